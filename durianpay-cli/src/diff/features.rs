//! The Cargo features that the shipped bindings are cut by.
//!
//! What a resource no longer needs, its feature no longer brings; but then an
//! endpoint, a field or a member changed, which is reported as such and breaks
//! more. Only the error body says nothing when it moves.

use super::change::Changes;
use durianpay_codegen::model::{About, Spec};

/// Types that were there whatever was built, and now are parts of resources.
pub(super) fn compare(changes: &mut Changes, old: &Spec, new: &Spec) {
    let still = new.needed_always();
    for name in old.needed_always().difference(&still) {
        let parts: Vec<&str> = new
            .parts()
            .filter(|part| new.needed_by(part).contains(name))
            .collect();
        if let (Some(before), Some(after), [_, ..]) =
            (about(old, name), about(new, name), parts.as_slice())
        {
            changes.node(format!("type `{name}`"), before, after).major(
                format!("part of `{}` alone", parts.join("`, `")),
                "it was built whatever the Cargo features, and is no longer",
            );
        }
    }
}

fn about<'a>(spec: &'a Spec, name: &str) -> Option<&'a About> {
    let object = spec.objects.get(name).map(|object| &object.about);
    let union = || spec.unions.get(name).map(|union| &union.about);
    let item = || spec.enums.get(name).map(|item| &item.about);
    let id = || spec.ids.get(name).map(|id| &id.about);
    object.or_else(union).or_else(item).or_else(id)
}
