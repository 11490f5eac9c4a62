//! Limits of values: minimum and maximum, lengths, patterns.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::integers;
use super::node::Node;
use super::number::{Numeral, numeral};
use super::report::Group;
use super::table::{Item, Table};
use super::ty::{BASE64, Ty};
use serde_json::Value;

/// The keywords of JSON Schema that the language does not support.
const NO_WORD: [&str; 11] = [
    "multipleOf",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "contentEncoding",
    "contentMediaType",
    "propertyNames",
    "patternProperties",
    "not",
    "if",
    "dependentRequired",
];

pub(super) fn add(cx: &mut Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    let mut limits = Table::default();
    let counts = matches!(
        value.ty,
        Ty::Word("integer" | "unsigned" | "decimal" | "amount")
    );
    for (key, bound) in [("min", Bound::LEAST), ("max", Bound::MOST)] {
        if let Some((place, limit)) = bound.read(schema) {
            match limit.filter(|_| counts) {
                Some(limit) => limits.set(key, limit),
                None if integers::is_limit_of_type(&value.ty, place.json) => {}
                None => drop(cx, &place, &mut value.table),
            }
        }
    }
    for (key, words) in [
        ("min_length", ["minLength", "minItems", "minProperties"]),
        ("max_length", ["maxLength", "maxItems", "maxProperties"]),
    ] {
        let Some(word) = length_word(cx, &value.ty, words) else {
            report_all(cx, schema, &words[..2], &mut value.table);
            continue;
        };
        let Some(given) = schema.get(word) else {
            continue;
        };
        match length(given.json) {
            Some(limit) => limits.set(key, limit),
            None => drop(cx, &given, &mut value.table),
        }
    }
    let is_map = matches!(value.ty, Ty::Map(_));
    let no_word: Vec<&str> = NO_WORD
        .into_iter()
        .filter(|word| !(is_map && word.ends_with("Properties")))
        .filter(|word| *word != "uniqueItems" || schema.is("uniqueItems"))
        .filter(|word| *word != "contentEncoding" || value.ty != BASE64)
        .collect();
    if !cx.is_exported {
        report_all(cx, schema, &no_word, &mut value.table);
    }
    pattern(cx, schema, value);
    untwist(cx, schema, &mut limits, &mut value.table);
    value.table.overlay(limits);
}

/// Sets the pattern of a string. Exported documents have one for amounts, too.
fn pattern(cx: &mut Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    let Some(given) = schema.get("pattern") else {
        return;
    };
    let has_pattern = match &value.ty {
        Ty::Word("string") => true,
        Ty::Named(name) => cx.is_id(name),
        Ty::Word(_) | Ty::List(_) | Ty::Map(_) => false,
    };
    match given.json.as_str() {
        Some(text) if has_pattern => value.table.set("pattern", text),
        _ if cx.is_exported => {}
        _ => drop(cx, &given, &mut value.table),
    }
}

/// Selects the keyword for strings, lists or maps that applies to this type.
fn length_word<'w>(cx: &Cx<'_>, ty: &Ty, [text, list, map]: [&'w str; 3]) -> Option<&'w str> {
    match ty {
        Ty::List(_) => Some(list),
        Ty::Map(_) => Some(map),
        Ty::Word("string" | "base64") => Some(text),
        Ty::Named(name) if cx.has_length(name) => Some(text),
        Ty::Word(_) | Ty::Named(_) => None,
    }
}

fn length(json: &Value) -> Option<i64> {
    let length = u32::try_from(json.as_i64()?).ok()?;
    Some(i64::from(length))
}

/// A pair of keywords such as `minimum` and `exclusiveMinimum`.
struct Bound {
    word: &'static str,
    exclusive: &'static str,
    /// The step from an excluded integer to the nearest included one.
    step: i64,
}

impl Bound {
    const LEAST: Self = Self {
        word: "minimum",
        exclusive: "exclusiveMinimum",
        step: 1,
    };
    const MOST: Self = Self {
        word: "maximum",
        exclusive: "exclusiveMaximum",
        step: -1,
    };

    /// Returns the node of the bound, and its value if it is an integer.
    fn read<'d>(&self, schema: &Node<'d>) -> Option<(Node<'d>, Option<i64>)> {
        let is_whole = schema.types() == ["integer"];
        // In 3.1 the exclusive keyword is a number; in 3.0 it is a boolean that excludes `minimum`.
        let excluded = schema
            .get(self.exclusive)
            .filter(|node| node.json.is_number() || schema.is(self.exclusive));
        let Some(excluded) = excluded else {
            let given = schema.get(self.word)?;
            let limit = whole(given.json);
            return Some((given, limit));
        };
        let given = match excluded.json {
            Value::Bool(_) => schema.get(self.word)?,
            _ => excluded,
        };
        let limit = whole(given.json)
            .filter(|_| is_whole)
            .and_then(|limit| limit.checked_add(self.step));
        Some((given, limit))
    }
}

fn whole(json: &Value) -> Option<i64> {
    match numeral(json.as_number()?) {
        Numeral::Integer(integer) => Some(integer),
        // `1.0` and `1e3` are integers, too.
        Numeral::Decimal(text) => text.parse().ok(),
    }
}

fn report_all(cx: &mut Cx<'_>, schema: &Node<'_>, words: &[&str], table: &mut Table) {
    for word in words {
        if let Some(given) = schema.get(word) {
            drop(cx, &given, table);
        }
    }
}

fn drop(cx: &mut Cx<'_>, given: &Node<'_>, table: &mut Table) {
    let word = given.pointer.rsplit('/').next().unwrap_or_default();
    let message = match given.json {
        Value::String(text) => format!("`{word}` `{text}` is not carried over"),
        Value::Number(number) => match numeral(number) {
            Numeral::Integer(number) => format!("`{word}` {number} is not carried over"),
            Numeral::Decimal(number) => format!("`{word}` {number} is not carried over"),
        },
        _ => format!("`{word}` is not carried over"),
    };
    table.remark(cx.note(Group::Dropped, given, message));
}

/// Removes limits whose maximum is below their minimum, which is a mistake in the document.
fn untwist(cx: &mut Cx<'_>, schema: &Node<'_>, limits: &mut Table, table: &mut Table) {
    for (least, most) in [("min", "max"), ("min_length", "max_length")] {
        if let (Some(Item::Integer(low)), Some(Item::Integer(high))) =
            (limits.get(least), limits.get(most))
            && high < low
        {
            let message = format!(
                "the upper limit {high} is below the lower limit {low}; neither is carried over"
            );
            table.remark(cx.note(Group::Dropped, schema, message));
            limits.take(least);
            limits.take(most);
        }
    }
}
