//! A request and the secrets that authenticate it.

use super::tokens::Tokens;
use crate::simulate::spec::credentials::Credentials;
use crate::simulate::spec::template::{Values, capture};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_codegen::model::NamedTemplate;
use http::HeaderMap;

/// The reason why a request is not authenticated.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::simulate::spec) struct Denied {
    /// `the header `X-Api-Key` is missing`
    pub(in crate::simulate::spec) reason: String,
    /// Whether the token is the reason.
    pub(in crate::simulate::spec) is_token: bool,
}

impl Denied {
    pub(super) fn new(reason: impl Into<String>) -> Self {
        Self {
            reason: reason.into(),
            is_token: false,
        }
    }

    fn token() -> Self {
        Self {
            reason: "the token is unknown or expired".to_owned(),
            is_token: true,
        }
    }
}

/// A request, as far as its authentication is concerned.
#[derive(Debug)]
pub(in crate::simulate::spec) struct Bearer<'r> {
    pub(in crate::simulate::spec) method: &'r str,
    /// The path and the query, as sent.
    pub(in crate::simulate::spec) target: &'r str,
    pub(in crate::simulate::spec) headers: &'r HeaderMap,
    pub(in crate::simulate::spec) body: &'r [u8],
}

/// The secrets of the simulated API.
#[derive(Debug)]
pub(in crate::simulate::spec) struct Secrets<'s> {
    pub(in crate::simulate::spec) credentials: &'s Credentials,
    pub(in crate::simulate::spec) tokens: &'s Tokens,
}

/// Reads the values in a header that are not credentials.
pub(super) fn header_values(
    header: &NamedTemplate,
    credentials: &Credentials,
    headers: &HeaderMap,
) -> Result<Values, Denied> {
    let name = &header.name;
    let found = headers.get(name).and_then(|found| found.to_str().ok());
    let found = found.ok_or_else(|| Denied::new(format!("the header `{name}` is missing")))?;
    capture(&header.template, |name| credentials.text(name), found).ok_or_else(|| {
        Denied::new(format!(
            "the header `{name}` has another value than expected"
        ))
    })
}

pub(super) fn check_token(values: &Values, tokens: &Tokens) -> Result<(), Denied> {
    match values.get("token") {
        Some(token) if !tokens.is_valid(token) => Err(Denied::token()),
        _ => Ok(()),
    }
}

/// Returns the header of HTTP Basic.
pub(super) fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}
