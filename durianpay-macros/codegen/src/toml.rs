//! TOML as a tree in which every key and value has a span.

mod brackets;
mod characters;
mod conflicts;
mod diagnosis;
mod fault;
mod habits;
mod keys;
mod lines;
mod parse;
mod quotes;
mod recovery;
mod scan;
mod slip;
mod statement;
mod syntax;
mod tokens;
mod value;
mod words;

pub(crate) use parse::{Document, parse, parse_all};
pub(crate) use value::{TomlTable, TomlValue};
