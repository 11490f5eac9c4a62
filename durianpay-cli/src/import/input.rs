//! The files that an import reads.

/// A file of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The path or URL, as references contain it or are relative to.
    pub name: String,
    /// The content, in JSON or YAML.
    pub text: String,
}
