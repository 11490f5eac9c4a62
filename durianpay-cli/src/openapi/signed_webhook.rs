//! Webhooks that are signed as a whole, and their table in the notation of the spec language.

use super::about::{NodeKind, describe, summary};
use super::node::{Node, schema_reference};
use super::signing::encoding_word;
use super::table::Table;
use durianpay_codegen::model::{
    AddedEvent, Event, FieldPath, Place, SecretForm, SignatureLayout, SignedTime, SignedWebhook,
    Spec, TimePlace, TimeUnit, WebhookScheme, WebhookSignature, template_text,
};
use serde_json::{Map, Value, json};

/// Builds the table `[webhook]`, with all keys of the signature.
pub(super) fn table(webhook: &SignedWebhook) -> Map<String, Value> {
    let SignedWebhook {
        about,
        event,
        data,
        id,
        retry_minutes,
        success,
        signature,
        events: _,
    } = webhook;
    let mut table = Table::default();
    table.set("event", event.as_ref().map(place));
    table.set("data", data.as_ref().map(FieldPath::to_string));
    table.set("id", id.as_ref().map(place));
    table.set("success", Some(*success));
    table.set("retry_minutes", Some(retry_minutes.as_slice()));
    table.set("signature", Some(self::signature(signature)));
    table.about(about)
}

fn place(place: &Place) -> Value {
    match place {
        Place::Field(path) => Value::from(path.to_string()),
        Place::Header(name) => json!({"header": name}),
    }
}

fn signature(signature: &WebhookSignature) -> Map<String, Value> {
    let WebhookSignature {
        about,
        scheme,
        encoding,
        header,
        layout,
        over,
        timestamp,
        secret,
    } = signature;
    let mut table = Table::default();
    table.set("scheme", Some(scheme_word(*scheme)));
    table.set("header", Some(header.as_str()));
    table.set("encoding", Some(encoding_word(*encoding)));
    match layout {
        SignatureLayout::Plain(prefix) => {
            let prefix = Some(prefix.as_str()).filter(|prefix| !prefix.is_empty());
            table.set("prefix", prefix);
        }
        SignatureLayout::Pairs { separator, version } => {
            table.set("list", Some("pairs"));
            table.set("separator", Some(separator.as_str()));
            table.set("version", Some(version.as_str()));
        }
        SignatureLayout::Versions(version) => {
            table.set("list", Some("versions"));
            table.set("version", Some(version.as_str()));
        }
    }
    table.set("over", Some(template_text(over)));
    table.set("timestamp", timestamp.as_ref().map(time));
    let secret = match secret {
        SecretForm::Text => None,
        SecretForm::Base64 => Some("base64").filter(|_| scheme.is_hmac()),
    };
    table.set("secret", secret);
    table.about(about)
}

fn time(time: &SignedTime) -> Map<String, Value> {
    let SignedTime {
        about,
        place,
        unit,
        tolerance_seconds,
    } = time;
    let mut table = Table::default();
    match place {
        TimePlace::Header(name) => table.set("header", Some(name.as_str())),
        TimePlace::Field(path) => table.set("key", Some(path.to_string())),
        TimePlace::Pair(key) => table.set("pair", Some(key.as_str())),
    }
    let unit = match unit {
        TimeUnit::Seconds => None,
        TimeUnit::Milliseconds => Some("milliseconds"),
        TimeUnit::Rfc3339 => Some("rfc3339"),
    };
    table.set("unit", unit);
    table.set("tolerance_seconds", Some(*tolerance_seconds));
    table.about(about)
}

/// Maps an algorithm to its value in the language.
fn scheme_word(scheme: WebhookScheme) -> &'static str {
    match scheme {
        WebhookScheme::HmacSha256 => "hmac-sha256",
        WebhookScheme::HmacSha512 => "hmac-sha512",
        WebhookScheme::HmacSha1 => "hmac-sha1",
        WebhookScheme::RsaSha256 => "rsa-sha256",
        WebhookScheme::Ed25519 => "ed25519",
    }
}

/// Builds all events by name, in the order of the spec.
pub(super) fn webhooks(spec: &Spec) -> Option<Map<String, Value>> {
    let webhook = spec.signed_webhook.as_ref()?;
    let events = webhook.events.iter();
    let events = events.map(|added| {
        let post = post(webhook, added);
        (added.event.name.clone(), json!({"post": post}))
    });
    Some(events.collect())
}

fn post(webhook: &SignedWebhook, added: &AddedEvent) -> Value {
    let AddedEvent { event, variant } = added;
    let Event {
        about,
        name: _,
        object,
        subject,
    } = event;
    let mut node = Node::default();
    node.say("data", object.as_str());
    if let Some(subject) = subject {
        node.say("subject", subject.as_str());
    }
    // Endpoint names contain no capital letters, so this id is unique.
    node.set("operationId", format!("on{variant}"));
    if let Some(summary) = summary(&about.doc) {
        node.set("summary", summary);
    }
    describe(&mut node, about, NodeKind::Full, &[signed(webhook)]);
    // This request goes to the receiver, so no credentials are sent.
    node.set("security", Value::Array(Vec::new()));
    node.set("parameters", parameters(webhook, event));
    node.set(
        "requestBody",
        json!({
            "required": true,
            "content": {"application/json": {"schema": body(webhook, event)}},
        }),
    );
    let done = json!({"description": "Received. With any other status, the event is sent again."});
    node.set("responses", json!({webhook.success.to_string(): done}));
    node.finish()
}

fn signed(webhook: &SignedWebhook) -> String {
    let WebhookSignature {
        scheme,
        encoding,
        header,
        over,
        ..
    } = &webhook.signature;
    format!(
        "The header `{header}` contains the signature ({}, {}) of `{}`.",
        scheme_word(*scheme),
        encoding_word(*encoding),
        template_text(over),
    )
}

/// Builds the headers of a webhook.
fn parameters(webhook: &SignedWebhook, event: &Event) -> Vec<Value> {
    let text = json!({"type": "string"});
    let mut headers = vec![(webhook.signature.header.clone(), text.clone())];
    if let Some(Place::Header(name)) = &webhook.id {
        headers.push((name.clone(), text.clone()));
    }
    let time = webhook.signature.timestamp.as_ref();
    if let Some(TimePlace::Header(name)) = time.map(|time| &time.place) {
        headers.push((name.clone(), text));
    }
    if let Some(Place::Header(name)) = &webhook.event {
        headers.push((name.clone(), json!({"type": "string", "const": event.name})));
    }
    let headers = headers.into_iter();
    headers
        .map(|(name, schema)| {
            json!({"name": name, "in": "header", "required": true, "schema": schema})
        })
        .collect()
}

/// Builds the schema of the body: the payload, and the event's name if it is there.
fn body(webhook: &SignedWebhook, event: &Event) -> Value {
    let payload = Value::Object(schema_reference(&event.object));
    let name = match &webhook.event {
        Some(Place::Field(path)) => {
            let name = json!({"type": "string", "const": event.name});
            Some(nested(path, name))
        }
        Some(Place::Header(_)) | None => None,
    };
    let payload = match &webhook.data {
        Some(path) => nested(path, payload),
        None => payload,
    };
    match name {
        Some(name) => json!({"allOf": [name, payload]}),
        None => payload,
    }
}

/// Builds the schema of an object with a value at a path.
fn nested(path: &FieldPath, value: Value) -> Value {
    let names = path.0.iter().rev();
    names.fold(
        value,
        |inner, name| json!({"type": "object", "required": [name], "properties": {name: inner}}),
    )
}
