//! The body of an error response, before its type is decided.

use super::node::Node;

/// The body of an error response.
pub(super) struct ErrorBody<'d> {
    /// The index of its endpoint in the draft.
    pub(super) endpoint: usize,
    /// The key in `errors`.
    pub(super) status: String,
    /// The prefix of the names of types.
    pub(super) place: String,
    pub(super) schema: Node<'d>,
}
