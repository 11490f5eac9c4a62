//! Notifications as webhooks, and in the notation of the spec language.

use super::about::{NodeKind, describe, summary};
use super::node::{Node, schema_reference};
use super::signing::{algorithm_word, encoding_word};
use super::table::Table;
use durianpay_codegen::model::{
    BodyForm, Notification, NotificationSignature, Notifications, Spec, template_text,
};
use durianpay_codegen::names;
use serde_json::{Map, Value, json};

/// Builds the table `[notifications]`.
pub(super) fn table(notifications: &Notifications) -> Map<String, Value> {
    let Notifications {
        about,
        success,
        retry_minutes,
        signature,
        known: _,
    } = notifications;
    let mut table = Table::default();
    table.set("success", Some(*success));
    table.set("retry_minutes", Some(retry_minutes.as_slice()));
    table.set("signature", Some(self::signature(signature)));
    table.about(about)
}

fn signature(signature: &NotificationSignature) -> Map<String, Value> {
    let NotificationSignature {
        about,
        algorithm,
        encoding,
        header,
        timestamp_header,
        token_header,
        receiver_header,
        over,
        bodies,
    } = signature;
    let bodies: Vec<&str> = bodies.iter().copied().map(body_word).collect();
    let mut table = Table::default();
    table.set("algorithm", Some(algorithm_word(*algorithm)));
    table.set("encoding", Some(encoding_word(*encoding)));
    table.set("header", Some(header.as_str()));
    table.set("timestamp_header", Some(timestamp_header.as_str()));
    table.set("token_header", token_header.as_deref());
    table.set("receiver_header", receiver_header.as_deref());
    table.set("over", Some(template_text(over)));
    table.set("bodies", Some(bodies));
    table.about(about)
}

fn body_word(form: BodyForm) -> &'static str {
    match form {
        BodyForm::AsReceived => "as_received",
        BodyForm::Minified => "minified",
        BodyForm::WithoutBlanks => "without_blanks",
    }
}

/// Builds the tables `[notification.*]`.
pub(super) fn tables(notifications: &Notifications) -> Map<String, Value> {
    let known = notifications.known.iter();
    known
        .map(|one| (one.name.clone(), entry(one).into()))
        .collect()
}

fn entry(notification: &Notification) -> Map<String, Value> {
    let Notification {
        about,
        name: _,
        path,
        object,
        acknowledgement,
    } = notification;
    let mut table = Table::default();
    table.set("path", path.as_deref());
    table.set("data", Some(object.as_str()));
    table.set("acknowledgement", acknowledgement.as_deref());
    table.about(about)
}

/// Builds all notifications as webhooks, by name. They are generated: the top-level tables are
/// authoritative.
pub(super) fn webhooks(spec: &Spec) -> Option<Map<String, Value>> {
    let notifications = spec.notifications.as_ref()?;
    let known = notifications.known.iter();
    let webhooks = known.map(|one| (one.name.clone(), json!({"post": post(notifications, one)})));
    Some(webhooks.collect())
}

fn post(notifications: &Notifications, notification: &Notification) -> Value {
    let NotificationSignature {
        algorithm,
        encoding,
        header,
        over,
        ..
    } = &notifications.signature;
    let signed = format!(
        "The header `{header}` is the signature ({}, {}) of `{}`.",
        algorithm_word(*algorithm),
        encoding_word(*encoding),
        template_text(over),
    );
    let path = notification.path.as_ref();
    let path = path.map(|path| format!("The path of the URL ends with `{path}`."));
    let more: Vec<String> = std::iter::once(signed).chain(path).collect();
    let mut node = Node::default();
    node.say("generated", true);
    node.set(
        "operationId",
        format!("on{}", names::pascal(&notification.name)),
    );
    if let Some(summary) = summary(&notification.about.doc) {
        node.set("summary", summary);
    }
    describe(&mut node, &notification.about, NodeKind::Full, &more);
    // This request goes to the receiver, so no credentials are sent.
    node.set("security", Value::Array(Vec::new()));
    node.set(
        "requestBody",
        json!({
            "required": true,
            "content": {"application/json": {"schema": schema_reference(&notification.object)}},
        }),
    );
    let mut done =
        json!({"description": "Received. With any other status, the notification is sent again."});
    let acknowledgement = notification.acknowledgement.as_ref();
    let acknowledgement = acknowledgement.and_then(|text| serde_json::from_str::<Value>(text).ok());
    if let (Some(example), Some(done)) = (acknowledgement, done.as_object_mut()) {
        let content = json!({"application/json": {"example": example}});
        done.insert("content".to_owned(), content);
    }
    node.set(
        "responses",
        json!({notifications.success.to_string(): done}),
    );
    node.finish()
}
