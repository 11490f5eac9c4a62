//! Unions and their members.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys, by_name};
use super::types;
use super::variant::Variant;
use durianpay_codegen::model::{Member, Union};
use std::collections::BTreeMap;
use std::collections::BTreeSet;

pub(super) fn compare_all(
    changes: &mut Changes,
    old: &BTreeMap<String, Union>,
    new: &BTreeMap<String, Union>,
) {
    let node = |union: &Union| format!("union `{}`", union.name);
    for pair in by_name(old, new) {
        match pair {
            Pair::Removed(union) => types::removed(changes, node(union), &union.about),
            Pair::Added(union) => types::added(changes, node(union), &union.about),
            Pair::Both(old, new) => compare(changes, old, new),
        }
    }
}

fn compare(changes: &mut Changes, old: &Union, new: &Union) {
    let Union {
        about,
        name,
        tag,
        members,
        is_input,
    } = old;
    let keys: [fn(&Member) -> &str; 2] = [|member| &member.value, |member| &member.name];
    let pairs = by_keys(members, &new.members, &keys);
    let mut node = changes.node(format!("union `{name}`"), about, &new.about);
    node.about(about, &new.about);
    if *tag != new.tag {
        node.patch(
            format!("tag `{tag}` → `{}`", new.tag),
            "the Rust API is unchanged; the tag is sent and read under another key",
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
    if are_reordered(&pairs, &new.members, |_, _| true) {
        node.patch("members reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(member) => variant(name, member).removed(changes, "its JSON"),
            Pair::Added(member) => variant(name, member).added(changes),
            Pair::Both(old, new) => compare_member(changes, name, old, new),
        }
    }
}

/// Returns the object types that convert into the union.
pub(super) fn froms(union: &Union) -> BTreeSet<String> {
    let members = union.sole_members();
    members.map(|member| member.object.clone()).collect()
}

/// Compares the conversions: `impl From<QrisCharge> for ChargeMethod`.
pub(super) fn compare_conversions(
    node: &mut Node<'_>,
    into: &str,
    old: &BTreeSet<String>,
    new: &BTreeSet<String>,
) {
    for object in old.difference(new) {
        node.major(
            format!("no longer converts from `{object}`"),
            format!(
                "`From<{object}> for {into}` is removed: no member, or more than one, has this type"
            ),
        );
    }
    for object in new.difference(old) {
        node.minor(
            format!("converts from `{object}`"),
            format!("adds `From<{object}> for {into}`"),
        );
    }
}

fn variant<'a>(owner: &str, member: &'a Member) -> Variant<'a> {
    Variant {
        node: format!("member `{owner}.{}`", member.value),
        about: &member.about,
        wire: &member.value,
        name: &member.name,
    }
}

fn compare_member(changes: &mut Changes, owner: &str, old: &Member, new: &Member) {
    let Member {
        about: _,
        value: _,
        name: _,
        object,
    } = old;
    let effect = "the tag is another string";
    let mut node = variant(owner, old).compare(changes, &variant(owner, new), effect);
    if *object != new.object {
        node.major(
            format!("type `{object}` → `{}`", new.object),
            "the content of the variant has another type",
        );
    }
}
