//! Enumerations and their values.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys, by_name};
use super::types;
use super::variant::Variant;
use durianpay_codegen::model::{Enum, EnumForm, EnumValue};
use std::collections::BTreeMap;
use std::collections::BTreeSet;

pub(super) fn compare_all(
    changes: &mut Changes,
    old: &BTreeMap<String, Enum>,
    new: &BTreeMap<String, Enum>,
) {
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
        has_free_digits: _,
        limits,
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
            format!(
                "`{}` → `{}` on the wire",
                json_type(*form),
                json_type(new.form)
            ),
            "`Unknown`, `From` and the accessor of the value have another type",
        );
    }
    match (limits, new.limits) {
        (None, Some(_)) => node.minor("its values have limits", "adds a method `limits`"),
        (Some(_), None) => node.major(
            "its values have no limits now",
            "the method `limits` is removed",
        ),
        (Some(old), Some(new)) if *old != new => node.major(
            "the type of the limits of its values changed",
            "the method `limits` returns another type",
        ),
        _ => {}
    }
    compare_questions(&mut node, old, new);
    if are_reordered(&pairs, &new.values, |_, _| true) {
        node.patch("values reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(value) => variant(name, value).removed(changes, "the value"),
            Pair::Added(value) => variant(name, value).added(changes),
            Pair::Both(before, after) => {
                compare_value(changes, name, before, after);
                compare_freedom(changes, (old, before), (new, after));
            }
        }
    }
}

/// Compares whether a value has free digits. Such a value keeps its string.
fn compare_freedom(
    changes: &mut Changes,
    (of_old, old): (&Enum, &EnumValue),
    (of_new, new): (&Enum, &EnumValue),
) {
    if of_old.is_free(old) != of_new.is_free(new) {
        let node = format!("value `{}.{}`", of_old.name, old.value);
        changes.node(node, &old.about, &new.about).major(
            "free digits added or removed",
            "the variant gains or loses its string",
        );
    }
}

fn json_type(form: EnumForm) -> &'static str {
    match form {
        EnumForm::Text => "string",
        EnumForm::Integer => "integer",
    }
}

/// Compares the methods such as `is_final()`, one for each mark.
fn compare_questions(node: &mut Node<'_>, old: &Enum, new: &Enum) {
    let (old, new) = (old.marks(), new.marks());
    for mark in old.keys().filter(|mark| !new.contains_key(*mark)) {
        node.major(
            format!("no value is marked `{mark}` now"),
            format!("the method `is_{mark}` is removed"),
        );
    }
    for mark in new.keys().filter(|mark| !old.contains_key(*mark)) {
        node.minor(
            format!("some values are marked `{mark}`"),
            format!("adds a method `is_{mark}`"),
        );
    }
}

fn variant<'a>(owner: &str, value: &'a EnumValue) -> Variant<'a> {
    Variant {
        node: format!("value `{owner}.{}`", value.value),
        about: &value.about,
        wire: &value.value,
        name: &value.name,
    }
}

fn compare_value(changes: &mut Changes, owner: &str, old: &EnumValue, new: &EnumValue) {
    let EnumValue {
        about: _,
        value: _,
        name: _,
        marks,
        outcome,
        renews_token,
        min,
        max,
    } = old;
    let effect = "another value is sent and read";
    let mut node = variant(owner, old).compare(changes, &variant(owner, new), effect);
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (marks.iter().collect(), new.marks.iter().collect());
    if (outcome, renews_token) != (&new.outcome, &new.renews_token) {
        node.major(
            "`outcome` or `renews` changed",
            "the Rust API is unchanged; how a caller should react to this code may change",
        );
    }
    if (min, max) != (&new.min, &new.max) {
        node.minor(
            "limits changed",
            "the method `limits` is unchanged, but its result for this value changes",
        );
    }
    for mark in before.symmetric_difference(&after) {
        let value = after.contains(mark);
        node.minor(
            format!("`is_{mark}` returns {value}"),
            "the method is unchanged, but its result for this value changes",
        );
    }
}
