//! Notifications, as written.

use super::common::RawCommon;
use crate::model::{Algorithm, BodyForm, Encoding};
use crate::source::{At, Span};

#[derive(Debug)]
pub(crate) struct RawNotifications {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) success: Option<At<i64>>,
    pub(crate) retry_minutes: Vec<At<i64>>,
    pub(crate) signature: Option<RawNotificationSignature>,
}

#[derive(Debug)]
pub(crate) struct RawNotificationSignature {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) algorithm: Option<At<Algorithm>>,
    pub(crate) encoding: Option<At<Encoding>>,
    pub(crate) header: Option<At<String>>,
    pub(crate) timestamp_header: Option<At<String>>,
    pub(crate) token_header: Option<At<String>>,
    pub(crate) receiver_header: Option<At<String>>,
    pub(crate) over: Option<At<String>>,
    pub(crate) bodies: Vec<At<BodyForm>>,
}

#[derive(Debug)]
pub(crate) struct RawNotification {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) path: Option<At<String>>,
    pub(crate) data: Option<At<String>>,
    pub(crate) acknowledgement: Option<At<String>>,
}
