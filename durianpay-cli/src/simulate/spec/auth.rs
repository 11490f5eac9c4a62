//! Checks the authentication of a request.

pub(super) mod request;
pub(super) mod sample;
mod signed;
pub(super) mod tokens;

use super::credentials::Credentials;
use super::pairs::Pairs;
use super::template::{capture, fill};
use durianpay_codegen::model::{Auth, Endpoint, SendingScheme, Spec, TokenRule};
use http::header::AUTHORIZATION;
use request::{Bearer, Denied, Secrets, basic, check_token, header_values};
use std::collections::BTreeMap;

/// Checks the authentication of a request for an endpoint. Removes its parameters from the query.
/// Returns a remark if it cannot be checked as a whole.
///
/// # Errors
///
/// Returns the reason if it is not authenticated.
pub(super) fn check(
    spec: &Spec,
    endpoint: &Endpoint,
    secrets: &Secrets<'_>,
    request: &Bearer<'_>,
    query: &mut Pairs,
) -> Result<Option<&'static str>, Denied> {
    let Some(api) = spec.called_api() else {
        return Ok(None);
    };
    let named = endpoint
        .auth
        .as_deref()
        .and_then(|name| api.auth.named(name));
    let key = secrets.credentials.key();
    let header = |name: &str, expected: &str| {
        let found = request.headers.get(name);
        let found = found.ok_or_else(|| Denied::new(format!("the header `{name}` is missing")))?;
        if found.as_bytes() == expected.as_bytes() {
            Ok(None)
        } else {
            Err(Denied::new(format!(
                "the header `{name}` has another value than expected"
            )))
        }
    };
    match named.unwrap_or(&api.auth.usual) {
        Auth::None => Ok(None),
        Auth::Basic => header(AUTHORIZATION.as_str(), &basic(key, "")),
        Auth::Bearer => header(AUTHORIZATION.as_str(), &format!("Bearer {key}")),
        Auth::Header(name) => header(name, key),
        Auth::Query(name) => match query.take(name) {
            None => Err(Denied::new(format!(
                "the parameter `{name}` of the query is missing"
            ))),
            Some(found) if found != key => Err(Denied::new(format!(
                "the parameter `{name}` of the query has another value than expected"
            ))),
            Some(_) => Ok(None),
        },
        Auth::Sending(name) => match api.auth.sending(name) {
            Some(scheme) => sending(scheme, secrets, request, query).map(|()| None),
            None => Ok(None),
        },
        Auth::Signed(name) => {
            let scheme = api.signing.iter().find(|scheme| scheme.name == *name);
            scheme.map_or(Ok(None), |scheme| signed::check(scheme, secrets, request))
        }
    }
}

/// Checks a scheme that sends credentials or a token.
fn sending(
    scheme: &SendingScheme,
    secrets: &Secrets<'_>,
    request: &Bearer<'_>,
    query: &mut Pairs,
) -> Result<(), Denied> {
    let credentials = secrets.credentials;
    if let Some((user, password)) = &scheme.basic {
        let text = |template| fill(template, |name| credentials.text(name));
        let expected = basic(&text(user), &text(password));
        let found = request.headers.get(AUTHORIZATION);
        if found.is_none_or(|found| found.as_bytes() != expected.as_bytes()) {
            return Err(Denied::new(
                "the user name or the password of HTTP Basic is missing or wrong",
            ));
        }
    }
    for header in &scheme.headers {
        let values = header_values(header, credentials, request.headers)?;
        check_token(&values, secrets.tokens)?;
    }
    for parameter in &scheme.query {
        let name = &parameter.name;
        let found = query.take(name);
        let found = found.ok_or_else(|| {
            Denied::new(format!("the parameter `{name}` of the query is missing"))
        })?;
        let values = capture(&parameter.template, |name| credentials.text(name), &found);
        let values = values.ok_or_else(|| {
            Denied::new(format!(
                "the parameter `{name}` of the query has another value than expected"
            ))
        })?;
        check_token(&values, secrets.tokens)?;
    }
    Ok(())
}

/// Returns the rules for the tokens that an endpoint issues.
pub(super) fn issued_by<'s>(spec: &'s Spec, endpoint: &str) -> Option<&'s TokenRule> {
    let api = spec.called_api()?;
    let sending = api
        .auth
        .sending
        .iter()
        .filter_map(|scheme| scheme.token.as_ref());
    let signing = api
        .signing
        .iter()
        .filter_map(|scheme| scheme.token.as_ref());
    let mut rules = sending.chain(signing);
    rules.find(|rule| rule.endpoint == endpoint)
}

/// Checks the credentials in the body of a request for a token.
///
/// # Errors
///
/// Returns the field that has another value than expected.
pub(super) fn check_token_body(
    rule: &TokenRule,
    credentials: &Credentials,
    sent: &BTreeMap<String, String>,
) -> Result<(), Denied> {
    for field in &rule.body {
        let expected = fill(&field.template, |name| credentials.text(name));
        if sent.get(&field.name) != Some(&expected) {
            let name = &field.name;
            return Err(Denied::new(format!(
                "the field `{name}` has another value than expected"
            )));
        }
    }
    Ok(())
}
