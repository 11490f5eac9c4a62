//! Webhooks as written.

use super::common::RawCommon;
use crate::grammar::{SignatureForm, SignatureList};
use crate::model::{Encoding, SecretForm, TimeUnit, WebhookScheme};
use crate::source::{At, Span};

/// A place in a webhook.
#[derive(Debug)]
pub(crate) struct RawPlace {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) key: Option<At<String>>,
    pub(crate) header: Option<At<String>>,
}

/// The signature of webhooks, of either form.
#[derive(Debug)]
pub(crate) struct RawSignature {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) scheme: Option<At<WebhookScheme>>,
    pub(crate) over: Vec<At<String>>,
    /// Whether `over` is a list, even one with a single item.
    pub(crate) is_over_list: bool,
    pub(crate) separator: Option<At<String>>,
    // Of a signature inside the payload.
    pub(crate) place: Option<At<String>>,
    pub(crate) amount_text: Option<At<String>>,
    pub(crate) live: Option<At<String>>,
    // Of a signature over the body.
    pub(crate) form: Option<At<SignatureForm>>,
    pub(crate) header: Option<At<String>>,
    pub(crate) encoding: Option<At<Encoding>>,
    pub(crate) prefix: Option<At<String>>,
    pub(crate) list: Option<At<SignatureList>>,
    pub(crate) version: Option<At<String>>,
    pub(crate) timestamp: Option<RawSignedTime>,
    pub(crate) secret: Option<At<SecretForm>>,
}

impl RawSignature {
    /// Returns whether the body is signed as a whole.
    pub(crate) fn is_of_body(&self) -> bool {
        self.form.is_some() || self.header.is_some()
    }
}

/// The time of a webhook.
#[derive(Debug)]
pub(crate) struct RawSignedTime {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) header: Option<At<String>>,
    pub(crate) key: Option<At<String>>,
    pub(crate) pair: Option<At<String>>,
    pub(crate) unit: Option<At<TimeUnit>>,
    pub(crate) tolerance_seconds: Option<At<i64>>,
}
