//! The bindings of a spec as formatted Rust code: as a single text, or as one file for each part of
//! the API.

mod files;
mod imports;
mod layout;
mod partition;
mod placement;
mod root;
#[cfg(test)]
mod tests;
mod text;

pub use files::{files, is_generated};
pub use text::text;
