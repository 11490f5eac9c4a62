//! Comparisons that all named types share, and ids, which need no others.

use super::change::Changes;
use super::pairs::{Pair, by_name};
use super::ty::or_none;
use durianpay_codegen::model::{About, Id};
use std::collections::BTreeMap;

/// Reports a type that was removed.
pub(super) fn removed(changes: &mut Changes, node: String, about: &About) {
    changes
        .removed(node, about)
        .major("removed", "code that names the type no longer compiles");
}

/// Reports a type that was added.
pub(super) fn added(changes: &mut Changes, node: String, about: &About) {
    changes
        .added(node, about)
        .minor("added", "adds a public type");
}

pub(super) fn compare_ids(
    changes: &mut Changes,
    old: &BTreeMap<String, Id>,
    new: &BTreeMap<String, Id>,
) {
    let node = |id: &Id| format!("id `{}`", id.name);
    for pair in by_name(old, new) {
        match pair {
            Pair::Removed(id) => removed(changes, node(id), &id.about),
            Pair::Added(id) => added(changes, node(id), &id.about),
            Pair::Both(old, new) => compare_id(changes, old, new),
        }
    }
}

fn compare_id(changes: &mut Changes, old: &Id, new: &Id) {
    let Id {
        about,
        name,
        prefix,
    } = old;
    let mut node = changes.node(format!("id `{name}`"), about, &new.about);
    node.about(about, &new.about);
    if *prefix != new.prefix {
        node.patch(
            format!(
                "prefix {} → {}",
                or_none(prefix.as_ref()),
                or_none(new.prefix.as_ref())
            ),
            "the value of `PREFIX` changes; prefixes are never checked",
        );
    }
}
