//! The state that is shared while one case is written.

use durianpay_codegen::model::{Positions, Spec};
use std::collections::BTreeSet;

/// The values of one case have this in common.
pub(super) struct CaseContext<'a> {
    pub(super) spec: &'a Spec,
    /// What constructors take by name.
    pub(super) positions: &'a Positions<'a>,
    /// Which member of a union is sent.
    pub(super) member: usize,
    /// Objects being written, outermost first.
    pub(super) open: Vec<String>,
    /// Types that the case names.
    pub(super) types: BTreeSet<String>,
}
