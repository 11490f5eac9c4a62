//! JSON: values that keep their notation, and reading and writing of API types.
//!
//! Reading checks the whole document and collects every issue of it. Members without a
//! field are kept in [`UnknownFields`], so that they are written back unchanged.

mod bounds;
pub(crate) mod constant;
pub(crate) mod decoder;
pub(crate) mod document;
mod drift;
mod escape;
pub(crate) mod extension;
mod from_deserializer;
mod impls;
mod issue;
mod object;
mod parse;
mod path;
pub(crate) mod schema;
pub(crate) mod serde_impls;
mod syntax_error;
pub(crate) mod tape;
pub(crate) mod tree;
pub(crate) mod union;
mod unknown_fields;
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
pub use value::Json;
pub use writer::Encode;
