//! Compares the requirements of a document with the authentication of its spec.

use super::reading::{At, Operation, Reading};
use super::remarks::Remarks;
use durianpay_codegen::model::{Auth, Endpoint, Spec};
use serde_json::Value;
use std::collections::BTreeSet;

/// Returns the fault of an endpoint's scheme, or `None` if its requests carry all that the document
/// requires, or a remark names the missing part.
pub(super) fn problem(
    reading: Reading<'_>,
    operation: &Operation<'_>,
    spec: &Spec,
    endpoint: &Endpoint,
    remarks: &Remarks,
) -> Option<&'static str> {
    let root = At::root(reading.json);
    let list = operation
        .at
        .get("security")
        .or_else(|| root.get("security"));
    let choices = list.as_ref().and_then(|list| list.json.as_array());
    let choices = choices.map_or(&[][..], Vec::as_slice);
    let is_free = |choice: &Value| choice.as_object().is_none_or(serde_json::Map::is_empty);
    let sends = auth(spec, endpoint).is_some_and(|auth| *auth != Auth::None);
    if sends {
        let needs_nothing = choices.iter().all(is_free);
        return needs_nothing.then_some("a key is sent where none is required");
    }
    let is_said = list.is_some_and(|list| remarks.say(&list.pointer, &["requests carry"]));
    let may_be_free = choices.is_empty() || choices.iter().any(is_free);
    (!may_be_free && !is_said).then_some("no key is sent where one is required")
}

/// Returns whether the client itself sets a header or a parameter of the query.
pub(super) fn carries(spec: &Spec, endpoint: &Endpoint, place: &str, name: &str) -> bool {
    let is_header = |header: &str| place == "header" && header.eq_ignore_ascii_case(name);
    let mut constant = spec.api.iter().flat_map(|api| &api.headers);
    if constant.any(|header| is_header(&header.name)) {
        return true;
    }
    let is_parameter = |parameter: &str| place == "query" && parameter == name;
    match auth(spec, endpoint) {
        Some(Auth::Header(header)) => is_header(header),
        Some(Auth::Query(parameter)) => is_parameter(parameter),
        Some(Auth::Sending(scheme)) => {
            let scheme = spec.api.as_ref().and_then(|api| api.auth.sending(scheme));
            scheme.is_some_and(|scheme| {
                scheme.headers.iter().any(|header| is_header(&header.name))
                    || scheme.query.iter().any(|one| is_parameter(&one.name))
            })
        }
        _ => false,
    }
}

/// Returns the names of all schemes that the document or an operation requires.
pub(super) fn required(reading: Reading<'_>) -> BTreeSet<String> {
    let operations = reading.operations().into_iter();
    let lists = operations.map(|operation| operation.at);
    let lists = lists.chain([At::root(reading.json)]);
    let lists = lists.filter_map(|at| at.get("security")?.json.as_array());
    let choices = lists.flatten().filter_map(Value::as_object);
    choices.flat_map(|choice| choice.keys().cloned()).collect()
}

fn auth<'s>(spec: &'s Spec, endpoint: &Endpoint) -> Option<&'s Auth> {
    let auths = &spec.api.as_ref()?.auth;
    match &endpoint.auth {
        Some(name) => auths.named(name),
        None => Some(&auths.usual),
    }
}
