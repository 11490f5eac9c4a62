//! An operation of the document, and its path.

use super::node::Node;

/// An operation of the document.
#[derive(Debug, Clone)]
pub(super) struct Operation<'d> {
    pub(super) node: Node<'d>,
    /// The path item, whose content applies to all operations of the path.
    pub(super) shared: Node<'d>,
    /// The HTTP method, such as `GET`.
    pub(super) verb: String,
    /// The path template, such as `/pets/{petId}`.
    pub(super) path: String,
}

/// A path in the notation of the language, and the original names of its placeholders.
pub(super) struct Path {
    pub(super) text: String,
    /// Pairs of the name in the document and the plain name.
    pub(super) placeholders: Vec<(String, String)>,
}
