//! Unions that are values by themselves, and their members.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys, by_name};
use super::ty::{notation, or_none, text};
use super::types;
use super::union::compare_conversions;
use super::variant::Variant;
use durianpay_codegen::model::{Choice, ChoiceMember};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn compare_all(
    changes: &mut Changes,
    old: &BTreeMap<String, Choice>,
    new: &BTreeMap<String, Choice>,
) {
    let node = |choice: &Choice| format!("union `{}`", choice.name);
    for pair in by_name(old, new) {
        match pair {
            Pair::Removed(choice) => types::removed(changes, node(choice), &choice.about),
            Pair::Added(choice) => types::added(changes, node(choice), &choice.about),
            Pair::Both(old, new) => compare(changes, old, new),
        }
    }
}

fn compare(changes: &mut Changes, old: &Choice, new: &Choice) {
    let Choice {
        about,
        name,
        tag,
        members,
        is_input,
    } = old;
    let keys: [fn(&ChoiceMember) -> &str; 2] = [|member| &member.value, |member| &member.name];
    let pairs = by_keys(members, &new.members, &keys);
    let mut node = changes.node(format!("union `{name}`"), about, &new.about);
    node.about(about, &new.about);
    if *tag != new.tag {
        node.major(
            format!(
                "tag {} → {}",
                or_none(tag.as_ref()),
                or_none(new.tag.as_ref())
            ),
            "values are told apart in another way: some are read as another member, or as `Unknown`",
        );
    }
    match (is_input, new.is_input) {
        (false, true) => node.minor("now part of a request", "adds `From` for its members"),
        (true, false) => node.major(
            "no longer part of a request",
            "`From` for its members is removed",
        ),
        (true, true) => compare_conversions(&mut node, name, &froms(old), &froms(new)),
        (false, false) => {}
    }
    compare_order(&mut node, old, &pairs, new);
    let is_tagged = tag.is_some();
    for pair in pairs {
        match pair {
            Pair::Removed(member) => variant(name, member).removed(changes, "its JSON"),
            Pair::Added(member) => variant(name, member).added(changes),
            Pair::Both(old, new) => compare_member(changes, name, is_tagged, old, new),
        }
    }
}

/// Compares the order of the members. An object that fits several is read as the first of them.
fn compare_order(
    node: &mut Node<'_>,
    old: &Choice,
    pairs: &[Pair<'_, ChoiceMember>],
    new: &Choice,
) {
    if !are_reordered(pairs, &new.members, |_, _| true) {
        return;
    }
    if old.compares_fields() && new.compares_fields() {
        node.minor(
            "members reordered",
            "an object with the required fields of several members is read as the first of them",
        );
    } else {
        node.patch("members reordered", "nothing depends on their order");
    }
}

/// Returns the types that convert into the union.
fn froms(choice: &Choice) -> BTreeSet<String> {
    let members = choice.sole_members();
    members.map(|member| text(&member.ty)).collect()
}

fn variant<'a>(owner: &str, member: &'a ChoiceMember) -> Variant<'a> {
    Variant {
        node: format!("member `{owner}.{}`", member.value),
        about: &member.about,
        wire: &member.value,
        name: &member.name,
    }
}

fn compare_member(
    changes: &mut Changes,
    owner: &str,
    is_tagged: bool,
    old: &ChoiceMember,
    new: &ChoiceMember,
) {
    let ChoiceMember {
        about: _,
        value: _,
        name: _,
        ty,
    } = old;
    let effect = if is_tagged {
        "the tag is another string"
    } else {
        "the JSON is the same"
    };
    let mut node = variant(owner, old).compare(changes, &variant(owner, new), effect);
    if text(ty) != text(&new.ty) {
        node.major(
            format!("type `{}` → `{}`", text(ty), text(&new.ty)),
            "the content of the variant has another type",
        );
    } else if *ty != new.ty {
        node.major(
            format!("written as {} → {}", notation(ty), notation(&new.ty)),
            "values are written in another notation or unit",
        );
    }
}
