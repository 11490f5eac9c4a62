//! Enums: `enum`, and `oneOf` with constants.

use super::cx::Cx;
use super::draft::{TypeBody, ValueDraft};
use super::names::unique;
use super::node::Node;
use super::report::Group;
use super::table::Table;
use super::ty::BOOLEAN;
use super::{annotations, scalars};
use durianpay_codegen::names;
use serde_json::Value;
use std::collections::BTreeSet;

/// A known value and its annotations.
struct Entry {
    value: String,
    is_integer: bool,
    doc: String,
    name: Option<String>,
    is_deprecated: bool,
}

/// Reads a schema with `enum`.
pub(super) fn read(cx: &mut Cx<'_>, schema: &Node<'_>, place: &str) -> ValueDraft {
    let items = schema.items_of("enum");
    // OpenAPI 3.0 has no `const`, so exported constants are an `enum` with one value.
    if let ([one], true) = (items.as_slice(), cx.is_exported) {
        return scalars::constant_of(cx, schema, one);
    }
    let (nulls, known): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.json.is_null());
    let mut value = read_values(cx, schema, &known, place);
    value.nullable |= !nulls.is_empty();
    value
}

fn read_values(cx: &mut Cx<'_>, schema: &Node<'_>, nodes: &[Node<'_>], place: &str) -> ValueDraft {
    if nodes.is_empty() {
        return cx.any(schema, "an enum without values is any JSON");
    }
    let is_string = schema.types() == ["string"];
    let values: Vec<&Value> = nodes.iter().map(|node| node.json).collect();
    let texts: Option<Vec<String>> = nodes
        .iter()
        // YAML reads `enum: [on, 1.0]` without quotes as other types.
        .map(|node| cx.text_of(node).filter(|_| is_string || node.json.is_string()))
        .collect();
    if let Some(texts) = texts {
        let entries = described(schema, &texts);
        return define(cx, schema, place, entries);
    }
    if let Some(numbers) = numbers(&values) {
        let entries = described(schema, &numbers);
        let value = define(cx, schema, place, entries);
        cx.set_of_type(&value, "type", "integer");
        return value;
    }
    if values.iter().all(|value| matches!(value, Value::Bool(_))) {
        let mut value = ValueDraft::new(BOOLEAN);
        let message = "the list of boolean values is not carried over";
        value.table.remark(cx.note(Group::Dropped, schema, message));
        return value;
    }
    cx.any(schema, "an enum of mixed types is any JSON")
}

/// Returns the values as strings, if all are integers.
fn numbers(values: &[&Value]) -> Option<Vec<String>> {
    values
        .iter()
        .map(|value| value.as_i64().map(|integer| integer.to_string()))
        .collect()
}

/// Reads `oneOf: [{const: a, description: …}, {enum: [b]}]`. Returns `None` for any other choice. A
/// plain string or integer among the cases means that the enum is open, as all enums of the language are.
pub(super) fn read_constants(
    cx: &mut Cx<'_>,
    schema: &Node<'_>,
    cases: &[Node<'_>],
    place: &str,
) -> Option<ValueDraft> {
    let mut entries = Vec::new();
    let mut plain: Vec<&str> = Vec::new();
    for case in cases {
        match (case_entries(case), case.types().as_slice()) {
            (Some(constants), _) => entries.extend(constants),
            (None, [kind]) if !case.has("format") && !case.has("enum") => plain.push(kind),
            (None, _) => return None,
        }
    }
    let are_integers = entries.first()?.is_integer;
    let kind = if are_integers { "integer" } else { "string" };
    let is_pure = entries.iter().all(|entry| entry.is_integer == are_integers)
        && plain.iter().all(|plain| *plain == kind);
    if !is_pure {
        return None;
    }
    let value = define(cx, schema, place, entries);
    if are_integers {
        cx.set_of_type(&value, "type", "integer");
    }
    Some(value)
}

/// Returns a constant as a string, and whether it is an integer.
fn constant(json: &Value) -> Option<(String, bool)> {
    match json {
        Value::String(text) => Some((text.clone(), false)),
        Value::Number(number) => Some((number.as_i64()?.to_string(), true)),
        _ => None,
    }
}

/// Returns the constants of a case, or `None` if it is not a constant.
fn case_entries(case: &Node<'_>) -> Option<Vec<Entry>> {
    if let Some(given) = case.get("const") {
        let (value, is_integer) = constant(given.json)?;
        return Some(vec![Entry {
            value,
            is_integer,
            doc: case
                .string("description")
                .or(case.string("title"))
                .unwrap_or_default()
                .to_owned(),
            name: None,
            is_deprecated: case.is("deprecated"),
        }]);
    }
    let values: Vec<(String, bool)> = case
        .items_of("enum")
        .iter()
        .map(|value| constant(value.json))
        .collect::<Option<_>>()?;
    let (values, are_integers): (Vec<String>, Vec<bool>) = values.into_iter().unzip();
    let mut entries = described(case, &values);
    for (entry, is_integer) in entries.iter_mut().zip(are_integers) {
        entry.is_integer = is_integer;
    }
    (!entries.is_empty()).then_some(entries)
}

/// Returns the values with descriptions and names from `x-enum-descriptions` and similar
/// extensions, which are lists in the order of the values, or objects by value.
fn described(schema: &Node<'_>, values: &[String]) -> Vec<Entry> {
    let words = |keys: &[&str], index: usize, value: &str| -> Option<String> {
        match schema.get_any(keys)?.json {
            Value::Array(items) => items.get(index)?.as_str().map(str::to_owned),
            object => object.get(value)?.as_str().map(str::to_owned),
        }
    };
    let entry = |(index, value): (usize, &String)| Entry {
        value: value.clone(),
        is_integer: false,
        doc: words(&["x-enum-descriptions", "x-enumDescriptions"], index, value)
            .unwrap_or_default(),
        name: words(&["x-enum-varnames", "x-enumNames"], index, value),
        is_deprecated: false,
    };
    values.iter().enumerate().map(entry).collect()
}

/// Defines the enum.
fn define(cx: &mut Cx<'_>, schema: &Node<'_>, place: &str, entries: Vec<Entry>) -> ValueDraft {
    let name = cx.claim(schema, place);
    let mut table = annotations::about(cx, schema);
    table.set("values", values(entries));
    cx.define(name.clone(), &schema.pointer, TypeBody::Enum(table));
    ValueDraft::named(&name)
}

fn values(entries: Vec<Entry>) -> Table {
    let mut values = Table::default();
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for entry in entries {
        if values.has(&entry.value) {
            continue;
        }
        let mut table = Table::default();
        table.set("doc", entry.doc);
        if entry.is_deprecated {
            table.set("deprecated", annotations::DEPRECATED);
        }
        let own = names::variant(&entry.value);
        let wanted = match entry.name.as_deref().map(names::variant) {
            Some(name) if !name.is_empty() => name,
            _ if own.is_empty() => spelt(&entry.value),
            // Otherwise `-1` and `1` would get the same name.
            _ if is_negative(&entry.value) => format!("Minus{}", &entry.value[1..]),
            _ => own.clone(),
        };
        let name = unique(&wanted, |name| taken.contains(&names::variant(name)));
        if name != own {
            table.set("name", name.clone());
        }
        taken.insert(names::variant(&name));
        values.set(&entry.value, table);
    }
    values
}

fn is_negative(value: &str) -> bool {
    value.starts_with('-') && value.parse::<i64>().is_ok()
}

/// Derives a name for a value without letters, such as `Plus` for `+`.
pub(super) fn spelt(value: &str) -> String {
    if value.is_empty() {
        return "Empty".to_owned();
    }
    let spelt: String = value
        .chars()
        .filter_map(|character| match character {
            '+' => Some("Plus"),
            '-' => Some("Minus"),
            '*' => Some("Star"),
            '/' => Some("Slash"),
            '<' => Some("Less"),
            '>' => Some("Greater"),
            '=' => Some("Equal"),
            '!' => Some("Not"),
            '.' => Some("Dot"),
            '_' => Some("Underscore"),
            _ => None,
        })
        .collect();
    if spelt.is_empty() {
        "Value".to_owned()
    } else {
        spelt
    }
}
