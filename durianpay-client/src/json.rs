//! JSON values that preserve their notation, and decoding and encoding of API types.
//!
//! Decoding checks the whole document and collects every issue. Only an issue with something
//! required makes a document unreadable. Members without a field, and fields that cannot be
//! read, are kept in [`UnknownFields`] and written back unchanged.

mod bounds;
pub(crate) mod choice;
pub(crate) mod constant;
pub(crate) mod decoder;
pub(crate) mod document;
pub(crate) mod dotted;
pub(crate) mod drift;
mod escape;
pub(crate) mod extension;
mod found;
mod from_deserializer;
mod impls;
mod issue;
mod notes;
#[cfg(feature = "signing")]
pub(crate) mod notified;
mod object;
mod parse;
mod path;
pub(crate) mod place;
pub(crate) mod schema;
pub(crate) mod serde_impls;
mod settle;
mod splice;
mod syntax_error;
pub(crate) mod tape;
mod tolerance;
pub(crate) mod tree;
pub(crate) mod union;
mod unknown_fields;
mod unreadable;
mod value;
pub(crate) mod writer;

#[cfg(test)]
mod tests;

pub use decoder::Decode;
pub use document::{ReadError, from_slice, from_str, to_string};
pub use issue::{DecodeError, DecodeIssue, DecodeIssueKind};
pub use syntax_error::SyntaxError;
pub use tape::Kind;
pub use union::UnknownMember;
pub use unknown_fields::UnknownFields;
pub use unreadable::Unreadable;
pub use value::Json;
pub use writer::Encode;
