//! The options of an import.

/// The parts of a document to import, and how to read them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Tags, and beginnings of paths with a slash in front: the operations to
    /// import. Empty for all.
    pub only: Vec<String>,
    /// The key under which responses are wrapped.
    pub envelope: Option<String>,
}
