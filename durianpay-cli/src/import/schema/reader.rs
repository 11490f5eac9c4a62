//! The reader of schemas.

use crate::import::cx::Cx;

/// Reads schemas as values of the language. The files beside this one each hold the methods for some of the forms
/// that a schema may have, and all of them may meet any other form inside.
pub(in crate::import) struct SchemaReader<'c, 'd> {
    pub(super) cx: &'c mut Cx<'d>,
}

impl<'c, 'd> SchemaReader<'c, 'd> {
    pub(in crate::import) fn new(cx: &'c mut Cx<'d>) -> Self {
        Self { cx }
    }
}
