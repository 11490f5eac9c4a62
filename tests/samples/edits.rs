//! Samples with an edit: whatever is read of them, they are written back as they came.

use crate::table::SAMPLES;
use durianpay_client::__private::{Node, Tree};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fmt::Write as _;

/// Values that servers have been seen to send, and others.
const ODD: &[&str] = &[
    "null",
    "true",
    "\"true\"",
    "0",
    "-0",
    "3.0",
    "1e3",
    "1.5E+6",
    "5.06e-6",
    "4440.000000000001",
    "18446744073709551615",
    "1638404394000",
    "1638404394.25",
    "\"\"",
    "\"7\"",
    "\"-0\"",
    "\"0010\"",
    "\"10.000\"",
    "\"10000.0000\"",
    "\"1e3\"",
    "\" 10000 \"",
    "\"Rp10.000,00\"",
    "\"not-set\"",
    "\"2021-12-02\"",
    "\"2021-12-02 00:19:54\"",
    "\"2021-12-02T00:19:54+0900\"",
    "\"2021-12-02t00:19:60.1234567890z\"",
    "\"2024-05-13 08:47:36.452492159 +0000 UTC\"",
    "\"0001-01-01T00:00:00Z\"",
    "\"Budi \\ud83d\"",
    "[]",
    "[null]",
    "[[], {}, 1, \"\\udc00\"]",
    "{}",
    "{\"a\": null, \"b\": 1}",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn edited_samples_are_written_back_unchanged(
        sample in any::<Index>(),
        places in prop::collection::vec((any::<Index>(), select(ODD)), 1..4),
    ) {
        let sample = sample.get(SAMPLES);
        let mut text = sample.value().to_string();
        for (place, odd) in places {
            text = edited(&text, place, odd);
        }
        match (sample.read)(&text) {
            Ok(read) => prop_assert_eq!(meaning(&read.json), meaning(&text)),
            Err(_) => prop_assert!((sample.read_strictly)(&text).is_err(), "{}", text),
        }
    }
}

/// Replaces a value inside the document.
fn edited(text: &str, place: Index, odd: &str) -> String {
    let tree = Tree::parse(text.as_bytes()).unwrap();
    let mut values = Vec::new();
    collect(tree.root(), &mut values);
    if values.is_empty() {
        return text.to_owned();
    }
    let old = place.get(&values);
    let start = old.as_ptr().addr() - text.as_ptr().addr();
    format!("{}{odd}{}", &text[..start], &text[start + old.len()..])
}

fn collect<'t>(node: Node<'t>, values: &mut Vec<&'t str>) {
    for child in node.items().chain(node.members().map(|(_, value)| value)) {
        values.push(child.source());
        collect(child, values);
    }
}

/// Returns the document with its members in the order of their names, and its strings
/// without escapes, except where a character cannot be told from its replacement.
fn meaning(text: &str) -> String {
    let tree = Tree::parse(text.as_bytes()).unwrap();
    let mut out = String::new();
    push_meaning(tree.root(), &mut out);
    out
}

fn push_meaning(node: Node<'_>, out: &mut String) {
    if node.items().next().is_some() {
        out.push('[');
        for item in node.items() {
            push_meaning(item, out);
            out.push(',');
        }
        out.push(']');
    } else if node.members().next().is_some() {
        let mut members: Vec<_> = node.members().collect();
        members.sort_by(|(left, _), (right, _)| left.cmp(right));
        out.push('{');
        for (name, value) in members {
            write!(out, "{name:?}:").unwrap();
            push_meaning(value, out);
            out.push(',');
        }
        out.push('}');
    } else {
        match node.string() {
            Some(string) if !string.contains('\u{fffd}') => write!(out, "{string:?}").unwrap(),
            _ => out.push_str(node.source()),
        }
    }
}
