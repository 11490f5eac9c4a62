//! Tagged unions whose tag lies beside the content.

use super::{Decoder, Json, Node, Writer};
use std::fmt;

/// A union of object types, told apart by a tag beside the content:
/// `{"type": "QRIS", "request": {…}}`.
pub trait Union: Sized {
    /// Reads the content that the tag announces.
    fn decode(decoder: &mut Decoder, tag: Node<'_>, content: Node<'_>) -> Self;

    /// The tag as it stands on the wire.
    fn tag(&self) -> &str;

    /// Writes the content, without the tag.
    fn encode_content(&self, writer: &mut Writer);
}

/// A member of a union that the bindings do not know: its tag and its JSON,
/// which go back out unchanged.
///
/// It also sends what the bindings have no type for yet:
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
#[derive(Clone, PartialEq)]
pub struct UnknownMember {
    tag: String,
    content: Json,
}

impl UnknownMember {
    /// A member with that tag and content.
    #[must_use]
    pub fn new(tag: impl Into<String>, content: Json) -> Self {
        Self {
            tag: tag.into(),
            content,
        }
    }

    /// The tag as it stands on the wire.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The content as it came.
    #[must_use]
    pub fn content(&self) -> &Json {
        &self.content
    }

    #[doc(hidden)]
    pub fn decode(decoder: &mut Decoder, tag: &str, content: Node<'_>) -> Self {
        Self {
            tag: tag.to_owned(),
            content: decoder.json(content),
        }
    }

    #[doc(hidden)]
    pub fn encode_content(&self, writer: &mut Writer) {
        writer.undescribed(&self.content);
    }
}

impl fmt::Debug for UnknownMember {
    /// Shows the tag alone: nobody knows which of the content is personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnknownMember")
            .field("tag", &self.tag)
            .finish_non_exhaustive()
    }
}
