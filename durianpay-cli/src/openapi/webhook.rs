//! Events as webhooks.

use super::about::{NodeKind, describe, summary};
use super::node::{Node, schema_reference};
use super::{example, union};
use durianpay_codegen::model::{Event, Member, Signature, Spec, Webhook};
use serde_json::{Map, Value, json};

/// Builds all events by name, in the order of the spec.
pub(super) fn webhooks(spec: &Spec) -> Option<Map<String, Value>> {
    let webhook = spec.webhook.as_ref()?;
    let members = &spec.unions.get(&webhook.union)?.members;
    let webhooks = webhook.events.iter().filter_map(|event| {
        let member = members.iter().find(|member| member.value == event.name)?;
        let post = post(spec, webhook, event, member)?;
        Some((event.name.clone(), json!({"post": post})))
    });
    Some(webhooks.collect())
}

fn post(spec: &Spec, webhook: &Webhook, event: &Event, member: &Member) -> Option<Value> {
    let Event {
        about,
        name: _,
        object,
        subject,
    } = event;
    let notification = spec.objects.get(&webhook.notification)?;
    let (field, _) = union::held_by(spec, notification).next()?;
    let case = union::case_name(spec, notification, field, &member.name);
    let payload = example::case_example(spec, notification, member);
    let mut node = Node::default();
    node.say("data", object.as_str());
    if let Some(subject) = subject {
        node.say("subject", subject.as_str());
    }
    // Endpoint names contain no capital letters, so this id is unique.
    node.set("operationId", format!("on{}", member.name));
    if let Some(summary) = summary(&about.doc) {
        node.set("summary", summary);
    }
    describe(
        &mut node,
        about,
        NodeKind::Full,
        &statements(webhook, event),
    );
    // This request goes to the receiver, so the API key is not sent.
    node.set("security", Value::Array(Vec::new()));
    node.set(
        "requestBody",
        json!({
            "required": true,
            "content": {"application/json": {
                "schema": schema_reference(&case),
                "examples": {"example": {"value": payload}},
            }},
        }),
    );
    let done = json!({"description": "Received. With any other status, the event is sent again."});
    node.set("responses", json!({webhook.success.to_string(): done}));
    Some(node.finish())
}

/// Builds remarks that receivers need to know about every event.
fn statements(webhook: &Webhook, event: &Event) -> Vec<String> {
    let signature = webhook.signature.as_ref().map(signed);
    let subject = event
        .subject
        .as_ref()
        .map(|endpoint| format!("Confirm the content with `{endpoint}` before you act on it."));
    signature.into_iter().chain(subject).collect()
}

fn signed(signature: &Signature) -> String {
    let Signature {
        about: _,
        id,
        amount,
        amount_text: _,
        separator,
        place,
        live: _,
    } = signature;
    format!(
        "If the payload has a `{place}`, it is the HMAC-SHA256, in lower-case hex, of `{id}`, `{separator}` and \
         `{amount}` in rupiah with two decimals, keyed with the API key. Nothing else is signed."
    )
}
