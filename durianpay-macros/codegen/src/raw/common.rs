//! [`RawCommon`]: the keys that every table has.

use crate::model::Evidence;
use crate::source::At;

/// The keys that every table has.
#[derive(Debug, Default)]
pub(crate) struct RawCommon {
    pub(crate) doc: Option<At<String>>,
    pub(crate) link: Option<At<String>>,
    pub(crate) deprecated: Option<At<String>>,
    pub(crate) evidence: Option<At<Evidence>>,
    pub(crate) note: Option<At<String>>,
}
