//! Enums and ids: strings of which some values, or the prefix, are known.

use super::about::{NodeKind, describe};
use super::language;
use super::node::Node;
use durianpay_codegen::model::{Enum, EnumForm, EnumValue, Id};
use durianpay_codegen::prose;
use serde_json::Value;
use std::fmt::Write as _;

/// Builds the schema of an enum. Enums are open, so it accepts any value of the type; with `enum`,
/// readers would fail on unlisted values.
pub(super) fn enumeration(enumeration: &Enum) -> Value {
    let Enum {
        about,
        name: _,
        form,
        has_free_digits,
        limits,
        values,
    } = enumeration;
    let known: Vec<Value> = values.iter().map(|value| wire(*form, value)).collect();
    let mut node = Node::default();
    match form {
        EnumForm::Text => node.set("type", "string"),
        EnumForm::Integer => {
            node.set("type", "integer");
            node.set("format", "int64");
        }
    }
    node.say("table", "enum");
    if *has_free_digits {
        node.say("pattern", "x");
    }
    if let Some(limits) = limits {
        node.say("limits", language::limits_word(*limits));
    }
    node.say("values", language::values(enumeration));
    describe(&mut node, about, NodeKind::Full, &list(enumeration));
    if let Some(first) = values.first() {
        let example = if enumeration.is_free(first) {
            Value::from(first.value.replace('x', "0"))
        } else {
            wire(*form, first)
        };
        node.set("examples", vec![example]);
    }
    node.set("x-extensible-enum", known);
    node.finish()
}

/// Converts a known value to JSON.
fn wire(form: EnumForm, value: &EnumValue) -> Value {
    let number = match form {
        EnumForm::Text => None,
        EnumForm::Integer => value.value.parse::<i64>().ok(),
    };
    number.map_or_else(|| Value::from(value.value.as_str()), Value::from)
}

/// Lists the known values for people, in one paragraph.
fn list(enumeration: &Enum) -> Vec<String> {
    let mut text = String::new();
    for value in &enumeration.values {
        let separator = if text.is_empty() { "" } else { "\n" };
        let limits = prose::value_limits(enumeration.limits, value);
        let doc = [Some(value.about.doc.replace('\n', " ")), limits];
        let doc: Vec<String> = doc
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        let doc = doc.join(" ");
        let colon = if doc.is_empty() { "" } else { ": " };
        let _ = write!(text, "{separator}- `{}`{colon}{doc}", value.value);
    }
    (!text.is_empty()).then_some(text).into_iter().collect()
}

/// Builds the schema of an id, which is a string. Its prefix is informative.
pub(super) fn id(id: &Id) -> Value {
    let Id {
        about,
        name: _,
        prefix,
    } = id;
    let mut node = Node::default();
    node.set("type", "string");
    node.say("table", "id");
    let mut more = Vec::new();
    if let Some(prefix) = prefix {
        node.say("prefix", prefix.as_str());
        more.push(format!("Usually begins with `{prefix}`."));
    }
    describe(&mut node, about, NodeKind::Full, &more);
    node.finish()
}
