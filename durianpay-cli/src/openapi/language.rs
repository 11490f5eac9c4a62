//! Nodes of the model as JSON, in the notation of the spec language: here the API and its webhooks.

mod endpoint;
mod types;

pub(super) use self::endpoint::{
    body, content_type, endpoint, envelope_word, errors, events, outcome_word, responses,
    retry_word, returns, servers,
};
pub(super) use self::types::{
    choice, field, fields, form_word, limits_word, scalar, union, values,
};

use super::table::Table;
use durianpay_codegen::model::{
    Api, ConstantHeader, Environment, ErrorShape, FieldPath, Signature, Spec, Webhook,
};
use durianpay_codegen::urls::is_plain;
use serde_json::{Map, Value};

/// Builds the table `[api]`.
pub(super) fn api(api: &Api) -> Map<String, Value> {
    let Api {
        about,
        name,
        auth: auths,
        signing: _,
        envelope,
        idempotency_header,
        unset_time,
        headers,
        environments: _,
        error: _,
    } = api;
    let mut table = Table::default();
    table.set("name", Some(name.as_str()));
    table.set("auth", Some(auths.name.as_str()));
    table.set("envelope", envelope.as_deref());
    table.set("idempotency_header", idempotency_header.as_deref());
    table.set("unset_time", unset_time.as_deref());
    table.set(
        "headers",
        (!headers.is_empty()).then(|| constant_headers(headers)),
    );
    table.about(about)
}

fn constant_headers(headers: &[ConstantHeader]) -> Map<String, Value> {
    let tables = headers.iter().map(|header| {
        let ConstantHeader { about, name, value } = header;
        let mut table = Table::default();
        table.set("value", Some(value.as_str()));
        (name.clone(), table.about(about).into())
    });
    tables.collect()
}

/// Builds a table `[environment.*]`.
pub(super) fn environment(environment: &Environment) -> Map<String, Value> {
    let Environment {
        about,
        name: _,
        url,
        key_prefix,
        live,
    } = environment;
    let mut table = Table::default();
    table.set("url", Some(url.as_str()));
    table.set("key_prefix", key_prefix.as_deref());
    table.set("live", Some(*live));
    table.flag("plain_http", is_plain(url));
    table.about(about)
}

/// Builds the table `[error]`.
pub(super) fn error_shape(shape: &ErrorShape) -> Map<String, Value> {
    let ErrorShape {
        about,
        object,
        message,
        code,
        codes,
        request_id,
        request_id_header,
        unset_request_id,
        fields,
    } = shape;
    let mut table = Table::default();
    table.set("type", Some(object.as_str()));
    table.list("message", &paths(message));
    table.list("code", &paths(code));
    table.set("codes", codes.as_deref());
    table.list("request_id", &paths(request_id));
    table.set("request_id_header", request_id_header.as_deref());
    table.set("unset_request_id", unset_request_id.as_deref());
    table.list("fields", &paths(fields));
    table.about(about)
}

fn paths(paths: &[FieldPath]) -> Vec<String> {
    paths.iter().map(FieldPath::to_string).collect()
}

/// Builds the table `[webhook]`, including the `fields` of its envelope.
pub(super) fn webhook(spec: &Spec, webhook: &Webhook) -> Map<String, Value> {
    let Webhook {
        about,
        notification,
        union: _,
        event,
        data,
        retry_count,
        retry_minutes,
        success,
        signature,
        events: _,
    } = webhook;
    let envelope = spec.objects.get(notification);
    let further: Map<String, Value> = envelope
        .map(|object| fields(&object.fields))
        .unwrap_or_default()
        .into_iter()
        .filter(|(wire, _)| wire != data)
        .collect();
    let mut table = Table::default();
    table.set("event", Some(event.as_str()));
    table.set("data", Some(data.as_str()));
    table.set("retry_count", retry_count.as_deref());
    table.set("success", Some(*success));
    table.set("retry_minutes", Some(retry_minutes.as_slice()));
    table.set("fields", (!further.is_empty()).then_some(further));
    table.set("signature", signature.as_ref().map(self::signature));
    table.about(about)
}

fn signature(signature: &Signature) -> Map<String, Value> {
    let Signature {
        about,
        id,
        amount,
        amount_text,
        separator,
        place,
        live,
    } = signature;
    let mut table = Table::default();
    table.set("scheme", Some("hmac-sha256"));
    table.set("over", Some(vec![id.as_str(), amount]));
    table.set("separator", Some(separator.as_str()));
    table.set("in", Some(place.as_str()));
    table.set("amount_text", amount_text.as_deref());
    table.set("live", live.as_deref());
    table.about(about)
}
