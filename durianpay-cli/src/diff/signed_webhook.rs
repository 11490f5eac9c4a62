//! Webhooks that are signed as a whole.

use super::change::{Changes, Node};
use super::webhook::compare_added;
use durianpay_codegen::model::{FieldPath, Place, SignedWebhook, WebhookSignature};

pub(super) fn compare(
    changes: &mut Changes,
    old: Option<&SignedWebhook>,
    new: Option<&SignedWebhook>,
) {
    match (old, new) {
        (None, None) => {}
        (Some(webhook), None) => changes
            .removed("the signed webhooks", &webhook.about)
            .major("removed", "`WEBHOOK` and `Event` are removed"),
        (None, Some(webhook)) => changes
            .added("the signed webhooks", &webhook.about)
            .minor("added", "adds `WEBHOOK` and `Event`"),
        (Some(old), Some(new)) => compare_both(changes, old, new),
    }
}

fn compare_both(changes: &mut Changes, old: &SignedWebhook, new: &SignedWebhook) {
    let SignedWebhook {
        about,
        event,
        data,
        id,
        retry_minutes,
        success,
        signature,
        events,
    } = old;
    let mut node = changes.node("the signed webhooks", about, &new.about);
    node.about(about, &new.about);
    for (key, old, new, why) in [
        (
            "event",
            text(event.as_ref()),
            text(new.event.as_ref()),
            "the Rust API is unchanged; events are told apart by another value",
        ),
        (
            "data",
            data.as_ref().map(FieldPath::to_string),
            new.data.as_ref().map(FieldPath::to_string),
            "the Rust API is unchanged; the payload is another part of the body",
        ),
        (
            "id",
            text(id.as_ref()),
            text(new.id.as_ref()),
            "the Rust API is unchanged; an event that was handled before may have another id",
        ),
    ] {
        if old != new {
            let shown = |text: &Option<String>| match text {
                Some(text) => format!("`{text}`"),
                None => "none".to_owned(),
            };
            node.major(format!("`{key}` {} → {}", shown(&old), shown(&new)), why);
        }
    }
    node.patch_if(
        "`retry_minutes` changed",
        retry_minutes,
        &new.retry_minutes,
        "they are documentation only",
    );
    node.patch_if(
        "`success` changed",
        success,
        &new.success,
        "the vendor expects another status as receipt",
    );
    compare_signatures(&mut node, signature, &new.signature);
    compare_added(changes, events, &new.events);
}

fn text(place: Option<&Place>) -> Option<String> {
    Some(match place? {
        Place::Field(path) => path.to_string(),
        Place::Header(name) => format!("header {name}"),
    })
}

/// Compares the signatures. A change of the trust rules is always major.
fn compare_signatures(node: &mut Node<'_>, old: &WebhookSignature, new: &WebhookSignature) {
    let WebhookSignature {
        about,
        scheme,
        encoding,
        header,
        layout,
        over,
        timestamp,
        secret,
    } = old;
    node.about(about, &new.about);
    let is_same = (scheme, encoding, header, layout)
        == (&new.scheme, &new.encoding, &new.header, &new.layout)
        && (over, timestamp, secret) == (&new.over, &new.timestamp, &new.secret);
    if !is_same {
        node.major(
            "`signature` changed",
            "the Rust API is unchanged; a different set of webhooks counts as authentic",
        );
    }
}
