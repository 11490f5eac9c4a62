//! An operation of the document, and its path.

use super::node::Node;

/// An operation of the document.
#[derive(Debug, Clone)]
pub(super) struct Operation<'d> {
    pub(super) node: Node<'d>,
    /// What is said for all operations of the path.
    pub(super) shared: Node<'d>,
    /// `GET`.
    pub(super) verb: String,
    /// `/pets/{petId}`.
    pub(super) path: String,
}

/// A path in the form of the language, and what its placeholders were called.
pub(super) struct Path {
    pub(super) text: String,
    /// The name in the document, and here.
    pub(super) placeholders: Vec<(String, String)>,
}
