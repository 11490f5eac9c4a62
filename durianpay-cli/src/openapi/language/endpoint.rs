//! Endpoints in the notation of the spec language.

use super::types::field;
use crate::openapi::table::Table;
use crate::openapi::{page, ty};
use durianpay_codegen::model::{
    Endpoint, Envelope, ErrorCase, EventStream, Field, MediaType, Outcome, Retry, Server, Success,
    Type,
};
use serde_json::{Map, Value};

/// Builds a table `[endpoint.*]`.
pub(in crate::openapi) fn endpoint(endpoint: &Endpoint) -> Map<String, Value> {
    let Endpoint {
        about,
        id: _,
        method: _,
        verb,
        path,
        variant_of,
        parameters,
        query,
        headers,
        body,
        content_type: _,
        accept,
        returns: _,
        events,
        may_be_empty: _,
        responses: _,
        response_headers,
        envelope,
        retry,
        auth,
        service,
        servers,
        page,
        errors: cases,
    } = endpoint;
    let parameters = parameters.iter();
    let parameters: Map<String, Value> = parameters
        .map(|one| (one.wire.clone(), Value::Object(parameter(one))))
        .collect();
    let mut table = Table::default();
    table.set("http", Some(format!("{verb} {path}")));
    table.set("variant_of", variant_of.as_deref());
    table.set("path", (!parameters.is_empty()).then_some(parameters));
    table.set("query", query.as_deref());
    table.set("headers", headers.as_deref());
    table.set("body", body.as_ref().map(ty::expression));
    table.set("content_type", content_type(endpoint));
    table.set("accept", accept.as_ref().map(MediaType::as_str));
    table.set("returns", returns(endpoint));
    table.set("responses", responses(endpoint));
    table.set("response_headers", response_headers.as_deref());
    table.set("envelope", envelope_word(*envelope));
    table.set("retry", Some(retry_word(*retry)));
    table.set("auth", auth.as_deref());
    table.set("service", service.as_deref());
    table.set("events", self::events(events.as_ref()));
    table.set(
        "servers",
        (!servers.is_empty()).then(|| self::servers(servers)),
    );
    table.set("page", page.as_ref().map(page::table));
    table.set("errors", (!cases.is_empty()).then(|| errors(endpoint)));
    table.about(about)
}

/// Builds the table of a path parameter, which has no separate Rust name.
fn parameter(parameter: &Field) -> Map<String, Value> {
    let mut table = field(parameter);
    table.shift_remove("name");
    table
}

/// Returns the type of the body, unless its schema alone identifies it.
pub(in crate::openapi) fn body(endpoint: &Endpoint) -> Option<String> {
    let body = endpoint.body.as_ref()?;
    (!matches!(body, Type::Object(_))).then(|| ty::expression(body))
}

/// Returns the media type of the body, if it is not the default. With some methods, it
/// must always be stated.
pub(in crate::openapi) fn content_type(endpoint: &Endpoint) -> Option<&str> {
    let must_be_stated = matches!(endpoint.verb.as_str(), "GET" | "HEAD" | "OPTIONS");
    let default = (must_be_stated && endpoint.body.is_some()).then_some(MediaType::JSON);
    let stated = endpoint.content_type.as_ref().map(MediaType::as_str);
    stated.or(default)
}

/// Returns the value of `returns`, if the endpoint has one.
pub(in crate::openapi) fn returns(endpoint: &Endpoint) -> Option<String> {
    let mark = if endpoint.may_be_empty { "?" } else { "" };
    let ty = endpoint.returns.as_ref().map(ty::expression)?;
    Some(format!("{ty}{mark}"))
}

/// Returns the value in the language, or `None` for the default.
pub(in crate::openapi) fn envelope_word(envelope: Envelope) -> Option<&'static str> {
    match envelope {
        Envelope::Wrapped => None,
        Envelope::Bare => Some("bare"),
        Envelope::Either => Some("either"),
        Envelope::Whole => Some("whole"),
    }
}

/// Maps a retry class to its value in the language.
pub(in crate::openapi) fn retry_word(retry: Retry) -> &'static str {
    match retry {
        Retry::Safe => "safe",
        Retry::Keyed => "keyed",
        Retry::Never => "never",
    }
}

/// Builds the table `errors`.
pub(in crate::openapi) fn errors(endpoint: &Endpoint) -> Map<String, Value> {
    let cases = endpoint.errors.iter();
    cases
        .map(|case| (case.status.to_string(), error_case(case).into()))
        .collect()
}

/// Builds the table `responses`, if the endpoint has one.
pub(in crate::openapi) fn responses(endpoint: &Endpoint) -> Option<Map<String, Value>> {
    let responses = endpoint.responses.iter().map(|response| {
        let Success {
            about,
            status,
            name: _,
            ty,
        } = response;
        let mut table = Table::default();
        table.set("type", ty.as_ref().map(ty::expression));
        (status.to_string(), table.about(about).into())
    });
    (!endpoint.responses.is_empty()).then(|| responses.collect())
}

/// Builds an entry of `errors`.
fn error_case(case: &ErrorCase) -> Map<String, Value> {
    let ErrorCase {
        about,
        status: _,
        code,
        outcome,
        ty,
    } = case;
    let mut table = Table::default();
    table.set("type", ty.as_ref().map(ty::expression));
    table.set("code", code.as_deref());
    table.set("outcome", outcome.map(outcome_word));
    table.about(about)
}

/// Maps an error's outcome to its value in the language.
pub(in crate::openapi) fn outcome_word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Rejected => "rejected",
        Outcome::Unknown => "unknown",
    }
}

/// Builds the table `events`, if the spec says anything about the events.
pub(in crate::openapi) fn events(events: Option<&EventStream>) -> Option<Map<String, Value>> {
    let EventStream { about, done } = events?;
    let mut table = Table::default();
    table.set("done", done.as_deref());
    let table = table.about(about);
    (!table.is_empty()).then_some(table)
}

/// Builds the table `servers`.
pub(in crate::openapi) fn servers(servers: &[Server]) -> Map<String, Value> {
    let entries = servers.iter().map(|server| {
        let Server {
            about,
            environment,
            url,
        } = server;
        let mut table = Table::default();
        table.set("url", Some(url.as_str()));
        (environment.clone(), table.about(about).into())
    });
    entries.collect()
}
