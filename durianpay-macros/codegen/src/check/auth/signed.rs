//! Checks one signing scheme.

use super::super::{Checker, check_plain_name};
use super::header::check_header_name;
use super::named::check_named;
use super::template::{self, Kinds, Place, Placeholders};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::{UNIQUE_ID_DIGITS, UNIQUE_ID_MAX, offset_minutes};
use crate::model::{
    CredentialKind, NamedTemplate, Part, SignatureRule, SigningScheme, TimestampRule,
};
use crate::raw::{RawApi, RawAuth, RawRequestSignature, RawTimestamp};
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeMap;

/// The number of digits of a unique id if a scheme does not set it.
const DEFAULT_DIGITS: u8 = 32;

/// Checks a scheme. Returns `None` if a part that is required for signing is
/// invalid.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    credentials: &Kinds<'_>,
    api: &RawApi,
    raw: &RawAuth,
) -> Option<SigningScheme> {
    let rule = &rules::SIGNED_SCHEME;
    let is_named = check_plain_name(diagnostics, rule, "a signed scheme", &raw.name);
    let headers = check_headers(diagnostics, checker, credentials, raw);
    let signature = raw.signature.as_ref();
    if signature.is_none() {
        diagnostics.push(
            Diagnostic::new(
                &rules::SIGNED_SCHEME,
                raw.name.span,
                format!("the signed scheme `{}` has no signature", raw.name.value),
            )
            .help(format!("add `[auth.{}.signature]`", raw.name.value)),
        );
    }
    let signature =
        signature.and_then(|rule| check_signature(diagnostics, checker, credentials, raw, rule));
    let token = raw
        .token
        .as_ref()
        .map(|token| super::token::check(diagnostics, checker, credentials, token, false));
    let timestamp = timestamp(diagnostics, checker, raw.timestamp.as_ref());
    let headers = headers?;
    check_has_signature(diagnostics, raw, &headers);
    check_idempotency(diagnostics, api, raw, &headers);
    let scheme = SigningScheme {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        unique_id_digits: digits(raw, &headers, diagnostics),
        unique_id_max: longest_id(raw, &headers, diagnostics),
        headers,
        signature: signature?,
        token: token.flatten(),
        timestamp,
    };
    let has_its_token = raw.token.is_none() || scheme.token.is_some();
    (is_named && has_its_token).then_some(scheme)
}

fn check_headers(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    credentials: &Kinds<'_>,
    raw: &RawAuth,
) -> Option<Vec<NamedTemplate>> {
    let placeholders = Placeholders {
        place: Place::Header,
        credentials,
        has_token: raw.token.is_some(),
    };
    let mut seen: BTreeMap<String, &At<String>> = BTreeMap::new();
    let mut headers = Vec::new();
    let mut is_valid = true;
    for header in &raw.headers {
        let first = seen.insert(header.name.value.to_ascii_lowercase(), &header.name);
        let is_free = check_header_name(diagnostics, &header.name, first);
        let read = check_named(diagnostics, checker, placeholders, header);
        is_valid &= is_free && read.is_some();
        headers.extend(read.filter(|_| is_free));
    }
    is_valid.then_some(headers)
}

fn check_signature(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    credentials: &Kinds<'_>,
    scheme: &RawAuth,
    raw: &RawRequestSignature,
) -> Option<SignatureRule> {
    let placeholders = Placeholders {
        place: Place::Over,
        credentials,
        has_token: scheme.token.is_some(),
    };
    let over = raw.over.as_ref();
    let over = over.and_then(|over| template::check(diagnostics, placeholders, over));
    let is_key = check_key(diagnostics, credentials, raw);
    let about = checker.about(diagnostics, &raw.common, raw.span);
    let rule = SignatureRule {
        about,
        algorithm: raw.algorithm.as_ref()?.value,
        key: raw.key.as_ref()?.value.clone(),
        encoding: raw.encoding.as_ref()?.value,
        over: over?,
    };
    is_key.then_some(rule)
}

/// ```toml
/// algorithm = "rsa-sha256"
/// key       = "client_secret"
/// ```
fn check_key(
    diagnostics: &mut Diagnostics,
    credentials: &Kinds<'_>,
    raw: &RawRequestSignature,
) -> bool {
    let (Some(key), Some(algorithm)) = (&raw.key, &raw.algorithm) else {
        return false;
    };
    let wanted = algorithm.value.key_kind();
    let Some(kind) = credentials.get(key.as_str()) else {
        let fitting = credentials.iter().filter(|(_, kind)| **kind == wanted);
        let fitting = fitting.map(|(name, _)| *name);
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_CREDENTIAL,
            key.span,
            format!("unknown credential `{}`", key.value),
        );
        let otherwise = format!("add `[credential.{}]` with its `kind`", key.value);
        let unknown = diagnostics.suggest_or(unknown, &key.value, fitting, otherwise);
        diagnostics.push(unknown);
        return false;
    };
    if *kind == wanted {
        return true;
    }
    let kind = match wanted {
        CredentialKind::Text => "text",
        CredentialKind::Secret => "secret",
        CredentialKind::RsaPrivateKey => "rsa_private_key",
    };
    diagnostics.push(
        Diagnostic::new(
            &rules::SIGNATURE_KEY,
            key.span,
            format!("the credential `{}` is not of the kind `{kind}`", key.value),
        )
        .related(algorithm.span, "the algorithm requires a key of this kind")
        .help(format!("name a credential of the kind `{kind}`")),
    );
    false
}

/// ```toml
/// [auth.transaction.headers]
/// X-TIMESTAMP = "{timestamp}"   # but no header contains the signature
/// ```
fn check_has_signature(diagnostics: &mut Diagnostics, raw: &RawAuth, headers: &[NamedTemplate]) {
    let has_signature = headers
        .iter()
        .any(|header| header.template.contains(&Part::Signature));
    if !has_signature {
        diagnostics.push(Diagnostic::new(
            &rules::SIGNATURE_WITHOUT_HEADER,
            raw.name.span,
            format!("no header of `{}` contains the signature", raw.name.value),
        ));
    }
}

/// ```toml
/// [api]
/// idempotency_header = "X-EXTERNAL-ID"
///
/// [auth.transaction.headers]
/// X-EXTERNAL-ID = "{timestamp}"
/// ```
fn check_idempotency(
    diagnostics: &mut Diagnostics,
    api: &RawApi,
    raw: &RawAuth,
    headers: &[NamedTemplate],
) {
    let Some(name) = &api.idempotency_header else {
        return;
    };
    let is_it = |other: &str| name.value.eq_ignore_ascii_case(other);
    let header = headers.iter().find(|header| is_it(&header.name));
    let written = raw
        .headers
        .iter()
        .find(|header| is_it(header.name.as_str()));
    if let (Some(header), Some(written)) = (header, written)
        && header.template != [Part::UniqueId]
    {
        let span = written
            .value
            .as_ref()
            .map_or(written.name.span, |at| at.span);
        diagnostics.push(
            Diagnostic::new(
                &rules::IDEMPOTENCY_TEMPLATE,
                span,
                format!(
                    "the header `{}` must be `{{unique_id}}`: it carries the idempotency key",
                    header.name
                ),
            )
            .related(name.span, "the idempotency header is set here"),
        );
    }
}

/// ```toml
/// unique_id_digits = 40
/// ```
fn digits(raw: &RawAuth, headers: &[NamedTemplate], diagnostics: &mut Diagnostics) -> u8 {
    let Some(digits) = &raw.unique_id_digits else {
        return DEFAULT_DIGITS;
    };
    check_has_id(raw, headers, "unique_id_digits", digits.span, diagnostics);
    within(digits.value, UNIQUE_ID_DIGITS).unwrap_or(DEFAULT_DIGITS)
}

/// ```toml
/// unique_id_digits = 32
/// unique_id_max    = 20
/// ```
fn longest_id(
    raw: &RawAuth,
    headers: &[NamedTemplate],
    diagnostics: &mut Diagnostics,
) -> Option<u8> {
    let longest = raw.unique_id_max.as_ref()?;
    check_has_id(raw, headers, "unique_id_max", longest.span, diagnostics);
    let fitting = within(longest.value, UNIQUE_ID_MAX)?;
    let digits = raw.unique_id_digits.as_ref();
    let digits = digits.and_then(|digits| within(digits.value, UNIQUE_ID_DIGITS));
    let digits = digits.unwrap_or(DEFAULT_DIGITS);
    if fitting < digits {
        diagnostics.push(
            Diagnostic::new(
                &rules::SIGNING_NUMBER,
                longest.span,
                format!(
                    "the client's own ids have {digits} digits, and `unique_id_max` is {fitting}"
                ),
            )
            .help("make `unique_id_digits` smaller, or `unique_id_max` larger"),
        );
    }
    Some(fitting)
}

/// ```toml
/// headers          = { X-SIGNATURE = "{signature}" }
/// unique_id_digits = 20
/// ```
fn check_has_id(
    raw: &RawAuth,
    headers: &[NamedTemplate],
    key: &str,
    span: Span,
    diagnostics: &mut Diagnostics,
) {
    let mut parts = headers.iter().flat_map(|header| &header.template);
    if !parts.any(|part| *part == Part::UniqueId) {
        diagnostics.push(
            Diagnostic::new(
                &rules::SIGNED_SCHEME,
                span,
                format!("no header of `{}` contains a unique id", raw.name.value),
            )
            .help(format!(
                "remove `{key}`, or add a header with `{{unique_id}}`"
            )),
        );
    }
}

/// Returns a number that is within its range, which is reported elsewhere if it is not.
fn within(number: i64, (least, most): (i64, i64)) -> Option<u8> {
    let fits = (least..=most).contains(&number);
    u8::try_from(number).ok().filter(|_| fits)
}

fn timestamp(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: Option<&RawTimestamp>,
) -> TimestampRule {
    let Some(raw) = raw else {
        return TimestampRule::default();
    };
    let offset = raw.offset.as_ref();
    let offset = offset.and_then(|offset| offset_minutes(offset.as_str()));
    let digits = raw.fraction_digits.as_ref();
    let digits = digits.and_then(|digits| u8::try_from(digits.value).ok());
    TimestampRule {
        about: checker.about(diagnostics, &raw.common, raw.span),
        offset_minutes: offset.unwrap_or_default(),
        fraction_digits: digits.unwrap_or_default(),
    }
}
