//! Schemas as values of the language.

mod choice;
mod deferred;
mod exported;
mod forms;
mod kinds;
mod members;
mod merge;
mod objects;
mod reader;
mod references;
mod refined;
mod sorted;
mod tagged;
mod value;

pub(super) use forms::is_closed_and_empty;
pub(super) use reader::SchemaReader;
