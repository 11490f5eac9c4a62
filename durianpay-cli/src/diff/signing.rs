//! Signed requests: schemes and signatures.

use super::change::{Changes, Node};
use super::pairs::{Pair, are_reordered, by_keys};
use super::template::values;
use super::token::compare_tokens;
use super::ty::or_none;
use durianpay_codegen::model::{SignatureRule, SigningScheme, TimestampRule};

pub(super) fn compare_schemes(changes: &mut Changes, old: &[SigningScheme], new: &[SigningScheme]) {
    let node = |scheme: &SigningScheme| format!("auth `{}`", scheme.name);
    let pairs = by_keys(old, new, &[|scheme| &scheme.name]);
    if are_reordered(&pairs, new, |_, _| true)
        && let [first, ..] = new
    {
        changes
            .added("the signed schemes", &first.about)
            .patch("reordered", "nothing depends on their order");
    }
    for pair in pairs {
        match pair {
            Pair::Removed(scheme) => changes
                .removed(node(scheme), &scheme.about)
                .major("removed", "its static is removed"),
            Pair::Added(scheme) => changes
                .added(node(scheme), &scheme.about)
                .minor("added", "adds a static"),
            Pair::Both(old, new) => compare_scheme(changes, node(old), old, new),
        }
    }
}

/// Compares a scheme. Servers reject requests that are signed differently, so a change is always
/// major.
fn compare_scheme(changes: &mut Changes, name: String, old: &SigningScheme, new: &SigningScheme) {
    let SigningScheme {
        about,
        name: _,
        headers,
        signature,
        token,
        timestamp,
        unique_id_digits,
        unique_id_max,
    } = old;
    let mut node = changes.node(name, about, &new.about);
    node.about(about, &new.about);
    let signed = "the Rust API is unchanged; requests are signed differently";
    if values(headers) != values(&new.headers) {
        node.major("`headers` changed", signed);
    }
    for (before, after) in headers.iter().zip(&new.headers) {
        node.about(&before.about, &after.about);
    }
    compare_rules(&mut node, signature, &new.signature);
    let TimestampRule {
        about,
        offset_minutes,
        fraction_digits,
    } = timestamp;
    node.about(about, &new.timestamp.about);
    let time = (
        &new.timestamp.offset_minutes,
        &new.timestamp.fraction_digits,
    );
    if (offset_minutes, fraction_digits) != time {
        node.major("`timestamp` changed", signed);
    }
    if *unique_id_digits != new.unique_id_digits {
        node.minor(
            format!(
                "`unique_id_digits` {unique_id_digits} → {}",
                new.unique_id_digits
            ),
            "the Rust API is unchanged; ids have another length",
        );
    }
    if *unique_id_max != new.unique_id_max {
        let shown = |longest: Option<u8>| {
            let longest = longest.map(|longest| longest.to_string());
            or_none(longest.as_ref())
        };
        let (old, new) = (shown(*unique_id_max), shown(new.unique_id_max));
        node.minor(
            format!("`unique_id_max` {old} → {new}"),
            "the Rust API is unchanged; a different set of the caller's keys is rejected before sending",
        );
    }
    compare_tokens(&mut node, token.as_ref(), new.token.as_ref());
}

fn compare_rules(node: &mut Node<'_>, old: &SignatureRule, new: &SignatureRule) {
    let SignatureRule {
        about,
        algorithm,
        key,
        encoding,
        over,
    } = old;
    node.about(about, &new.about);
    if (algorithm, key, encoding, over) != (&new.algorithm, &new.key, &new.encoding, &new.over) {
        node.major(
            "`signature` changed",
            "the Rust API is unchanged; requests are signed differently",
        );
    }
}
