//! Currencies as written.

use super::common::RawCommon;
use crate::source::{At, Span};

/// The currency of a field.
#[derive(Debug)]
pub(crate) struct RawCurrency {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) code: Option<At<String>>,
    pub(crate) field: Option<At<String>>,
}
