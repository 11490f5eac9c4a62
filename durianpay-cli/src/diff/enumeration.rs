//! Enumerations and their values.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys, by_name};
use super::types;
use durianpay_codegen::map::Map;
use durianpay_codegen::model::{Enum, EnumForm, EnumValue};
use std::collections::BTreeSet;

pub(super) fn compare_all(changes: &mut Changes, old: &Map<String, Enum>, new: &Map<String, Enum>) {
    let node = |item: &Enum| format!("enum `{}`", item.name);
    for pair in by_name(old, new) {
        match pair {
            Pair::Removed(item) => types::removed(changes, node(item), &item.about),
            Pair::Added(item) => types::added(changes, node(item), &item.about),
            Pair::Both(old, new) => compare(changes, old, new),
        }
    }
}

fn compare(changes: &mut Changes, old: &Enum, new: &Enum) {
    let Enum {
        about,
        name,
        form,
        values,
    } = old;
    let pairs = by_keys(
        values,
        &new.values,
        &[|value| &value.value, |value| &value.name],
    );
    let mut node = changes.node(format!("enum `{name}`"), about, &new.about);
    node.about(about, &new.about);
    if *form != new.form {
        node.major(
            format!("`{}` → `{}` on the wire", word(*form), word(new.form)),
            "`Unknown`, `From` and what gives the value have another type",
        );
    }
    compare_questions(&mut node, old, new);
    if are_reordered(&pairs, &new.values, |_, _| true) {
        node.patch("values in another order", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(value) => removed(changes, name, value),
            Pair::Added(value) => added(changes, name, value),
            Pair::Both(old, new) => compare_value(changes, name, old, new),
        }
    }
}

fn word(form: EnumForm) -> &'static str {
    match form {
        EnumForm::Text => "string",
        EnumForm::Integer => "integer",
    }
}

/// `is_final()`, one for each mark.
fn compare_questions(node: &mut Node<'_>, old: &Enum, new: &Enum) {
    let (old, new) = (old.marks(), new.marks());
    for mark in old.keys().filter(|mark| !new.contains_key(*mark)) {
        node.major(
            format!("no value is `{mark}` any more"),
            format!("the method `is_{mark}` is gone"),
        );
    }
    for mark in new.keys().filter(|mark| !old.contains_key(*mark)) {
        node.minor(
            format!("some values are `{mark}`"),
            format!("a method `is_{mark}` more"),
        );
    }
}

fn node_of(owner: &str, value: &EnumValue) -> String {
    format!("value `{owner}.{}`", value.value)
}

fn removed(changes: &mut Changes, owner: &str, value: &EnumValue) {
    changes.removed(node_of(owner, value), &value.about).major(
        "removed",
        format!(
            "the variant `{}` is gone; the value is `Unknown` again",
            value.name
        ),
    );
}

fn added(changes: &mut Changes, owner: &str, value: &EnumValue) {
    changes.added(node_of(owner, value), &value.about).minor(
        "added",
        format!(
            "a variant more of an enum that is `non_exhaustive`; what was `Unknown` is now `{}`",
            value.name
        ),
    );
}

fn compare_value(changes: &mut Changes, owner: &str, old: &EnumValue, new: &EnumValue) {
    let EnumValue {
        about,
        value,
        name,
        marks,
    } = old;
    let mut node = changes.node(node_of(owner, old), about, &new.about);
    node.about(about, &new.about);
    if *value != new.value {
        node.patch(
            format!("on the wire `{value}` → `{}`", new.value),
            "the Rust API stays; what is sent and read is another value",
        );
    }
    if *name != new.name {
        node.major(
            format!("in code `{name}` → `{}`", new.name),
            "the variant has another name",
        );
    }
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (marks.iter().collect(), new.marks.iter().collect());
    for mark in before.symmetric_difference(&after) {
        let answer = after.contains(mark);
        node.minor(
            format!("`is_{mark}` answers {answer}"),
            "the method stays, and tells another thing of this value",
        );
    }
}
