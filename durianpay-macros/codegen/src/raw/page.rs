//! The raw pages of a list.

use super::common::RawCommon;
use crate::source::{At, Span};

#[derive(Debug)]
pub(crate) struct RawPage {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) items: Option<At<String>>,
    pub(crate) skip: Option<At<String>>,
    pub(crate) cursor: Option<At<String>>,
    pub(crate) page: Option<At<String>>,
    pub(crate) link_header: Option<At<bool>>,
    pub(crate) limit: Option<At<String>>,
    pub(crate) next: Option<At<String>>,
    pub(crate) last: Option<At<String>>,
    pub(crate) more: Option<At<String>>,
    pub(crate) pages: Option<At<String>>,
    pub(crate) first: Option<At<i64>>,
    pub(crate) total: Vec<At<String>>,
}
