//! Pairs the nodes of two versions.

use std::collections::BTreeMap;

/// A node that exists in one version or in both.
pub(super) enum Pair<'a, T> {
    Removed(&'a T),
    Added(&'a T),
    Both(&'a T, &'a T),
}

/// Pairs nodes by key, in the order of the keys.
pub(super) fn by_name<'a, T>(
    old: &'a BTreeMap<String, T>,
    new: &'a BTreeMap<String, T>,
) -> Vec<Pair<'a, T>> {
    let of_old = old.iter().map(|(name, old)| match new.get(name) {
        Some(new) => Pair::Both(old, new),
        None => Pair::Removed(old),
    });
    let of_new = new.iter().filter(|(name, _)| !old.contains_key(*name));
    of_old
        .chain(of_new.map(|(_, new)| Pair::Added(new)))
        .collect()
}

/// Pairs the nodes of two lists by the first key that they share.
///
/// A node whose wire name changed may still have the same Rust name.
pub(super) fn by_keys<'a, T>(
    old: &'a [T],
    new: &'a [T],
    keys: &[fn(&T) -> &str],
) -> Vec<Pair<'a, T>> {
    let mut partners: Vec<Option<usize>> = vec![None; old.len()];
    let mut is_taken = vec![false; new.len()];
    for key in keys {
        for (node, partner) in old.iter().zip(&mut partners) {
            let found = new
                .iter()
                .zip(&is_taken)
                .position(|(other, is_taken)| !is_taken && key(other) == key(node));
            if let (None, Some(found)) = (*partner, found) {
                *partner = Some(found);
                is_taken[found] = true;
            }
        }
    }
    let of_old = old.iter().zip(&partners);
    let of_old = of_old.map(|(old, partner)| match partner {
        Some(index) => Pair::Both(old, &new[*index]),
        None => Pair::Removed(old),
    });
    let of_new = new
        .iter()
        .zip(&is_taken)
        .filter(|(_, is_taken)| !**is_taken);
    of_old
        .chain(of_new.map(|(new, _)| Pair::Added(new)))
        .collect()
}

/// Returns whether the nodes that exist in both versions, and satisfy `wanted`, changed their
/// order.
pub(super) fn are_reordered<T>(
    pairs: &[Pair<'_, T>],
    new: &[T],
    wanted: impl Fn(&T, &T) -> bool,
) -> bool {
    let places = pairs.iter().filter_map(|pair| match pair {
        Pair::Both(before, after) if wanted(before, after) => {
            new.iter().position(|node| std::ptr::eq(node, *after))
        }
        _ => None,
    });
    !places.is_sorted()
}
