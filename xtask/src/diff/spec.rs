//! Whole specs.

use super::change::Changes;
use super::{api, enumeration, extension, features, object, resource, types, union, webhook};
use durianpay_codegen::model::Spec;

pub(super) fn compare(cx: &mut Changes, old: &Spec, new: &Spec) {
    let Spec {
        api,
        resources,
        objects,
        unions,
        enums,
        ids,
        webhook,
        // What others are added to is not this spec's.
        base: _,
        extensions,
        added_events,
    } = old;
    api::compare(cx, api.as_ref(), new.api.as_ref());
    resource::compare_all(cx, (old, resources), (new, &new.resources));
    object::compare_all(cx, (old, objects), (new, &new.objects));
    union::compare_all(cx, unions, &new.unions);
    enumeration::compare_all(cx, enums, &new.enums);
    types::compare_ids(cx, ids, &new.ids);
    webhook::compare(cx, webhook.as_ref(), new.webhook.as_ref());
    extension::compare_all(cx, extensions, &new.extensions);
    webhook::compare_added(cx, added_events, &new.added_events);
    features::compare(cx, old, new);
}
