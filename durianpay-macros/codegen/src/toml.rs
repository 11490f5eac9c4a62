//! TOML as a tree in which every key and value has a span.

mod parse;
mod syntax;
mod value;

pub(crate) use parse::parse;
pub(crate) use value::{TomlTable, TomlValue};
