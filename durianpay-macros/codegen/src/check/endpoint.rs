//! Resources and their endpoints.

use super::field_index::FieldIndex;
use super::fields::collision;
use super::page::check_page;
use super::path::check_parameters;
use super::{Checker, PLAIN_NAME, duplicate, one_of};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Endpoint, Envelope, ErrorCase, Resource, Retry, Spec, Type};
use crate::names;
use crate::raw::{RawEndpoint, RawError};
use crate::source::{At, Span};
use crate::type_expr;
use std::collections::{BTreeMap, BTreeSet};

const VERBS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

const HTTP: &str =
    "write method, blank, path: `http = \"GET /orders/{id}\"`; the query has a type of its own";

const RETRIES: [(&str, Retry); 3] = [
    ("safe", Retry::Safe),
    ("keyed", Retry::Keyed),
    ("never", Retry::Never),
];

const ENVELOPES: [(&str, Envelope); 4] = [
    ("wrapped", Envelope::Wrapped),
    ("bare", Envelope::Bare),
    ("either", Envelope::Either),
    ("whole", Envelope::Whole),
];

pub(super) fn check(cx: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    check_resources(cx, checker, spec);
    for (name, endpoint) in check_endpoints(cx, checker, spec) {
        let resource = endpoint.resource().to_owned();
        if let Some(resource) = find_resource(cx, spec, name, &resource) {
            resource.endpoints.insert(endpoint.method.clone(), endpoint);
        }
    }
}

/// The sound endpoints, each with its name as written.
fn check_endpoints<'a>(
    cx: &mut Diagnostics,
    checker: &Checker<'a>,
    spec: &Spec,
) -> Vec<(&'a At<String>, Endpoint)> {
    let mut flat = Flat {
        spec,
        checked: BTreeSet::new(),
    };
    let index = FieldIndex::new(spec);
    let mut endpoints = Vec::new();
    let mut statics = BTreeMap::new();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for raw in &checker.raw.endpoints {
        if let Some(first) = seen.get(raw.name.as_str()) {
            cx.push(duplicate("endpoint", &raw.name, *first));
            continue;
        }
        seen.insert(raw.name.as_str(), raw.name.span);
        let Some((_, method)) = check_name(cx, &raw.name) else {
            continue;
        };
        if !claim_static(cx, &mut statics, &raw.name) {
            continue;
        }
        flat.check(cx, "query", raw.query.as_ref());
        flat.check(cx, "headers", raw.headers.as_ref());
        let endpoint = check_endpoint(cx, checker, spec, &index, raw, method);
        endpoints.extend(endpoint.map(|endpoint| (&raw.name, endpoint)));
    }
    endpoints
}

fn check_resources(cx: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for raw in &checker.raw.resources {
        let name = raw.name.as_str();
        if let Some(first) = seen.get(name) {
            cx.push(duplicate("resource", &raw.name, *first));
            continue;
        }
        if !names::is_plain_name(name) {
            cx.push(
                Diagnostic::new(
                    "resource-name",
                    raw.name.span,
                    format!("`{name}` cannot name a resource"),
                )
                .help(PLAIN_NAME),
            );
            continue;
        }
        seen.insert(name, raw.name.span);
        let resource = Resource {
            about: checker.about(cx, &raw.common, raw.name.span),
            name: name.to_owned(),
            endpoints: BTreeMap::new(),
        };
        spec.resources.insert(name.to_owned(), resource);
    }
}

/// ```toml
/// [endpoint.create_order]
/// ```
fn check_name<'n>(cx: &mut Diagnostics, name: &'n At<String>) -> Option<(&'n str, &'n str)> {
    let parts = name.value.split_once('.').filter(|(resource, method)| {
        names::is_plain_name(resource) && names::is_plain_name(method)
    });
    if parts.is_none() {
        cx.push(
            Diagnostic::new(
                "endpoint-name",
                name.span,
                format!("`{}` cannot name an endpoint", name.value),
            )
            .help("write the resource, a dot and the method in lower case: `[endpoint.\"orders.create\"]`"),
        );
    }
    parts
}

/// ```toml
/// [endpoint."orders.get_all"]
/// [endpoint."orders_get.all"]
/// ```
fn claim_static(
    cx: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    endpoint: &At<String>,
) -> bool {
    let name = names::screaming(endpoint.as_str());
    if let Some(first) = taken.get(&name) {
        let message = format!("two endpoints would both be called `{name}` in code");
        cx.push(collision(message, *first, endpoint.span).help("rename one of the two"));
        return false;
    }
    taken.insert(name, endpoint.span);
    true
}

/// ```toml
/// [resource.orders]
/// [endpoint."order.create"]
/// ```
fn find_resource<'s>(
    cx: &mut Diagnostics,
    spec: &'s mut Spec,
    endpoint: &At<String>,
    resource: &str,
) -> Option<&'s mut Resource> {
    if !spec.resources.contains_key(resource) {
        let unknown = Diagnostic::new(
            "unknown-resource",
            endpoint.span,
            format!("no resource `{resource}` is known"),
        );
        let resources = spec.resources.keys().map(String::as_str);
        let otherwise = format!("add `[resource.{resource}]` with a `doc`");
        let unknown = cx.suggest_or(unknown, resource, resources, otherwise);
        cx.push(unknown);
    }
    spec.resources.get_mut(resource)
}

fn check_endpoint(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    raw: &RawEndpoint,
    method: &str,
) -> Option<Endpoint> {
    let http = check_http(cx, raw.http.as_ref());
    let returns = raw
        .returns
        .as_ref()
        .map(|text| check_returns(cx, checker, text));
    let query = checker.object(cx, "query", raw.query.as_ref());
    let headers = checker.object(cx, "headers", raw.headers.as_ref());
    let body = checker.object(cx, "body", raw.body.as_ref());
    let envelope =
        one_of(cx, "envelope", raw.envelope.as_ref(), &ENVELOPES).unwrap_or(Envelope::Wrapped);
    if let (Some(text), Some(ty)) = (&raw.returns, &returns)
        && envelope != Envelope::Whole
    {
        check_envelope_key(cx, spec, index, text, ty);
    }
    let page = raw.page.as_ref().and_then(|raw| {
        check_page(
            cx,
            checker,
            spec,
            index,
            raw,
            returns.as_ref(),
            query.as_ref(),
        )
    });
    let retry = one_of(cx, "retry", raw.retry.as_ref(), &RETRIES);
    check_keyed(cx, checker, raw, retry);
    let errors = raw
        .errors
        .iter()
        .filter_map(|raw| check_error(cx, checker, raw))
        .collect();
    let (verb, path) = http?;
    check_body_of_get(cx, raw, verb);
    Some(Endpoint {
        about: checker.about(cx, &raw.common, raw.name.span),
        id: raw.name.value.clone(),
        method: names::avoid(method.to_owned(), &["of"]),
        verb: verb.to_owned(),
        parameters: check_parameters(cx, checker, raw, path),
        path: path.to_owned(),
        query,
        headers,
        body,
        returns,
        envelope,
        retry: retry.unwrap_or(Retry::Never),
        page,
        errors,
    })
}

/// ```toml
/// http = "CREATE orders"
/// ```
fn check_http<'r>(
    cx: &mut Diagnostics,
    http: Option<&'r At<String>>,
) -> Option<(&'r str, &'r str)> {
    let http = http?;
    let Some((verb, path)) = http.value.split_once(' ') else {
        cx.push(
            Diagnostic::new(
                "http-path",
                http.span,
                format!("`{}` is not a method and a path", http.value),
            )
            .help(HTTP),
        );
        return None;
    };
    if !VERBS.contains(&verb) {
        cx.push(
            Diagnostic::new(
                "http-method",
                http.span,
                format!("`{verb}` is no HTTP method of an endpoint"),
            )
            .suggest(verb, VERBS),
        );
        return None;
    }
    let is_path = path.starts_with('/')
        && !path.contains("//")
        && path
            .chars()
            .all(|character| character.is_ascii_alphanumeric() || "/-_.~{}".contains(character))
        && path
            .split('/')
            .all(|segment| segment != ".." && segment != ".");
    if !is_path {
        cx.push(
            Diagnostic::new(
                "http-path",
                http.span,
                format!("`{path}` is no path of an endpoint"),
            )
            .help(HTTP),
        );
        return None;
    }
    Some((verb, path))
}

/// ```toml
/// returns = "[ChargeMethod]"   # a union
/// ```
fn check_returns(cx: &mut Diagnostics, checker: &Checker<'_>, text: &At<String>) -> Type {
    let expr = type_expr::parse(cx, &checker.index, text);
    if expr.optional {
        cx.push(
            Diagnostic::new("optional-answer", text.span, "an answer cannot be absent")
                .help("leave the `?` out; leave `returns` out when the answer holds nothing"),
        );
    }
    if let Type::Union(union) = expr.ty.innermost() {
        cx.push(
            Diagnostic::new(
                "union-as-answer",
                text.span,
                format!("the union `{union}` cannot be an answer by itself"),
            )
            .help("its tag lies beside it: return an object type with a field for it"),
        );
        return Type::Json;
    }
    expr.ty
}

/// ```toml
/// [api]
/// envelope = "data"
/// [type.Order.fields]
/// data = "string"
/// ```
///
/// A reader could not tell whether such an answer is wrapped.
fn check_envelope_key(
    cx: &mut Diagnostics,
    spec: &Spec,
    index: &FieldIndex<'_>,
    text: &At<String>,
    ty: &Type,
) {
    let key = spec.api.as_ref().and_then(|api| api.envelope.as_ref());
    if let (Type::Object(name), Some(key)) = (ty, key)
        && index.get(name, key).is_some()
    {
        cx.push(
            Diagnostic::new(
                "answer-has-envelope-key",
                text.span,
                format!(
                    "`{name}` cannot be an answer: it has a field `{key}`, the key of the envelope"
                ),
            )
            .help("answers may come wrapped under that key or bare, and could not be told apart; `envelope = \"whole\"` says that the type describes both"),
        );
    }
}

/// A query or header is flat: words and lists of words.
///
/// What many endpoints share is reported where it is first used.
struct Flat<'s> {
    spec: &'s Spec,
    checked: BTreeSet<(&'static str, &'s str)>,
}

impl Flat<'_> {
    fn check(&mut self, cx: &mut Diagnostics, key: &'static str, place: Option<&At<String>>) {
        let Some(place) = place else { return };
        let Some(object) = self.spec.objects.get(place.as_str()) else {
            return;
        };
        if !self.checked.insert((key, &object.name)) {
            return;
        }
        for field in &object.fields {
            let flat = match &field.ty {
                Type::List(item) => item.is_scalar(),
                other => other.is_scalar(),
            };
            if !flat {
                cx.push(
                    Diagnostic::new(
                        "not-flat",
                        place.span,
                        format!("`{key}` cannot carry the field `{}` of `{}`", field.wire, object.name),
                    )
                    .help("its fields have to be text, numbers, booleans, amounts, timestamps, enums, ids, or lists of these"),
                );
            }
        }
    }
}

/// ```toml
/// retry = "keyed"   # and no idempotency_header in [api]
/// ```
fn check_keyed(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
    retry: Option<Retry>,
) {
    let header = checker
        .raw
        .apis
        .first()
        .map(|api| api.idempotency_header.is_some());
    if let (Some(Retry::Keyed), Some(place), Some(false)) = (retry, &raw.retry, header) {
        cx.push(
            Diagnostic::new(
                "keyed-without-header",
                place.span,
                "this endpoint is protected by a key, and the API names no header for it",
            )
            .help("add `idempotency_header = \"…\"` to `[api]`"),
        );
    }
}

/// ```toml
/// http = "GET /orders"
/// body = "CreateOrder"
/// ```
fn check_body_of_get(cx: &mut Diagnostics, raw: &RawEndpoint, verb: &str) {
    if let (Some(body), "GET") = (&raw.body, verb) {
        cx.push(
            Diagnostic::new("body-of-get", body.span, "a GET request has no body")
                .help("use `query`, or another HTTP method"),
        );
    }
}

/// ```toml
/// errors = { not_found = "There is no such order." }
/// ```
fn check_error(cx: &mut Diagnostics, checker: &Checker<'_>, raw: &RawError) -> Option<ErrorCase> {
    let status = raw
        .status
        .value
        .parse()
        .ok()
        .filter(|status| (100..600).contains(status));
    if status.is_none() {
        cx.push(
            Diagnostic::new(
                "error-status",
                raw.status.span,
                format!("`{}` is no HTTP status", raw.status.value),
            )
            .help("write the number, such as `404 = \"There is no such order.\"`"),
        );
    }
    Some(ErrorCase {
        about: checker.about(cx, &raw.common, raw.status.span),
        status: status?,
        code: raw.code.as_ref().map(|code| code.value.clone()),
    })
}
