//! Checks the token that requests carry, and the endpoint that returns it.

use super::super::Checker;
use super::super::field_index::FieldIndex;
use super::super::unknown_field::report_unknown_field;
use super::named::check_named;
use super::template::{Kinds, Place, Placeholders};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Endpoint, Field, MediaForm, Spec, TokenRule, Type};
use crate::raw::RawToken;
use crate::rules;
use crate::source::At;
use std::collections::BTreeSet;

/// Checks the table of a token, but not its endpoint, which [`check_tokens`]
/// checks. The body of a signed scheme contains no secrets.
pub(super) fn check(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    credentials: &Kinds<'_>,
    raw: &RawToken,
    sends_secrets: bool,
) -> Option<TokenRule> {
    let placeholders = Placeholders {
        place: Place::TokenBody { sends_secrets },
        credentials,
        has_token: false,
    };
    let mut body = Vec::new();
    let mut is_valid = true;
    for field in &raw.body {
        let read = check_named(diagnostics, checker, placeholders, field);
        is_valid &= read.is_some();
        body.extend(read);
    }
    let lifetime = raw.lifetime_seconds.as_ref();
    let rule = TokenRule {
        about: checker.about(diagnostics, &raw.common, raw.span),
        endpoint: raw.endpoint.as_ref()?.value.clone(),
        body,
        token: raw.token.as_ref()?.value.clone(),
        expires: raw.expires.as_ref().map(|expires| expires.value.clone()),
        lifetime_seconds: lifetime.and_then(|seconds| u64::try_from(seconds.value).ok())?,
    };
    is_valid.then_some(rule)
}

/// Checks the endpoints of all tokens. The endpoints of the spec must have been
/// checked before. A token whose endpoint is unsuitable is removed.
pub(in crate::check) fn check_tokens(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &mut Spec,
) {
    let Some(api) = &spec.api else { return };
    let mut useless = BTreeSet::new();
    let index = FieldIndex::new(spec);
    let written = checker.raw.endpoints.iter();
    let is_own = |name: &At<String>| name.value != api.auth.name;
    let written = written.filter(|raw| raw.auth.as_ref().is_some_and(is_own));
    let written: BTreeSet<&str> = written.map(|raw| raw.name.as_str()).collect();
    let sending = api.auth.sending.iter().map(|scheme| &scheme.name);
    for scheme in api.signing.iter().map(|scheme| &scheme.name).chain(sending) {
        let raw = checker.index.raw.auth(scheme);
        let Some(raw) = raw.and_then(|raw| raw.token.as_ref()) else {
            continue;
        };
        let Some(name) = &raw.endpoint else { continue };
        let Some(endpoint) = spec.endpoint(name.as_str()) else {
            report_unknown(diagnostics, checker, name);
            useless.insert(scheme.clone());
            continue;
        };
        // The auth of the endpoint is invalid, which has been reported.
        if endpoint.auth.is_none() && written.contains(name.as_str()) {
            useless.insert(scheme.clone());
            continue;
        }
        let token_check = TokenCheck {
            checker,
            spec,
            index: &index,
            raw,
            name,
            endpoint,
        };
        if !token_check.run(diagnostics) {
            useless.insert(scheme.clone());
        }
    }
    if let Some(api) = &mut spec.api {
        let signing = api.signing.iter_mut();
        let signing = signing.map(|scheme| (&scheme.name, &mut scheme.token));
        let sending = api.auth.sending.iter_mut();
        let sending = sending.map(|scheme| (&scheme.name, &mut scheme.token));
        for (scheme, token) in signing.chain(sending) {
            if useless.contains(scheme) {
                *token = None;
            }
        }
    }
}

/// ```toml
/// endpoint = "acess_tokens.create"
/// ```
fn report_unknown(diagnostics: &mut Diagnostics, checker: &Checker<'_>, name: &At<String>) {
    let endpoints = &checker.index.endpoints;
    // The endpoint exists, but was omitted because of another error.
    if endpoints.contains(name.as_str()) {
        return;
    }
    let unknown = Diagnostic::new(
        &rules::UNKNOWN_ENDPOINT,
        name.span,
        format!("unknown endpoint `{}`", name.value),
    );
    let unknown = diagnostics.suggest_name(unknown, &name.value, endpoints.iter().copied());
    diagnostics.push(unknown);
}

/// The endpoint of a token, with the state that its checks share.
struct TokenCheck<'a> {
    checker: &'a Checker<'a>,
    spec: &'a Spec,
    index: &'a FieldIndex<'a>,
    raw: &'a RawToken,
    name: &'a At<String>,
    endpoint: &'a Endpoint,
}

fn is_multipart(endpoint: &Endpoint) -> bool {
    let content_type = endpoint.content_type.as_ref();
    content_type.is_some_and(|media_type| media_type.form() == MediaForm::Multipart)
}

impl TokenCheck<'_> {
    fn run(&self, diagnostics: &mut Diagnostics) -> bool {
        if let Some(reason) = self.reason_against() {
            diagnostics.push(self.cannot(self.name, reason));
            return false;
        }
        let is_sent = self.check_body(diagnostics);
        self.check_response(diagnostics) && is_sent
    }

    /// ```toml
    /// [endpoint."access_tokens.create"]   # without `auth = "token_request"`
    /// ```
    fn reason_against(&self) -> Option<&'static str> {
        let Endpoint {
            auth,
            parameters,
            query,
            headers,
            returns,
            events,
            ..
        } = self.endpoint;
        let api = self.spec.api.as_ref()?;
        let own = auth.as_ref().unwrap_or(&api.auth.name);
        let own = self.checker.index.raw.auth(own);
        if own.is_some_and(|raw| raw.token.is_some()) {
            Some("its own requests require a token")
        } else if !parameters.is_empty() || query.is_some() || headers.is_some() {
            Some("it takes arguments other than a body")
        } else if is_multipart(self.endpoint) {
            Some("its body is multipart")
        } else if !matches!(returns, Some(Type::Object(_))) || events.is_some() {
            Some("it does not return an object")
        } else {
            None
        }
    }

    fn cannot(&self, place: &At<String>, reason: &str) -> Diagnostic {
        Diagnostic::new(
            &rules::TOKEN_ENDPOINT,
            place.span,
            format!(
                "the endpoint `{}` cannot be used to fetch a token: {reason}",
                self.endpoint.id
            ),
        )
    }

    /// ```toml
    /// body = { grant_type = "client_credentials" }   # the field is called `grantType`
    /// ```
    fn check_body(&self, diagnostics: &mut Diagnostics) -> bool {
        let Some(body) = &self.endpoint.body else {
            if let Some(first) = self.raw.body.first() {
                diagnostics.push(self.cannot(&first.name, "it does not take a body"));
            }
            return self.raw.body.is_empty();
        };
        let Type::Object(body) = body else {
            diagnostics.push(self.cannot(self.name, "its body is not an object"));
            return false;
        };
        let Some(object) = self.spec.object(body) else {
            return false;
        };
        let mut is_valid = true;
        for given in &self.raw.body {
            match self.index.get(body, given.name.as_str()) {
                None => {
                    let known = object.fields.iter().map(|field| field.wire.as_str());
                    report_unknown_field(diagnostics, self.checker, &given.name, body, known);
                    is_valid = false;
                }
                Some(field) if !is_string(field) => {
                    let reason = "a field of its body is not a string";
                    diagnostics.push(self.cannot(&given.name, reason));
                    is_valid = false;
                }
                Some(_) => {}
            }
        }
        let given: BTreeSet<&str> = self.raw.body.iter().map(|raw| raw.name.as_str()).collect();
        let is_given = |field: &&Field| !field.is_required() || given.contains(field.wire.as_str());
        if let Some(missing) = object.fields.iter().find(|field| !is_given(field)) {
            let reason = format!("its body requires the field `{}`", missing.wire);
            diagnostics.push(self.cannot(self.name, &reason));
            is_valid = false;
        }
        is_valid
    }

    /// ```toml
    /// token = "access_token"   # the field is called `accessToken`
    /// ```
    fn check_response(&self, diagnostics: &mut Diagnostics) -> bool {
        let Some(Type::Object(response)) = &self.endpoint.returns else {
            return false;
        };
        let Some(object) = self.spec.object(response) else {
            return false;
        };
        let mut is_valid = true;
        let keys = [(&self.raw.token, false), (&self.raw.expires, true)];
        for (key, is_of_end) in keys {
            let Some(key) = key else { continue };
            let fits = |field: &Field| is_string(field) || is_of_end && is_end(field);
            match self.index.get(response, key.as_str()) {
                None => {
                    let known = object.fields.iter().map(|field| field.wire.as_str());
                    report_unknown_field(diagnostics, self.checker, key, response, known);
                    is_valid = false;
                }
                Some(field) if !fits(field) => {
                    let reason = format!("the field `{}` has the wrong type", key.value);
                    diagnostics.push(self.cannot(key, &reason));
                    is_valid = false;
                }
                Some(_) => {}
            }
        }
        is_valid
    }
}

/// Checks whether a field other than a string can contain the end of a token's
/// validity.
fn is_end(field: &Field) -> bool {
    matches!(field.ty, Type::Integer(_) | Type::Timestamp | Type::Json)
}

fn is_string(field: &Field) -> bool {
    matches!(field.ty, Type::Text | Type::Id(_) | Type::Enum(_))
}
