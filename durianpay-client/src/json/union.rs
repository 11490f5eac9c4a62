//! Tagged unions whose tag is next to the content.

use super::decoder::{DecodeInto, Decoder};
use super::tree::Node;
use super::value::Json;
use super::writer::{Encode, Writer};
use std::fmt;

/// A union of object types, selected by a tag next to the content: `{"type":
/// "QRIS", "request": {…}}`.
///
/// Its [`Encode`] implementation writes the content without the tag.
pub trait Union: Encode + Sized {
    /// The initial value of a place before anything is read into it.
    const EMPTY: Self;

    /// Reads the content that the tag selects.
    fn decode(decoder: &mut Decoder, tag: Node<'_>, content: Node<'_>) -> Self;

    /// Returns the tag as written on the wire.
    fn tag(&self) -> &str;
}

/// A union in an object, read together with the tag next to it.
#[doc(hidden)]
#[derive(Debug)]
pub struct Tagged<'p, T>(pub &'p mut T);

impl<T: Union> DecodeInto for Tagged<'_, T> {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        let tag = decoder.tag.beside(node);
        *self.0 = T::decode(decoder, tag, node);
    }
}

impl<T: Union> DecodeInto for Tagged<'_, Option<T>> {
    fn decode_into(&mut self, decoder: &mut Decoder, node: Node<'_>) {
        let tag = decoder.tag.beside(node);
        let is_unset = tag.is_absent() && node.is_unset();
        *self.0 = (!is_unset).then(|| T::decode(decoder, tag, node));
    }
}

/// A union member that the bindings do not know: its tag and its JSON, which are written
/// back unchanged.
///
/// You can also use it to send a member that the bindings have no type for yet:
///
/// ```
/// use durianpay_client::api::ChargeMethod;
/// use durianpay_client::json::{Json, UnknownMember};
///
/// let request = Json::parse(r#"{"order_id": "ord_1", "bank_code": "BCA"}"#)?;
/// let method = ChargeMethod::Unknown(UnknownMember::new("VA_NEXT", request));
/// assert_eq!(method.tag(), "VA_NEXT");
/// # Ok::<(), durianpay_client::json::SyntaxError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct UnknownMember {
    tag: String,
    content: Json,
}

impl UnknownMember {
    /// Creates a member from its tag and content.
    #[must_use]
    pub fn new(tag: impl Into<String>, content: Json) -> Self {
        Self {
            tag: tag.into(),
            content,
        }
    }

    /// Returns the tag as written on the wire.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Returns the content as received.
    #[must_use]
    pub fn content(&self) -> &Json {
        &self.content
    }

    #[doc(hidden)]
    pub const EMPTY: UnknownMember = UnknownMember {
        tag: String::new(),
        content: Json::null(),
    };

    #[doc(hidden)]
    pub fn decode(decoder: &mut Decoder, tag: &str, content: Node<'_>) -> Self {
        Self {
            tag: tag.to_owned(),
            content: decoder.json(content),
        }
    }
}

/// Writes the content, without the tag.
impl Encode for UnknownMember {
    fn encode(&self, writer: &mut Writer) {
        writer.undescribed(&self.content);
    }
}

impl fmt::Debug for UnknownMember {
    /// Shows only the tag, since the content may be sensitive.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownMember")
            .field("tag", &self.tag)
            .finish_non_exhaustive()
    }
}
