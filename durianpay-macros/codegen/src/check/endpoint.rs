//! Checks resources and their endpoints.

use super::collisions::{Identifiers, check_methods};
use super::endpoint_auth::{check_auth, check_service};
use super::errors;
use super::event_stream;
use super::field_index::FieldIndex;
use super::headers;
use super::http;
use super::media_type;
use super::page::check_page;
use super::path::check_parameters;
use super::responses;
use super::servers;
use super::{Checker, check_plain_name, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Endpoint, Envelope, ErrorCase, MediaType, Resource, Retry, Spec, Style, Type};
use crate::names;
use crate::raw::RawEndpoint;
use crate::rules;
use crate::source::{At, Span};
use crate::type_expr;
use std::collections::{BTreeMap, BTreeSet};

/// ```toml
/// [endpoint."orders.get_all"]
/// [endpoint."orders_get.all"]
/// ```
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    check_resources(diagnostics, checker, spec);
    let mut statics = Identifiers::new("endpoints");
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut valid = Vec::new();
    let index = FieldIndex::new(spec);
    let mut flat = BTreeSet::new();
    let api = checker.raw.apis.first();
    let shared = api.map_or(&[][..], |api| &api.errors);
    let shared = errors::check(diagnostics, checker, shared);
    for raw in &checker.raw.endpoints {
        if let Some(first) = seen.get(raw.name.as_str()) {
            diagnostics.push(duplicate("endpoint", &raw.name, *first));
            continue;
        }
        seen.insert(raw.name.as_str(), raw.name.span);
        let Some((resource, method)) = check_name(diagnostics, checker, &raw.name) else {
            continue;
        };
        let static_name = names::screaming(raw.name.as_str());
        if !statics.claim(diagnostics, &static_name, raw.name.span) {
            continue;
        }
        // Types that many endpoints share are reported at their first use.
        for (key, place) in [
            ("query", &raw.query),
            ("headers", &raw.headers),
            ("response_headers", &raw.response_headers),
        ] {
            if let Some(place) = place
                && flat.insert((key, place.as_str()))
            {
                check_flat(diagnostics, checker, spec, key, place);
                match key {
                    "headers" => headers::check_sent(diagnostics, checker, spec, place),
                    "response_headers" => {
                        headers::check_received(diagnostics, checker, spec, place);
                    }
                    _ => {}
                }
            }
        }
        let endpoint = check_endpoint(diagnostics, checker, spec, &index, &shared, raw, method);
        if check_resource(diagnostics, checker, spec, &raw.name, resource) {
            valid.extend(endpoint.map(|endpoint| (raw.name.span, endpoint)));
        }
    }
    check_keyed(diagnostics, checker);
    check_methods(diagnostics, spec, &mut valid);
    for (_, endpoint) in valid {
        if let Some(resource) = spec.resources.get_mut(endpoint.resource()) {
            resource.endpoints.insert(endpoint.method.clone(), endpoint);
        }
    }
}

/// ```toml
/// [resource.static_va]
/// [resource.static__va]
/// ```
fn check_resources(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut handles = Identifiers::new("resources");
    for raw in &checker.raw.resources {
        let name = raw.name.as_str();
        if let Some(first) = seen.get(name) {
            diagnostics.push(duplicate("resource", &raw.name, *first));
            continue;
        }
        seen.insert(name, raw.name.span);
        if !check_plain_name(diagnostics, &rules::RESOURCE_NAME, "a resource", &raw.name)
            || !handles.claim(diagnostics, &names::pascal(name), raw.name.span)
        {
            continue;
        }
        let resource = Resource {
            about: checker.about(diagnostics, &raw.common, raw.name.span),
            name: name.to_owned(),
            endpoints: BTreeMap::new(),
        };
        spec.resources.insert(name.to_owned(), resource);
    }
}

/// ```toml
/// [endpoint.create_order]
/// ```
fn check_name<'n>(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    name: &'n At<String>,
) -> Option<(&'n str, &'n str)> {
    let parts = name.value.split_once('.').filter(|(resource, method)| {
        names::is_plain_name(resource) && names::is_plain_name(method)
    });
    let resource = name.value.split('.').next().unwrap_or_default();
    // A resource with an invalid name is reported there.
    let is_reported = !names::is_plain_name(resource) && checker.index.resources.contains(resource);
    if parts.is_none() && !is_reported {
        diagnostics.push(Diagnostic::new(
            &rules::ENDPOINT_NAME,
            name.span,
            format!("`{}` is not a valid endpoint name", name.value),
        ));
    }
    parts
}

/// ```toml
/// [resource.orders]
/// [endpoint."order.create"]
/// ```
fn check_resource(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    endpoint: &At<String>,
    resource: &str,
) -> bool {
    let is_known = spec.resources.contains_key(resource);
    // A resource with an invalid name is reported there.
    if !is_known && !checker.index.resources.contains(resource) {
        let unknown = Diagnostic::new(
            &rules::UNKNOWN_RESOURCE,
            endpoint.part(0, resource.len()),
            format!("unknown resource `{resource}`"),
        );
        let resources = spec.resources.keys().map(String::as_str);
        let otherwise = format!("add `[resource.{resource}]` with a `doc`");
        let unknown = diagnostics.suggest_or(unknown, resource, resources, otherwise);
        diagnostics.push(unknown);
    }
    is_known
}

fn check_endpoint(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    shared: &[ErrorCase],
    raw: &RawEndpoint,
    method: &str,
) -> Option<Endpoint> {
    let http = http::check(diagnostics, raw.http.as_ref());
    let returns = raw
        .returns
        .as_ref()
        .map(|text| check_returns(diagnostics, checker, raw, text));
    let (returns, may_be_empty) = returns.unzip();
    let query = checker.object(diagnostics, "query", raw.query.as_ref());
    let headers = checker.object(diagnostics, "headers", raw.headers.as_ref());
    let received = raw.response_headers.as_ref();
    let response_headers = checker.object(diagnostics, "response_headers", received);
    let media = media_type::check(diagnostics, checker, raw, returns.as_ref());
    let envelope = raw
        .envelope
        .as_ref()
        .map_or(Envelope::Wrapped, |envelope| envelope.value);
    if let (Some(text), Some(ty)) = (&raw.returns, &returns)
        && envelope != Envelope::Whole
        && !media.accept.as_ref().is_some_and(MediaType::is_events)
    {
        check_envelope_key(diagnostics, checker, spec, index, text, ty);
    }
    let page = check_page(
        diagnostics,
        checker,
        spec,
        index,
        raw,
        returns.as_ref(),
        query.as_ref(),
    );
    let events = event_stream::check(
        diagnostics,
        checker,
        raw,
        media.accept.as_ref(),
        returns.as_ref(),
    );
    let service = check_service(diagnostics, raw);
    let auth = check_auth(diagnostics, checker, spec, raw);
    let mut errors = errors::check(diagnostics, checker, &raw.errors);
    errors::add_shared(&mut errors, shared);
    let (verb, path) = http?;
    check_bodies_of_method(diagnostics, raw, verb);
    let written = raw.http.as_ref()?;
    let parameters = check_parameters(diagnostics, checker, raw, written, path);
    Some(Endpoint {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        id: raw.name.value.clone(),
        method: names::avoid(method.to_owned(), &["new"]),
        verb: verb.to_owned(),
        parameters,
        path: path.to_owned(),
        variant_of: raw.variant_of.as_ref().map(|of| of.value.clone()),
        query,
        headers,
        body: media.body,
        content_type: media.content_type,
        accept: media.accept,
        returns,
        events,
        may_be_empty: may_be_empty.unwrap_or_default(),
        responses: responses::check(diagnostics, checker, raw),
        response_headers,
        envelope,
        retry: raw.retry.as_ref().map_or(Retry::Never, |retry| retry.value),
        auth,
        service,
        servers: servers::check(diagnostics, checker, raw),
        page,
        errors,
    })
}

/// ```toml
/// returns = "[ChargeMethod]"   # a union
/// ```
///
/// Also returns whether a successful response may come without a body.
fn check_returns(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawEndpoint,
    text: &At<String>,
) -> (Type, bool) {
    let expr = type_expr::parse(diagnostics, &checker.index, text);
    if let (true, Some(page)) = (expr.optional, &raw.page) {
        diagnostics.push(
            Diagnostic::new(
                &rules::OPTIONAL_PAGE,
                text.span,
                format!("a page cannot be optional: `{}`", text.value),
            )
            .related(page.span, "the response is a page")
            .replace(text.part(text.value.len() - 1, 1), ""),
        );
    }
    let ty = media_type::check_whole(diagnostics, checker, "response", text, expr.ty);
    (ty, expr.optional)
}

/// ```toml
/// [api]
/// envelope = "data"
/// [type.Order.fields]
/// data = "string"
/// ```
///
/// For such a response, a reader cannot decide whether it is wrapped.
fn check_envelope_key(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    index: &FieldIndex<'_>,
    text: &At<String>,
    ty: &Type,
) {
    let envelope = spec.called_api().and_then(|api| api.envelope.as_ref());
    let Some(key) = envelope else { return };
    let members = match ty {
        Type::Choice(name) => spec.choice(name).map(|choice| &choice.members),
        _ => None,
    };
    let members = members.into_iter().flatten().map(|member| &member.ty);
    let mut objects = members.chain([ty]).filter_map(|ty| match ty {
        Type::Object(name) => Some(name),
        _ => None,
    });
    let Some(name) = objects.find(|name| index.get(name, key).is_some()) else {
        return;
    };
    let mut diagnostic = Diagnostic::new(
        &rules::RESPONSE_HAS_ENVELOPE_KEY,
        text.span,
        format!(
            "`{name}` cannot be a response: its field `{key}` has the name of the envelope key"
        ),
    )
    .help("wrapped and bare responses would be indistinguishable; with `envelope = \"whole\"`, the type describes the whole response, including the key");
    if let Some(field) = checker.raw_field(name, key) {
        diagnostic = diagnostic.related(field.name.span, "the field is here");
    }
    let api = checker.raw.apis.first();
    if let Some(key) = api.and_then(|api| api.envelope.as_ref()) {
        diagnostic = diagnostic.related(key.span, "the envelope key is set here");
    }
    diagnostics.push(diagnostic);
}

/// ```toml
/// query = "ListOrders"   # which has `filter = "Filter"`, an object
/// ```
fn check_flat(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    key: &str,
    place: &At<String>,
) {
    let Some(object) = spec.object(&place.value) else {
        return;
    };
    for field in &object.fields {
        let flat = match &field.ty {
            // Anything can be written with brackets.
            _ if key == "query" && field.style == Style::Brackets => true,
            Type::List(item) => item.is_scalar(),
            other => other.is_scalar(),
        };
        let raw = checker.raw_field(&place.value, &field.wire);
        let Some(ty) = raw.and_then(|raw| raw.ty.as_ref()) else {
            continue;
        };
        // A style that the type cannot have is reported with the type.
        let has_other_style = raw.is_some_and(|raw| {
            let is_list = matches!(field.ty, Type::List(_));
            matches!(&raw.style, Some(style) if style.value != field.style || !is_list)
        });
        // A field whose type is invalid is treated as `json`.
        if flat || has_other_style || field.ty == Type::Json && !ty.value.contains("json") {
            continue;
        }
        let message = format!(
            "`{key}` cannot carry the field `{}` of `{}`",
            field.wire, place.value
        );
        let not_flat = |span| Diagnostic::new(&rules::NOT_FLAT, span, message);
        // The base cannot be changed from this spec, so the report points at the
        // use.
        diagnostics.push(if names::strip_base(&place.value).is_some() {
            not_flat(place.span).related(ty.span, "the field's type is here")
        } else {
            not_flat(ty.span).related(
                place.span,
                format!("`{}` is used as `{key}` here", place.value),
            )
        });
    }
}

/// ```toml
/// retry = "keyed"   # without `idempotency_header` in [api]
/// ```
///
/// The mistake is in `[api]`, so it is reported once.
fn check_keyed(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let Some(api) = checker.raw.apis.first() else {
        return;
    };
    let is_keyed = |place: &&At<Retry>| place.value == Retry::Keyed;
    let endpoints = checker.raw.endpoints.iter();
    let mut keyed = endpoints.filter_map(|raw| Some((raw, raw.retry.as_ref().filter(is_keyed)?)));
    let (None, Some((raw, place))) = (&api.idempotency_header, keyed.next()) else {
        return;
    };
    let others = keyed.count();
    let also = match others {
        0 => String::new(),
        1 => ", as does another endpoint".to_owned(),
        _ => format!(", as do {others} other endpoints"),
    };
    diagnostics.push(
        Diagnostic::new(
            &rules::KEYED_WITHOUT_HEADER,
            place.span,
            format!(
                "the API has no `idempotency_header`, but `{}` needs an idempotency key{also}",
                raw.name.value
            ),
        )
        .related(api.span, "the API is described here"),
    );
}

/// ```toml
/// http = "GET /orders"
/// body = "CreateOrder"
/// ```
///
/// With an explicit `content_type`, the body is intended.
fn check_bodies_of_method(diagnostics: &mut Diagnostics, raw: &RawEndpoint, verb: &str) {
    let Some(http) = &raw.http else {
        return;
    };
    let method = http.part(0, verb.len());
    if let (Some(body), "GET" | "HEAD" | "OPTIONS", None) = (&raw.body, verb, &raw.content_type) {
        diagnostics.push(
            Diagnostic::new(
                &rules::BODY_OF_GET,
                body.span,
                format!("`{}` is a {verb} request with a `body`", raw.name.value),
            )
            .related(method, "the method is here"),
        );
    }
    if let ("HEAD", Some(returns)) = (verb, &raw.returns) {
        diagnostics.push(
            Diagnostic::new(
                &rules::RESPONSE_OF_HEAD,
                returns.span,
                format!(
                    "`{}` is a HEAD request, whose response has no body",
                    raw.name.value
                ),
            )
            .related(method, "the method is here"),
        );
    }
}
