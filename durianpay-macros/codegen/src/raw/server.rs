//! Servers of an endpoint, as written.

use super::common::RawCommon;
use crate::source::At;

#[derive(Debug)]
pub(crate) struct RawServer {
    pub(crate) environment: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) url: Option<At<String>>,
}
