//! Checks the tables that describe the API as a whole: environments, authentication
//! and the error body.

use super::auth;
use super::base_url;
use super::codes;
use super::collisions::Identifiers;
use super::constant_headers;
use super::field_index::FieldIndex;
use super::field_path::{Wanted, check_path};
use super::time::is_rfc_3339;
use super::types::only_one;
use super::{Checker, check_plain_name, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::headers;
use crate::model::{Api, Environment, ErrorShape, FieldPath, Spec, Type};
use crate::names;
use crate::raw::{RawEnvironment, RawErrorShape};
use crate::rules;
use crate::source::{At, Span};
use crate::urls::is_plain;
use std::collections::BTreeMap;

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let error = only_one(diagnostics, "error", &checker.raw.errors, |raw| raw.span)
        .and_then(|raw| check_error(diagnostics, checker, spec, raw));
    let environments = check_environments(diagnostics, checker);
    let Some(raw) = only_one(diagnostics, "api", &checker.raw.apis, |raw| raw.span) else {
        report_orphans(diagnostics, checker);
        return;
    };
    let (auth, signing) = auth::check(diagnostics, checker, raw);
    let headers = constant_headers::check(diagnostics, checker, raw, &auth, &signing);
    spec.api = Some(Api {
        about: checker.about(diagnostics, &raw.common, raw.span),
        name: raw
            .name
            .as_ref()
            .map_or_else(String::new, |name| name.value.clone()),
        auth,
        signing,
        envelope: raw.envelope.as_ref().map(|key| key.value.clone()),
        idempotency_header: raw
            .idempotency_header
            .as_ref()
            .map(|header| header.value.clone()),
        unset_time: check_unset_time(diagnostics, raw.unset_time.as_ref()),
        headers,
        environments,
        error,
    });
}

/// Reports a missing environment in a spec that has no other error: an environment with one is not
/// among those that are checked.
///
/// ```toml
/// [api]                  # without any `[environment.NAME]`
/// [endpoint."orders.get"]
/// ```
pub(super) fn check_has_environment(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let raw = checker.raw;
    let is_needed = !raw.endpoints.is_empty() && raw.environments.is_empty();
    if let (Some(api), true, true) = (raw.apis.first(), is_needed, diagnostics.is_empty()) {
        diagnostics.push(Diagnostic::new(
            &rules::NO_ENVIRONMENT,
            api.span,
            "the API has no environment, so its endpoints have no base URL",
        ));
    }
}

/// ```toml
/// unset_time = "0001-01-01"
/// ```
fn check_unset_time(diagnostics: &mut Diagnostics, time: Option<&At<String>>) -> Option<String> {
    let time = time?;
    if !is_rfc_3339(time.as_str()) {
        diagnostics.push(Diagnostic::new(
            &rules::UNSET_TIME,
            time.span,
            format!("`{}` is not an RFC 3339 timestamp", time.value),
        ));
        return None;
    }
    Some(time.value.clone())
}

/// Reports the tables that need an `[api]`. A spec without `[api]` extends the API
/// of the client, which already has them.
fn report_orphans(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let environments = checker
        .raw
        .environments
        .iter()
        .map(|raw| ("environment", raw.name.span));
    let auths = checker.raw.auths.iter().map(|raw| ("auth", raw.name.span));
    let credentials = checker.raw.credentials.iter();
    let credentials = credentials.map(|raw| ("credential", raw.name.span));
    let errors = checker.raw.errors.iter().map(|raw| ("error", raw.span));
    let all = environments.chain(auths).chain(credentials).chain(errors);
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(_, span)| *span);
    // One table is missing, however many need it.
    if let Some(((table, span), others)) = all.split_first() {
        let diagnostic = Diagnostic::new(
            &rules::NO_API,
            *span,
            format!("`{table}` describes an API, but this spec has no `[api]`"),
        );
        diagnostics.push(match others.last() {
            Some((table, span)) => diagnostic.related(*span, format!("so does `{table}`")),
            None => diagnostic,
        });
    }
}

/// ```toml
/// [environment.test_1]
/// [environment.test__1]
/// ```
fn check_environments(diagnostics: &mut Diagnostics, checker: &Checker<'_>) -> Vec<Environment> {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut constants = Identifiers::new("environments");
    let mut environments = Vec::new();
    for raw in &checker.raw.environments {
        if let Some(first) = seen.get(raw.name.as_str()) {
            diagnostics.push(duplicate("environment", &raw.name, *first));
            continue;
        }
        seen.insert(raw.name.as_str(), raw.name.span);
        let rule = &rules::ENVIRONMENT_NAME;
        let constant = names::screaming(raw.name.as_str());
        if check_plain_name(diagnostics, rule, "an environment", &raw.name)
            && constants.claim(diagnostics, &constant, raw.name.span)
        {
            environments.extend(check_environment(diagnostics, checker, raw));
        }
    }
    environments
}

/// ```toml
/// [environment.live]
/// url = "http://api.example.com/"
/// ```
fn check_environment(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEnvironment,
) -> Option<Environment> {
    let url = raw.url.as_ref()?;
    let plain = raw.plain_http.as_ref().filter(|plain| plain.value);
    if !base_url::check(diagnostics, url, plain.is_some()) {
        return None;
    }
    if let Some(plain) = plain.filter(|_| !is_plain(&url.value)) {
        diagnostics.push(
            Diagnostic::new(
                &rules::PLAIN_HTTP,
                plain.span,
                format!("`plain_http`, but `{}` is encrypted", url.value),
            )
            .related(url.span, "the URL is here"),
        );
    }
    Some(Environment {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        url: url.value.clone(),
        key_prefix: raw.key_prefix.as_ref().map(|prefix| prefix.value.clone()),
        live: raw.live.as_ref().is_some_and(|live| live.value),
    })
}

/// ```toml
/// [error]
/// type = "ErrorBody"
/// code = "eror_code"
/// ```
fn check_error(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    raw: &RawErrorShape,
) -> Option<ErrorShape> {
    let request_id_header = check_header(diagnostics, raw.request_id_header.as_ref());
    let codes = codes::check_codes(diagnostics, checker, raw);
    let object = checker.object(diagnostics, "type", raw.ty.as_ref())?;
    let index = FieldIndex::new(spec);
    let mut fields = |paths: &[At<String>], wanted: Wanted| -> Vec<FieldPath> {
        let paths = paths.iter();
        let valid = paths.filter_map(|path| {
            check_path(diagnostics, checker, spec, &index, &object, path, wanted)
        });
        valid.collect()
    };
    let text = Wanted {
        takes: |ty| ty.is_scalar() && *ty != Type::Boolean || *ty == Type::Json,
        problem: "is neither a string nor a number",
    };
    let list = Wanted {
        takes: |ty| matches!(ty, Type::List(_) | Type::Map(_) | Type::Json),
        problem: "is neither a list nor a map",
    };
    Some(ErrorShape {
        codes,
        message: fields(&raw.message, text),
        code: fields(&raw.code, text),
        request_id: fields(&raw.request_id, text),
        request_id_header,
        unset_request_id: raw.unset_request_id.as_ref().map(|id| id.value.clone()),
        fields: fields(&raw.fields, list),
        about: checker.about(diagnostics, &raw.common, raw.span),
        object,
    })
}

/// ```toml
/// request_id_header = "X Request Id"
/// ```
fn check_header(diagnostics: &mut Diagnostics, name: Option<&At<String>>) -> Option<String> {
    let name = name?;
    if !headers::is_name(name.as_str()) {
        diagnostics.push(Diagnostic::new(
            &rules::HEADER_NAME,
            name.span,
            format!("`{}` is not a valid header name", name.value),
        ));
        return None;
    }
    Some(name.value.clone())
}
