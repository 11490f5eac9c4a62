//! `webhooks` of 3.1, and `x-webhooks`, the equivalent extension for 3.0.

use super::cx::Cx;
use super::draft::Field;
use super::media::json;
use super::node::Node;
use super::parts::{Part, gather};
use super::report::Group;
use super::schema::SchemaReader;
use super::table::{Item, Table};
use super::ty::Ty;
use super::{annotations, fields, x_spec};
use durianpay_codegen::names;
use std::collections::BTreeSet;

/// A webhook of the document.
struct Webhook<'d> {
    name: &'d str,
    operation: Node<'d>,
    body: Option<Node<'d>>,
}

pub(super) fn read(cx: &mut Cx<'_>) {
    let root = cx.document.root();
    let Some(all) = root.get_any(&["webhooks", "x-webhooks"]) else {
        return;
    };
    let webhooks = collect(cx, &all);
    if cx.is_exported {
        exported(cx, &webhooks);
        return;
    }
    if !cx.options.only.is_empty() || webhooks.is_empty() {
        return;
    }
    match envelope(cx, &webhooks) {
        Some(envelope) => define(cx, &webhooks, &envelope),
        None => {
            let payloads = payloads(cx, &webhooks);
            by_hand(cx, &all, payloads);
        }
    }
}

fn collect<'d>(cx: &Cx<'d>, all: &Node<'d>) -> Vec<Webhook<'d>> {
    all.members()
        .into_iter()
        .filter_map(|(name, item)| {
            let item = cx.document.follow(&item).ok()?;
            let operation = item.get_any(&["post", "put", "get"])?;
            let body = operation
                .get("requestBody")
                .and_then(|body| cx.document.follow(&body).ok())
                .and_then(|body| json(&body.members_of("content"))?.get("schema"));
            Some(Webhook {
                name,
                operation,
                body,
            })
        })
        .collect()
}

/// Reads the events of an exported document, which names their payload and subject.
fn exported(cx: &mut Cx<'_>, webhooks: &[Webhook<'_>]) {
    let own = webhooks.iter();
    for webhook in own.filter(|webhook| !x_spec::is_generated(&webhook.operation)) {
        let mut table = annotations::about(cx, &webhook.operation);
        table.overlay(x_spec::table(&webhook.operation));
        if let Some(data) = table.string("data").map(str::to_owned) {
            SchemaReader::new(cx).require(&data);
        }
        cx.spec.events.push((webhook.name.to_owned(), table));
    }
}

/// Defines the types of whole bodies, so that users can at least parse them manually.
fn payloads<'d>(cx: &mut Cx<'d>, webhooks: &[Webhook<'d>]) -> Vec<String> {
    let mut names = Vec::new();
    for webhook in webhooks {
        if let Some(body) = &webhook.body {
            let place = format!("{}_webhook", webhook.name);
            names.extend(
                SchemaReader::new(cx)
                    .value_of(body, &place)
                    .ty
                    .name()
                    .map(str::to_owned),
            );
        }
    }
    names
}

/// The keys of the event's name and of its payload, in the bodies of all webhooks.
struct Envelope {
    event: String,
    data: String,
}

fn envelope<'d>(cx: &Cx<'d>, webhooks: &[Webhook<'d>]) -> Option<Envelope> {
    let bodies: Vec<Vec<Part<'d>>> = webhooks
        .iter()
        .map(|webhook| Some(gather(cx.document, webhook.body.as_ref()?)?.fields))
        .collect::<Option<_>>()?;
    let first = bodies.first()?;
    // Each event needs a unique name in Rust.
    let event = first.iter().map(|part| part.wire).find(|wire| {
        let names: Option<BTreeSet<String>> = bodies
            .iter()
            .map(|body| constant(body, wire).map(names::variant))
            .collect();
        names.is_some_and(|names| names.len() == bodies.len() && !names.contains(""))
    })?;
    let holds_objects = |wire: &str| {
        bodies.iter().all(|body| {
            body.iter()
                .find(|part| part.wire == wire)
                .and_then(|part| gather(cx.document, part.cases.first()?))
                .is_some_and(|parts| !parts.fields.is_empty())
        })
    };
    let mut data = first
        .iter()
        .map(|part| part.wire)
        .filter(|wire| *wire != event && holds_objects(wire));
    let (one, another) = (data.next()?, data.next());
    let in_code = [names::field(event), names::field(one)];
    let is_sound = another.is_none()
        && in_code.iter().all(|name| !name.is_empty())
        && in_code[0] != in_code[1];
    is_sound.then(|| Envelope {
        event: event.to_owned(),
        data: one.to_owned(),
    })
}

/// Finds the only string that a field can be, if any.
fn constant<'d>(body: &[Part<'d>], wire: &str) -> Option<&'d str> {
    let part = body.iter().find(|part| part.wire == wire)?;
    let [case] = part.cases.as_slice() else {
        return None;
    };
    match case.strings("enum").as_slice() {
        [one] => Some(one),
        _ => case.string("const"),
    }
}

fn define<'d>(cx: &mut Cx<'d>, webhooks: &[Webhook<'d>], envelope: &Envelope) {
    let mut table = Table::default();
    table.set("event", envelope.event.clone());
    table.set("data", envelope.data.clone());
    let mut rest: Vec<Field> = Vec::new();
    for webhook in webhooks {
        let Some(parts) = webhook
            .body
            .as_ref()
            .and_then(|body| gather(cx.document, body))
        else {
            continue;
        };
        event(cx, webhook, &parts.fields, envelope);
        beside(cx, &parts.fields, envelope, &mut rest);
    }
    let keys = [envelope.event.as_str(), envelope.data.as_str()];
    let fields = fields::beside(cx, rest, keys);
    if !fields.entries.is_empty() {
        table.set("fields", fields);
    }
    let webhooks = cx.document.root().get_any(&["webhooks", "x-webhooks"]);
    if let Some(all) = webhooks {
        let message = "a document does not say how webhooks are signed; add `[webhook.signature]` before you rely on them";
        table.remark(cx.note(Group::Open, &all, message));
    }
    cx.spec.webhook = Some(table);
}

fn event<'d>(cx: &mut Cx<'d>, webhook: &Webhook<'d>, parts: &[Part<'d>], envelope: &Envelope) {
    let Some(name) = constant(parts, &envelope.event) else {
        return;
    };
    let data = parts
        .iter()
        .find(|part| part.wire == envelope.data)
        .and_then(|part| part.cases.first());
    let Some(data) = data else { return };
    let place = format!("{}_payload", webhook.name);
    let object = match SchemaReader::new(cx).value_of(data, &place).ty {
        Ty::Named(object) if cx.is_object(&object) => object,
        ty => {
            let message = format!("the event `{name}` is left out: its payload is `{ty}`");
            let remark = cx.note(Group::LeftOut, data, message);
            cx.spec.remarks.push(remark);
            return;
        }
    };
    let mut table = annotations::about(cx, &webhook.operation);
    if let (None, Some(summary)) = (table.string("doc"), webhook.operation.string("summary")) {
        table.set("doc", summary);
    }
    table.set("data", object);
    cx.spec.events.push((name.to_owned(), table));
}

/// Collects the fields of the envelope other than name and payload. A field that not all webhooks
/// have is optional.
fn beside<'d>(cx: &mut Cx<'d>, parts: &[Part<'d>], envelope: &Envelope, rest: &mut Vec<Field>) {
    for part in parts {
        let [case] = part.cases.as_slice() else {
            continue;
        };
        let is_known = rest.iter().any(|field| field.wire == part.wire);
        if is_known || part.wire == envelope.event || part.wire == envelope.data {
            continue;
        }
        let value = SchemaReader::new(cx).value_of(case, &format!("notification_{}", part.wire));
        rest.push(Field {
            wire: part.wire.to_owned(),
            value,
            required: false,
            pointer: case.pointer.clone(),
        });
    }
}

/// Reports webhooks whose bodies do not have an event name and a payload under two keys.
fn by_hand(cx: &mut Cx<'_>, all: &Node<'_>, payloads: Vec<String>) {
    const SHOWN: usize = 5;
    let more = match payloads.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let shown: Vec<String> = payloads
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    let message = format!(
        "the webhooks are left out: their bodies do not have one key with the event's name and another \
         with the payload. The types of the bodies are defined, so that you can parse them yourself: {}{more}",
        shown.join(", ")
    );
    let remark = cx.note(Group::LeftOut, all, message);
    cx.spec.remarks.push(remark);
    cx.spec.by_hand = payloads;
}

/// Lists the types that webhooks refer to.
pub(super) fn roots(cx: &Cx<'_>) -> Vec<String> {
    let mut roots: Vec<String> = cx
        .spec
        .events
        .iter()
        .filter_map(|(_, event)| event.string("data").map(str::to_owned))
        .collect();
    let notifications = cx.spec.known_notifications.iter();
    roots.extend(notifications.filter_map(|(_, table)| table.string("data").map(str::to_owned)));
    roots.extend(cx.spec.by_hand.iter().cloned());
    if let Some(Item::Table(fields)) = cx
        .spec
        .webhook
        .as_ref()
        .and_then(|table| table.get("fields"))
    {
        for (_, field) in &fields.entries {
            let ty = match field {
                Item::Text(text) => Some(text.as_str()),
                Item::Table(table) => table.string("type"),
                _ => None,
            };
            roots.extend(ty.and_then(|text| {
                Ty::parse(text.trim_end_matches('?'))
                    .name()
                    .map(str::to_owned)
            }));
        }
    }
    roots
}
