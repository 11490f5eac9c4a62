//! [`RawCommon`]: what every node of a spec can carry.

use crate::model::Evidence;
use crate::source::At;

/// What every node of a spec can carry.
#[derive(Debug, Default)]
pub(crate) struct RawCommon {
    pub(crate) doc: Option<At<String>>,
    pub(crate) link: Option<At<String>>,
    pub(crate) deprecated: Option<At<String>>,
    pub(crate) evidence: Option<At<Evidence>>,
    pub(crate) note: Option<At<String>>,
}
