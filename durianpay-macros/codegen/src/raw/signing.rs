//! Credentials, signatures and tokens, as written.

use super::common::RawCommon;
use crate::model::{Algorithm, CredentialKind, Encoding};
use crate::source::{At, Span};

#[derive(Debug)]
pub(crate) struct RawCredential {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) kind: Option<At<CredentialKind>>,
    pub(crate) default: Option<At<String>>,
    pub(crate) optional: Option<At<bool>>,
}

/// The template of a header, or of a field of a body.
#[derive(Debug)]
pub(crate) struct RawTemplate {
    pub(crate) name: At<String>,
    pub(crate) common: RawCommon,
    pub(crate) value: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawTimestamp {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) offset: Option<At<String>>,
    pub(crate) fraction_digits: Option<At<i64>>,
}

#[derive(Debug)]
pub(crate) struct RawRequestSignature {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) algorithm: Option<At<Algorithm>>,
    pub(crate) key: Option<At<String>>,
    pub(crate) encoding: Option<At<Encoding>>,
    pub(crate) over: Option<At<String>>,
}

#[derive(Debug)]
pub(crate) struct RawToken {
    pub(crate) span: Span,
    pub(crate) common: RawCommon,
    pub(crate) endpoint: Option<At<String>>,
    pub(crate) body: Vec<RawTemplate>,
    pub(crate) token: Option<At<String>>,
    pub(crate) expires: Option<At<String>>,
    pub(crate) lifetime_seconds: Option<At<i64>>,
}
