//! Enumerations and ids: text with something known of it.

use super::about::{Place, tell};
use super::language;
use super::node::Node;
use durianpay_codegen::model::{Enum, EnumValue, Id};
use serde_json::Value;
use std::fmt::Write as _;

/// Every enumeration is open, so the schema takes any text; `enum` would make
/// readers that break on a value that nobody has listed.
pub(super) fn enumeration(enumeration: &Enum) -> Value {
    let Enum {
        about,
        name: _,
        values,
    } = enumeration;
    let known: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
    let mut node = Node::default();
    node.set("type", "string");
    node.say("table", "enum");
    node.say("values", language::values(enumeration));
    tell(&mut node, about, Place::Full, &list(values));
    if let Some(first) = known.first() {
        node.set("examples", vec![*first]);
    }
    node.set("x-extensible-enum", known);
    node.finish()
}

/// The known values for people, as one paragraph.
fn list(values: &[EnumValue]) -> Vec<String> {
    let mut text = String::new();
    for value in values {
        let separator = if text.is_empty() { "" } else { "\n" };
        let doc = value.about.doc.replace('\n', " ");
        let colon = if doc.is_empty() { "" } else { ": " };
        let _ = write!(text, "{separator}- `{}`{colon}{doc}", value.value);
    }
    (!text.is_empty()).then_some(text).into_iter().collect()
}

/// An id is text; how it begins is for information.
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
    tell(&mut node, about, Place::Full, &more);
    node.finish()
}
