//! Checks schemes that send credentials: user and password, headers, and parameters of the query.

use super::super::{Checker, check_plain_name};
use super::header::check_header_name;
use super::key::check_parameter;
use super::named::check_named;
use super::template::{self, Kinds, Place, Placeholders};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::AuthScheme;
use crate::model::{NamedTemplate, Part, SendingScheme, Template};
use crate::raw::{RawApi, RawAuth, RawTemplate};
use crate::rules;
use crate::source::At;
use std::collections::BTreeMap;

/// Checks a scheme. Returns `None` if a part of it is invalid.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    credentials: &Kinds<'_>,
    api: &RawApi,
    raw: &RawAuth,
) -> Option<SendingScheme> {
    let is_named = check_plain_name(diagnostics, &rules::AUTH_KEYS, "this scheme", &raw.name);
    let about = checker.about(diagnostics, &raw.common, raw.name.span);
    let placeholders = Placeholders {
        place: Place::Sent,
        credentials,
        has_token: raw.token.is_some(),
    };
    let token = raw.token.as_ref().filter(|_| raw.is(AuthScheme::Headers));
    let rule =
        token.map(|token| super::token::check(diagnostics, checker, credentials, token, true));
    if raw.is(AuthScheme::Basic) {
        let basic = check_basic(diagnostics, placeholders, raw)?;
        return is_named.then(|| SendingScheme {
            about,
            name: raw.name.value.clone(),
            basic: Some(basic),
            headers: Vec::new(),
            query: Vec::new(),
            token: None,
        });
    }
    let headers = check_headers(diagnostics, checker, placeholders, api, raw);
    let query = check_query(diagnostics, checker, placeholders, raw);
    let (headers, query) = (headers?, query?);
    check_sends(diagnostics, raw, &headers, &query);
    let scheme = SendingScheme {
        about,
        name: raw.name.value.clone(),
        basic: None,
        headers,
        query,
        token: rule.flatten(),
    };
    let has_its_token = raw.token.is_none() || scheme.token.is_some();
    (is_named && has_its_token).then_some(scheme)
}

/// ```toml
/// [auth.account]
/// scheme = "basic"
/// user   = "{account}"   # but no `password`
/// ```
fn check_basic(
    diagnostics: &mut Diagnostics,
    placeholders: Placeholders<'_>,
    raw: &RawAuth,
) -> Option<(Template, Template)> {
    let mut read = |key, text| check_part(diagnostics, placeholders, raw, key, text);
    let user = read("user", raw.user.as_ref());
    let password = read("password", raw.password.as_ref());
    let (user, password) = (user?, password?);
    let has_colon = |part: &Part| matches!(part, Part::Text(text) if text.contains(':'));
    if user.iter().any(has_colon) {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_KEYS,
                raw.user.as_ref().map_or(raw.name.span, |user| user.span),
                "the user name of HTTP Basic cannot contain a colon",
            )
            .help("a colon ends the user name: write the rest as `password`"),
        );
        return None;
    }
    Some((user, password))
}

/// Checks the user name or the password.
fn check_part(
    diagnostics: &mut Diagnostics,
    placeholders: Placeholders<'_>,
    raw: &RawAuth,
    key: &str,
    text: Option<&At<String>>,
) -> Option<Template> {
    let Some(text) = text else {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_KEYS,
                raw.name.span,
                format!("auth `{}` has no `{key}`", raw.name.value),
            )
            .help("set both `user` and `password`, or neither: then the key is the user name"),
        );
        return None;
    };
    if text.value.contains(char::is_control) {
        diagnostics.push(Diagnostic::new(
            &rules::TEMPLATE_SYNTAX,
            text.span,
            format!("`{key}` contains a control character"),
        ));
        return None;
    }
    template::check(diagnostics, placeholders, text)
}

fn check_headers(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    placeholders: Placeholders<'_>,
    api: &RawApi,
    raw: &RawAuth,
) -> Option<Vec<NamedTemplate>> {
    let mut seen: BTreeMap<String, &At<String>> = BTreeMap::new();
    let mut headers = Vec::new();
    let mut is_valid = true;
    for header in &raw.headers {
        let first = seen.insert(header.name.value.to_ascii_lowercase(), &header.name);
        let is_free = check_header_name(diagnostics, &header.name, first)
            && check_idempotency(diagnostics, api, header);
        let read = check_named(diagnostics, checker, placeholders, header);
        is_valid &= is_free && read.is_some();
        headers.extend(read);
    }
    is_valid.then_some(headers)
}

/// ```toml
/// [api]
/// idempotency_header = "X-Request-Id"
///
/// [auth.bot]
/// scheme  = "headers"
/// headers = { X-Request-Id = "{client_id}" }
/// ```
fn check_idempotency(diagnostics: &mut Diagnostics, api: &RawApi, header: &RawTemplate) -> bool {
    let key = api.idempotency_header.as_ref();
    let key = key.filter(|key| key.value.eq_ignore_ascii_case(header.name.as_str()));
    if let Some(key) = key {
        diagnostics.push(
            Diagnostic::new(
                &rules::AUTH_NAME,
                header.name.span,
                format!(
                    "the header `{}` cannot carry both credentials and the idempotency key",
                    header.name.value
                ),
            )
            .related(key.span, "this header carries the idempotency key")
            .help("remove the header from the scheme"),
        );
    }
    key.is_none()
}

fn check_query(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    placeholders: Placeholders<'_>,
    raw: &RawAuth,
) -> Option<Vec<NamedTemplate>> {
    let mut query = Vec::new();
    let mut is_valid = true;
    for parameter in &raw.query {
        let is_named = check_parameter(diagnostics, &parameter.name);
        let read = check_named(diagnostics, checker, placeholders, parameter);
        is_valid &= is_named && read.is_some();
        query.extend(read);
    }
    is_valid.then_some(query)
}

/// ```toml
/// [auth.bot]
/// scheme = "headers"   # but neither `headers` nor `query`
/// ```
fn check_sends(
    diagnostics: &mut Diagnostics,
    raw: &RawAuth,
    headers: &[NamedTemplate],
    query: &[NamedTemplate],
) {
    let mut parts = headers.iter().chain(query).flat_map(|one| &one.template);
    let problem = if headers.is_empty() && query.is_empty() {
        "has neither `headers` nor a `query`"
    } else if raw.token.is_some() && !parts.any(|part| *part == Part::Token) {
        "fetches a token, but does not send it: nothing contains `{token}`"
    } else {
        return;
    };
    diagnostics.push(Diagnostic::new(
        &rules::AUTH_KEYS,
        raw.name.span,
        format!("auth `{}` {problem}", raw.name.value),
    ));
}
