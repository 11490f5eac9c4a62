//! Notifications that are distinguished by their path.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys};
use super::ty::or_none;
use durianpay_codegen::model::{
    FieldPath, Notification, NotificationSignature, Notifications, StatusField,
};

pub(super) fn compare(
    changes: &mut Changes,
    old: Option<&Notifications>,
    new: Option<&Notifications>,
) {
    match (old, new) {
        (None, None) => {}
        (Some(notifications), None) => changes
            .removed("the notifications", &notifications.about)
            .major("removed", "`NOTIFICATIONS` and `Notification` are removed"),
        (None, Some(notifications)) => changes
            .added("the notifications", &notifications.about)
            .minor("added", "adds `NOTIFICATIONS` and `Notification`"),
        (Some(old), Some(new)) => compare_all(changes, old, new),
    }
}

fn compare_all(changes: &mut Changes, old: &Notifications, new: &Notifications) {
    let Notifications {
        about,
        success,
        retry_minutes,
        signature,
        known,
    } = old;
    let mut node = changes.node("the notifications", about, &new.about);
    node.about(about, &new.about);
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
    compare_signatures(&mut node, signature, &new.signature);
    let name = |one: &Notification| format!("notification `{}`", one.name);
    let pairs = by_keys(known, &new.known, &[|one| &one.name]);
    if are_reordered(&pairs, &new.known, |_, _| true) {
        node.patch("reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(one) => changes
                .removed(name(one), &one.about)
                .major("removed", "its variant of `Notification` is removed"),
            Pair::Added(one) => changes.added(name(one), &one.about).minor(
                "added",
                "adds a variant to `Notification`, which is `non_exhaustive`",
            ),
            Pair::Both(old, new) => compare_one(changes, name(old), old, new),
        }
    }
}

/// Compares the signatures. A change of the trust rules is always major.
fn compare_signatures(
    node: &mut Node<'_>,
    old: &NotificationSignature,
    new: &NotificationSignature,
) {
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
    } = old;
    node.about(about, &new.about);
    let is_same = (algorithm, encoding, header, timestamp_header)
        == (
            &new.algorithm,
            &new.encoding,
            &new.header,
            &new.timestamp_header,
        )
        && (token_header, receiver_header, over, bodies)
            == (
                &new.token_header,
                &new.receiver_header,
                &new.over,
                &new.bodies,
            );
    if !is_same {
        node.major(
            "`signature` changed",
            "the Rust API is unchanged; a different set of notifications counts as authentic",
        );
    }
}

fn compare_one(changes: &mut Changes, name: String, old: &Notification, new: &Notification) {
    let Notification {
        about,
        name: _,
        path,
        object,
        about_id,
        status,
        acknowledgement,
    } = old;
    let mut node = changes.node(name, about, &new.about);
    node.about(about, &new.about);
    if *path != new.path {
        let (old, new) = (or_none(path.as_ref()), or_none(new.path.as_ref()));
        node.minor(
            format!("`path` {old} → {new}"),
            "the Rust API is unchanged; the notification is recognized by another path",
        );
    }
    if *object != new.object {
        node.major(
            format!("type `{object}` → `{}`", new.object),
            "the content of the variant has another type",
        );
    }
    // Which values are final is said of the enumeration, whose changes are reported there.
    let place =
        |status: &Option<StatusField>| status.as_ref().map(|status| status.path.to_string());
    let places = [
        (
            "object",
            about_id.as_ref().map(FieldPath::to_string),
            new.about_id.as_ref().map(FieldPath::to_string),
        ),
        ("status", place(status), place(&new.status)),
    ];
    for (key, old, new) in places {
        if old != new {
            let (old, new) = (or_none(old.as_ref()), or_none(new.as_ref()));
            node.minor(
                format!("`{key}` {old} → {new}"),
                "the Rust API is unchanged; an inbox treats notifications that it has handed over as new",
            );
        }
    }
    if *acknowledgement != new.acknowledgement {
        node.minor(
            "`acknowledgement` changed",
            "the Rust API is unchanged; the vendor receives another response",
        );
    }
}
