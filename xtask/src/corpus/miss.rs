//! [`Miss`]: a fact that an import has lost.

/// A fact of the document that is neither in the spec nor in the report.
#[derive(Debug)]
pub(crate) struct Miss {
    pub(crate) rule: &'static str,
    pub(crate) pointer: String,
    pub(crate) what: String,
}
