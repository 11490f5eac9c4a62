//! The options of an import.

use super::convert::Input;

/// Selects the parts of a document to import, and how to read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The operations to import: tags, and path prefixes that begin with a slash. If empty, all are
    /// imported.
    pub only: Vec<String>,
    /// The key under which responses are wrapped.
    pub envelope: Option<String>,
    /// The overlays that are applied to the document before it is read, in this order.
    pub overlays: Vec<Input>,
}
