//! Compares whole specs.

use super::change::{Change, Changes};
use super::{
    api, choice, enumeration, extension, features, notification, object, resource, signed_webhook,
    types, union, webhook,
};
use durianpay_codegen::model::Spec;

/// Returns all changes, most severe first.
#[must_use]
pub fn compare(old: &Spec, new: &Spec) -> Vec<Change> {
    let mut found = Changes::default();
    let changes = &mut found;
    let Spec {
        api,
        resources,
        objects,
        unions,
        choices,
        enums,
        ids,
        webhook,
        signed_webhook,
        notifications,
        // The base belongs to another spec.
        base: _,
        extensions,
        added_events,
    } = old;
    api::compare(changes, api.as_ref(), new.api.as_ref());
    resource::compare_all(changes, (old, resources), (new, &new.resources));
    object::compare_all(changes, (old, objects), (new, &new.objects));
    union::compare_all(changes, unions, &new.unions);
    choice::compare_all(changes, choices, &new.choices);
    enumeration::compare_all(changes, enums, &new.enums);
    types::compare_ids(changes, ids, &new.ids);
    webhook::compare(changes, webhook.as_ref(), new.webhook.as_ref());
    signed_webhook::compare(
        changes,
        signed_webhook.as_ref(),
        new.signed_webhook.as_ref(),
    );
    notification::compare(changes, notifications.as_ref(), new.notifications.as_ref());
    extension::compare_all(changes, extensions, &new.extensions);
    webhook::compare_added(changes, added_events, &new.added_events);
    features::compare(changes, old, new);
    found.finish()
}
