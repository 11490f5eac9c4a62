//! Object types.

use super::change::{Changes, Node};
use super::field::{self, Role};
use super::pairs::{Pair, are_reordered, by_keys, by_name};
use super::{types, union};
use durianpay_codegen::model::{Field, Object, Spec};
use std::collections::{BTreeMap, BTreeSet};

/// A version and its objects.
type Version<'a> = (&'a Spec, &'a BTreeMap<String, Object>);

pub(super) fn compare_all(changes: &mut Changes, old: Version<'_>, new: Version<'_>) {
    let positions = (old.0.positions(), new.0.positions());
    let node = |object: &Object| format!("type `{}`", object.name);
    for pair in by_name(old.1, new.1) {
        match pair {
            Pair::Removed(object) => types::removed(changes, node(object), &object.about),
            Pair::Added(object) => types::added(changes, node(object), &object.about),
            Pair::Both(before, after) => {
                let is_named = (
                    positions.0.are_fields_named(before),
                    positions.1.are_fields_named(after),
                );
                compare(changes, (old.0, before), (new.0, after), is_named);
            }
        }
    }
}

fn compare(
    changes: &mut Changes,
    (old_spec, old): (&Spec, &Object),
    (spec, new): (&Spec, &Object),
    is_named: (bool, bool),
) {
    let Object {
        about,
        name,
        fields,
        any_of,
        is_input,
    } = old;
    let role = Role {
        owner: name,
        is_input: *is_input && new.is_input,
        member: "public field",
    };
    let keys: [fn(&Field) -> &str; 2] = [|field| &field.wire, |field| &field.name];
    let pairs = by_keys(fields, &new.fields, &keys);
    let mut node = changes.node(format!("type `{name}`"), about, &new.about);
    node.about(about, &new.about);
    node.patch_if(
        "`any_of` changed",
        any_of,
        &new.any_of,
        "only strict validation, such as the simulator's, checks it",
    );
    match (*is_input, new.is_input) {
        (false, true) => node.minor(
            "now part of a request",
            "adds `new` and setters; callers still can neither construct nor destructure it exhaustively",
        ),
        (true, false) => node.major("no longer part of a request", "`new` and the setters are removed"),
        (true, true) => {
            let doors = (doors(old_spec, old), doors(spec, new));
            union::compare_conversions(&mut node, name, &doors.0, &doors.1);
        }
        (false, false) => {}
    }
    if role.is_input {
        compare_new(&mut node, name, is_named);
    }
    let has_places = role.is_input && is_named == (false, false);
    compare_order(&mut node, has_places, &pairs, &new.fields);
    for pair in pairs {
        match pair {
            Pair::Removed(field) => field::removed(changes, role, field),
            Pair::Added(field) => field::added(changes, role, field),
            Pair::Both(old, new) => field::compare(changes, role, old, new),
        }
    }
}

/// Compares whether `new` takes its values by name.
fn compare_new(node: &mut Node<'_>, name: &str, is_named: (bool, bool)) {
    match is_named {
        (false, true) => node.major(
            "`new` takes its values by name",
            format!("they are now fields of `{name}Fields` instead of arguments"),
        ),
        (true, false) => node.major(
            "`new` takes its values by position",
            format!("they are now arguments, and `{name}Fields` is removed"),
        ),
        (true, true) | (false, false) => {}
    }
}

/// Compares the order of fields. The order of required fields is that of the positional arguments
/// of `new`.
fn compare_order(node: &mut Node<'_>, has_places: bool, pairs: &[Pair<'_, Field>], new: &[Field]) {
    let is_argument = |old: &Field, new: &Field| old.is_required() && new.is_required();
    if has_places && are_reordered(pairs, new, is_argument) {
        node.major(
            "required fields reordered",
            "the arguments of `new` are reordered",
        );
    } else if are_reordered(pairs, new, |_, _| true) {
        node.patch("fields reordered", "JSON is written in this order");
    }
}

/// Returns the union members that convert into the object, if it needs nothing but the union.
fn doors(spec: &Spec, object: &Object) -> BTreeSet<String> {
    let union = object.sole_union().and_then(|name| spec.union(name));
    union.map(union::froms).unwrap_or_default()
}
