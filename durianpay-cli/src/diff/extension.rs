//! Fields that a spec adds to types of the client.

use super::change::{Changes, Node};
use super::field::{self, Role};
use super::pairs::{Pair, are_reordered, by_keys, by_name};
use durianpay_codegen::model::{Extension, Field};
use std::collections::BTreeMap;

pub(super) fn compare_all(
    changes: &mut Changes,
    old: &BTreeMap<String, Extension>,
    new: &BTreeMap<String, Extension>,
) {
    let node = |extension: &Extension| format!("extension of `{}`", extension.object);
    for pair in by_name(old, new) {
        match pair {
            Pair::Removed(extension) => changes.removed(node(extension), &extension.about).major(
                "removed",
                format!("the trait `{}` is removed", extension.name),
            ),
            Pair::Added(extension) => changes
                .added(node(extension), &extension.about)
                .minor("added", format!("adds a trait `{}`", extension.name)),
            Pair::Both(old, new) => compare(changes, old, new),
        }
    }
}

fn compare(changes: &mut Changes, old: &Extension, new: &Extension) {
    let Extension {
        about,
        object,
        name,
        fields,
        is_input,
    } = old;
    let role = Role {
        owner: object,
        is_input: *is_input && new.is_input,
        member: "getter",
    };
    let mut node = changes.node(format!("extension of `{object}`"), about, &new.about);
    node.about(about, &new.about);
    if *name != new.name {
        node.major(
            format!("Rust name `{name}` → `{}`", new.name),
            "the trait is renamed",
        );
    }
    compare_setters(&mut node, *is_input, new.is_input);
    let keys: [fn(&Field) -> &str; 2] = [|field| &field.wire, |field| &field.name];
    let pairs = by_keys(fields, &new.fields, &keys);
    if are_reordered(&pairs, &new.fields, |_, _| true) {
        node.patch("fields reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(field) => field::removed(changes, role, field),
            Pair::Added(field) => field::added(changes, role, field),
            Pair::Both(old, new) => field::compare(changes, role, old, new),
        }
    }
}

/// Compares whether there are setters. The base spec decides whether callers create the type.
fn compare_setters(node: &mut Node<'_>, old: bool, new: bool) {
    match (old, new) {
        (false, true) => node.minor("now part of a request", "adds setters"),
        (true, false) => node.major("no longer part of a request", "the setters are removed"),
        _ => {}
    }
}
