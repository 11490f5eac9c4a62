//! The Cargo features of the shipped bindings.
//!
//! If a resource no longer needs a type, its feature no longer includes it. In that case an
//! endpoint, a field or a member has changed, which is reported separately and is more severe. Only
//! a move of the error body is not visible elsewhere.

use super::change::Changes;
use durianpay_codegen::model::{About, Spec};

/// Reports types that were always built and now belong to some resources.
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
                format!("now only part of `{}`", parts.join("`, `")),
                "it was built with any set of Cargo features, and is no longer",
            );
        }
    }
}

fn about<'a>(spec: &'a Spec, name: &str) -> Option<&'a About> {
    let object = spec.objects.get(name).map(|object| &object.about);
    let union = || spec.unions.get(name).map(|union| &union.about);
    let choice = || spec.choices.get(name).map(|choice| &choice.about);
    let item = || spec.enums.get(name).map(|item| &item.about);
    let id = || spec.ids.get(name).map(|id| &id.about);
    object
        .or_else(union)
        .or_else(choice)
        .or_else(item)
        .or_else(id)
}
