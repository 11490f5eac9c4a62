//! Edits of the spec that fix an error.

use crate::source::Span;

/// An edit of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The text to remove; an empty span marks an insertion.
    pub span: Span,
    /// The text to insert instead.
    pub replacement: String,
}
