//! The reader of schemas.

use crate::import::cx::Cx;

/// Reads schemas as values of the language. Each sibling file contains the methods for some kinds of schemas, and
/// each kind may contain all others.
pub(in crate::import) struct SchemaReader<'c, 'd> {
    pub(super) cx: &'c mut Cx<'d>,
}

impl<'c, 'd> SchemaReader<'c, 'd> {
    pub(in crate::import) fn new(cx: &'c mut Cx<'d>) -> Self {
        Self { cx }
    }
}
