//! JSON: read into a flat tree, decoded into types, and written back.
//!
//! Reading is in two steps. [`Tree::parse`] checks a document and notes where its values
//! stand; a [`Decoder`] then reads those values as types and collects every fault. What
//! a type does not show is kept in its [`Fields`], so that a [`Writer`] gives back what
//! was read.

mod collect;
mod constant;
mod decoder;
pub(crate) mod digits;
mod drift;
mod escape;
mod fault;
mod fields;
mod limits;
mod node;
mod object;
mod parse;
mod path;
mod raw;
mod shape;
#[doc(hidden)]
pub mod shim;
mod syntax;
mod tree;
mod union;
mod values;
mod writer;

#[cfg(test)]
mod tests;

#[doc(hidden)]
pub use constant::Constant;
pub use decoder::{Decoder, Mode};
pub use fault::{DecodeError, Fault, FaultKind};
pub use fields::Fields;
pub use node::{Items, Kind, Members, Node};
pub use raw::Json;
pub use shape::{FieldShape, Kinds, Limits, Notation, Presence, Shape};
pub use syntax::SyntaxError;
pub use tree::Tree;
#[doc(hidden)]
pub use union::Tagged;
pub use union::{Union, UnknownMember};
pub use writer::Writer;

/// A type that can be read from JSON.
///
/// Objects are read in place: a [`Decoder`] fills their fields as [`Place`]s, by a table
/// of them. So no code is built that moves each field from where it was read.
pub trait Decode: Place + Sized {
    /// What stands in a place before anything is read into it. It holds no memory.
    const BLANK: Self;
}

/// Where a value is read to: a field of an object, an item of a list.
pub trait Place {
    /// Reads a value into a place that is blank. What is wrong with it is noted in the
    /// decoder, and what stands in the place then is of no use.
    fn fill(&mut self, decoder: &mut Decoder, node: Node<'_>);
}

/// A type that can be written as JSON.
pub trait Encode {
    /// Writes exactly one value.
    fn encode(&self, writer: &mut Writer);

    /// Whether there is nothing to write, where that is allowed.
    fn is_unset(&self) -> bool {
        false
    }
}

/// Why bytes could not be read as a type.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// They are not JSON.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// They are JSON, but not of that type.
    #[error(transparent)]
    Decode(#[from] DecodeError),
}

/// Reads a document as the vendor sends it: see [`Mode::Lenient`].
///
/// # Errors
///
/// When it is not JSON, or not of that type.
///
/// ```
/// use durianpay_client::{Amount, json};
///
/// let amounts: Vec<Amount> = json::from_slice(br#"["10000.67", 5]"#)?;
/// assert_eq!(amounts[1], Amount::from(5));
///
/// let error = json::from_slice::<Vec<Amount>>(b"[true]").unwrap_err();
/// assert_eq!(error.to_string(), "at `$[0]`: expected an amount, found a boolean");
/// # Ok::<(), json::ReadError>(())
/// ```
pub fn from_slice<T: Decode>(bytes: &[u8]) -> Result<T, ReadError> {
    read(bytes, Mode::Lenient)
}

/// As [`from_slice`], from text.
///
/// # Errors
///
/// As [`from_slice`].
pub fn from_str<T: Decode>(text: &str) -> Result<T, ReadError> {
    read(text.as_bytes(), Mode::Lenient)
}

/// Reads a document as it is specified, and nothing else: see [`Mode::Strict`].
///
/// # Errors
///
/// When it is not JSON, or not as specified.
pub fn from_slice_strict<T: Decode>(bytes: &[u8]) -> Result<T, ReadError> {
    read(bytes, Mode::Strict)
}

pub(crate) fn read<T: Decode>(bytes: &[u8], mode: Mode) -> Result<T, ReadError> {
    let mut value = T::BLANK;
    read_into(bytes, mode, &mut value)?;
    Ok(value)
}

/// The same, built once and not for every type.
fn read_into(bytes: &[u8], mode: Mode, place: &mut dyn Place) -> Result<(), ReadError> {
    let tree = Tree::parse(bytes)?;
    let mut decoder = Decoder::new(mode);
    place.fill(&mut decoder, tree.root());
    Ok(decoder.finish(())?)
}

/// Writes a value as JSON without white space.
///
/// ```
/// use durianpay_client::{Amount, json};
///
/// assert_eq!(json::to_string(&vec![Amount::from(5)]), r#"["5.00"]"#);
/// ```
pub fn to_string<T: Encode + ?Sized>(value: &T) -> String {
    let mut writer = Writer::new();
    value.encode(&mut writer);
    writer.finish()
}
