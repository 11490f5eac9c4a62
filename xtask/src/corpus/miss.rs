//! [`Miss`]: a fact that an import has lost.

/// A fact of the document that is neither in the spec nor in the report.
#[derive(Debug)]
pub(super) struct Miss {
    pub(super) rule: &'static str,
    pub(super) pointer: String,
    pub(super) what: String,
}
