//! The state that is shared while a case is written.

use durianpay_codegen::model::{Positions, Spec};
use std::collections::BTreeSet;

/// The state that the values of a case share.
pub(super) struct CaseContext<'a> {
    pub(super) spec: &'a Spec,
    /// Which constructors take their values by name.
    pub(super) positions: &'a Positions<'a>,
    /// The index of the union member that is sent.
    pub(super) member: usize,
    /// The objects being written, outermost first.
    pub(super) open: Vec<String>,
    /// The types that the case uses.
    pub(super) types: BTreeSet<String>,
}
