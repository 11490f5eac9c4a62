//! Webhooks: the envelope, the signature, the events.
//!
//! The types of events are an ordinary union and objects, and are compared as such.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys};
use super::ty::or_none;
use durianpay_codegen::model::{AddedEvent, Event, Signature, Webhook};

pub(super) fn compare(changes: &mut Changes, old: Option<&Webhook>, new: Option<&Webhook>) {
    match (old, new) {
        (None, None) => {}
        (Some(webhook), None) => changes
            .removed("the webhooks", &webhook.about)
            .major("removed", "`WEBHOOK` is removed"),
        (None, Some(webhook)) => changes
            .added("the webhooks", &webhook.about)
            .minor("added", "adds `WEBHOOK`"),
        (Some(old), Some(new)) => compare_webhook(changes, old, new),
    }
}

fn compare_webhook(changes: &mut Changes, old: &Webhook, new: &Webhook) {
    let Webhook {
        about,
        // Types with fixed names.
        notification: _,
        union: _,
        event,
        data,
        retry_count,
        retry_minutes,
        success,
        signature,
        events,
    } = old;
    let mut node = changes.node("the webhooks", about, &new.about);
    node.about(about, &new.about);
    for (key, old, new) in [("event", event, &new.event), ("data", data, &new.data)] {
        if old != new {
            node.patch(
                format!("`{key}` under `{old}` → `{new}`"),
                "webhooks are read by another key; the effect on `Notification` is reported there",
            );
        }
    }
    if *retry_count != new.retry_count {
        let (old, new) = (retry_count.as_ref(), new.retry_count.as_ref());
        node.minor(
            format!("`retry_count` {} → {}", or_none(old), or_none(new)),
            "the Rust API is unchanged; a webhook may have another count, or none",
        );
    }
    node.patch_if(
        "`retry_minutes` changed",
        retry_minutes,
        &new.retry_minutes,
        "the simulator delivers at other times",
    );
    node.patch_if(
        "`success` changed",
        success,
        &new.success,
        "the simulator expects another status as receipt",
    );
    compare_signatures(&mut node, signature.as_ref(), new.signature.as_ref());
    compare_events(changes, old, events, new);
}

/// Compares the signatures. A change of the trust rules is always major.
fn compare_signatures(node: &mut Node<'_>, old: Option<&Signature>, new: Option<&Signature>) {
    let (old, new) = match (old, new) {
        (None, None) => return,
        (None, Some(_)) => {
            return node.major(
                "`signature` added",
                "the Rust API is unchanged; webhooks are now verified",
            );
        }
        (Some(_), None) => {
            return node.major(
                "`signature` removed",
                "the Rust API is unchanged; webhooks can no longer be verified",
            );
        }
        (Some(old), Some(new)) => (old, new),
    };
    let Signature {
        about,
        id,
        amount,
        amount_text,
        separator,
        place,
        live,
    } = old;
    node.about(about, &new.about);
    if (id, amount, amount_text, separator, place, live)
        != (
            &new.id,
            &new.amount,
            &new.amount_text,
            &new.separator,
            &new.place,
            &new.live,
        )
    {
        node.major(
            "`signature` changed",
            "the Rust API is unchanged; a different set of webhooks counts as authentic",
        );
    }
}

/// Compares events that exist in both versions. Added and removed events are members of the union.
fn compare_events(changes: &mut Changes, old_webhook: &Webhook, old: &[Event], new: &Webhook) {
    let pairs = by_keys(old, &new.events, &[|event| &event.name]);
    if are_reordered(&pairs, &new.events, |_, _| true) {
        changes
            .node("the webhooks", &old_webhook.about, &new.about)
            .patch("events reordered", "nothing depends on their order");
    }
    for pair in pairs {
        let Pair::Both(old, new) = pair else { continue };
        let Event {
            // Already compared as part of the union's member.
            about,
            name,
            object: _,
            subject,
        } = old;
        let mut node = changes.node(format!("event `{name}`"), about, &new.about);
        compare_subjects(&mut node, subject.as_ref(), new.subject.as_ref());
    }
}

fn compare_subjects(node: &mut Node<'_>, old: Option<&String>, new: Option<&String>) {
    if old == new {
        return;
    }
    let what = format!("`subject` {} → {}", or_none(old), or_none(new));
    match (old, new) {
        (_, None) => node.major(
            what,
            "the Rust API is unchanged; the event can no longer be confirmed",
        ),
        (None, Some(_)) => node.minor(what, "the event can be confirmed"),
        _ => node.minor(
            what,
            "the Rust API is unchanged; another call confirms the event",
        ),
    }
}

/// Compares events that a spec adds to those of the client. They have a separate union.
pub(super) fn compare_added(changes: &mut Changes, old: &[AddedEvent], new: &[AddedEvent]) {
    let node = |added: &AddedEvent| format!("event `{}`", added.event.name);
    let keys: [fn(&AddedEvent) -> &str; 2] = [|added| &added.event.name, |added| &added.variant];
    let pairs = by_keys(old, new, &keys);
    if are_reordered(&pairs, new, |_, _| true)
        && let [first, ..] = new
    {
        changes
            .added("the events", &first.event.about)
            .patch("reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(added) => changes.removed(node(added), &added.event.about).major(
                "removed",
                format!("the variant `{}` of `Event` is removed", added.variant),
            ),
            Pair::Added(added) => changes.added(node(added), &added.event.about).minor(
                "added",
                format!(
                    "adds a variant `{}` to `Event`, which is `non_exhaustive`",
                    added.variant
                ),
            ),
            Pair::Both(old, new) => compare_added_event(changes, old, new),
        }
    }
}

fn compare_added_event(changes: &mut Changes, old: &AddedEvent, new: &AddedEvent) {
    let AddedEvent { event, variant } = old;
    let Event {
        about,
        name,
        object,
        subject,
    } = event;
    let mut node = changes.node(format!("event `{name}`"), about, &new.event.about);
    node.about(about, &new.event.about);
    if *name != new.event.name {
        node.patch(
            format!("wire name `{name}` → `{}`", new.event.name),
            "the Rust API is unchanged; the event is recognized by another name",
        );
    }
    if *variant != new.variant {
        node.major(
            format!("Rust name `{variant}` → `{}`", new.variant),
            "the variant is renamed",
        );
    }
    if *object != new.event.object {
        node.major(
            format!("type `{object}` → `{}`", new.event.object),
            "the content of the variant has another type",
        );
    }
    compare_subjects(&mut node, subject.as_ref(), new.event.subject.as_ref());
}
