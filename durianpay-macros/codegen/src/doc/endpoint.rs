//! The docs of the methods that call an endpoint.

use super::example::ExampleWriter;
use super::{deprecated, finish, lines, paragraphs, sanitize};
use crate::model::{Endpoint, Retry, Type};
use crate::{names, prose};
use proc_macro2::TokenStream;
use quote::quote;
use std::fmt::Write as _;

/// Emits the docs of an endpoint's method.
pub(crate) fn endpoint(endpoint: &Endpoint, examples: &ExampleWriter<'_>) -> TokenStream {
    let fallback = format!("Calls `{}`.", endpoint.id);
    let mut paragraphs = paragraphs(&endpoint.about, &fallback);
    paragraphs.push(wire(endpoint));
    paragraphs.extend(endpoint.response_headers.as_deref().map(|name| {
        format!(
            "[`read_headers`](rt::Response::read_headers) of the raw response returns its headers as {}.",
            type_link(name)
        )
    }));
    paragraphs.extend(prose::servers(&endpoint.servers));
    paragraphs.push(retry_class(endpoint.retry).to_owned());
    if endpoint.may_be_empty {
        paragraphs.push("Returns `None` if the response has no content (status 204).".to_owned());
    }
    if endpoint.events.is_some() {
        paragraphs
            .push("The response is a stream of events, which are read as they arrive.".to_owned());
    }
    paragraphs.push(errors(endpoint));
    let example = examples.write(endpoint);
    paragraphs.extend(example.map(|example| format!("# Examples\n\n{example}")));
    finish(&endpoint.about, &paragraphs)
}

/// Writes `POST /orders sends [CreateOrder](…) and returns [Order](…).`
fn wire(endpoint: &Endpoint) -> String {
    let sent = endpoint.body.as_ref().and_then(Type::name);
    let response = endpoint.response_name();
    let returned = endpoint.returns.as_ref().and_then(Type::name);
    let returned = returned.or(response.as_deref());
    let sent = sent.map(|name| format!(" sends {}", type_link(name)));
    let returned = returned.map(|name| format!(" returns {}", type_link(name)));
    let actions: Vec<String> = sent.into_iter().chain(returned).collect();
    format!(
        "`{} {}`{}.",
        endpoint.verb,
        endpoint.path,
        actions.join(" and")
    )
}

/// Writes a link to a type, for an item of the module of resources.
fn type_link(name: &str) -> String {
    match names::strip_base(name) {
        Some(of_base) => format!("[`{of_base}`](rt::api::{of_base})"),
        None => format!("[`{name}`](super::{name})"),
    }
}

fn retry_class(retry: Retry) -> &'static str {
    match retry {
        Retry::Safe => {
            "Retry class [`safe`](rt::RetryClass::Safe): a repeated request changes nothing. The client retries it after a \
             transient failure."
        }
        Retry::Keyed => {
            "Retry class [`keyed`](rt::RetryClass::Keyed): an idempotency key protects the request from being carried out \
             twice. The client retries it, with the same key, after a transient failure. The key is \
             random, unless the call sets a stored one with [`idempotency_key`](rt::Call::idempotency_key)."
        }
        Retry::Never => {
            "Retry class [`never`](rt::RetryClass::Never): a second request may act a second time. The client retries it only \
             if no connection could be made."
        }
    }
}

/// Writes the section about errors, with the documented ones.
fn errors(endpoint: &Endpoint) -> String {
    let cases = &endpoint.errors;
    let mut text = String::from("# Errors\n\nReturns any [`Error`](rt::Error) of the client.");
    if let Some(name) = endpoint.error_name() {
        let _ = write!(
            text,
            " Its [`read_body`](rt::Error::read_body) returns the body as {}.",
            type_link(&name)
        );
    }
    if !cases.is_empty() {
        text.push_str(" Documented errors of the API:\n");
    }
    for error in cases {
        let code = error.code.as_ref();
        let code = code.map_or_else(String::new, |code| format!(" `{code}`"));
        let doc = sanitize(&error.about.doc);
        let outcome = prose::error_outcome(error.outcome);
        let doc = (!doc.is_empty()).then_some(doc.as_str());
        let sentences: Vec<&str> = doc.into_iter().chain(outcome).collect();
        let separator = if sentences.is_empty() { "" } else { ": " };
        let sentences = sentences.join(" ");
        let _ = write!(text, "\n- {}{code}{separator}{sentences}", error.status);
    }
    text
}

/// Emits the docs of the enum of an endpoint's error bodies.
pub(crate) fn error_enum(endpoint: &Endpoint) -> TokenStream {
    let id = &endpoint.id;
    lines(&format!(
        "The error bodies of `{id}`, by status. [`Error::read_body`](rt::Error::read_body) reads them."
    ))
}

/// Emits the docs of the method that also takes the optional query and headers.
pub(crate) fn endpoint_with(endpoint: &Endpoint) -> TokenStream {
    let query = endpoint
        .query
        .as_deref()
        .map(|name| format!("the query {}", type_link(name)));
    let headers = endpoint
        .headers
        .as_deref()
        .map(|name| format!("the headers {}", type_link(name)));
    let parts: Vec<String> = query.into_iter().chain(headers).collect();
    let docs = lines(&format!(
        "Calls [`{method}`](Self::{method}) with {}.\n\n# Errors\n\nReturns the same errors as [`{method}`](Self::{method}).",
        parts.join(" and "),
        method = endpoint.method,
    ));
    let deprecated = deprecated(&endpoint.about);
    quote!(#docs #deprecated)
}
