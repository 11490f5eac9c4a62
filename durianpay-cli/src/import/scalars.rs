//! Schemas of strings, numbers and booleans.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::node::Node;
use super::table::{Item, Table};
use super::ty::{BOOLEAN, INTEGER, JSON, TEXT, Ty, UNSIGNED};
use super::{formats, integers};
use durianpay_codegen::notation::{is_integer, is_unsigned};
use serde_json::Value;

/// Reads a schema with a single type, such as `string`.
pub(super) fn read(cx: &mut Cx<'_>, schema: &Node<'_>, kind: &str) -> ValueDraft {
    match kind {
        "string" => formats::text(cx, schema),
        "integer" => integers::read(schema),
        "number" => number(schema),
        "boolean" => ValueDraft::new(BOOLEAN),
        "null" => ValueDraft::new(JSON),
        other => cx.any(
            schema,
            format!("`type: {other}` is unknown, so it is any JSON"),
        ),
    }
}

/// Returns the value of a schema of which only the type is known.
pub(super) fn plain(kind: &str) -> ValueDraft {
    match kind {
        "integer" => ValueDraft::new(INTEGER),
        "number" => integers::decimal(),
        "boolean" => ValueDraft::new(BOOLEAN),
        _ => ValueDraft::new(TEXT),
    }
}

/// Reads a `number`. It is not treated as money unless the user says so.
fn number(schema: &Node<'_>) -> ValueDraft {
    match schema.string("format") {
        Some("int32" | "int64" | "uint32" | "uint64") => integers::read(schema),
        _ => integers::decimal(),
    }
}

/// Reads `type: [string, integer]`, or a `oneOf` with such types, of an exported document: the type is the first one, and
/// `also` the others. A reader accepts a string for a number and a number for a string.
pub(super) fn read_several(cx: &mut Cx<'_>, schema: &Node<'_>, kinds: &[&str]) -> ValueDraft {
    let forms: Vec<Option<&str>> = kinds.iter().map(|kind| form(kind)).collect();
    let Some(forms) = forms.into_iter().collect::<Option<Vec<&str>>>() else {
        let message = format!("one of {} is any JSON", kinds.join(", "));
        return cx.any(schema, message);
    };
    // An integer is a number, too.
    let kind = match kinds {
        ["integer", rest @ ..] if rest.contains(&"number") => "number",
        [first, ..] => first,
        [] => return ValueDraft::new(JSON),
    };
    let mut value = read(cx, schema, kind);
    let own = form(kind).unwrap_or_default();
    let mut also: Vec<Item> = Vec::new();
    for form in forms {
        let form = Item::from(form);
        if form != Item::from(own) && !also.contains(&form) {
            also.push(form);
        }
    }
    match also.as_slice() {
        [] => {}
        [one] => value.table.set("also", one.clone()),
        _ => value.table.set("also", Item::List(also)),
    }
    value
}

fn form(kind: &str) -> Option<&'static str> {
    match kind {
        "string" => Some("string"),
        "integer" | "number" => Some("number"),
        "boolean" => Some("boolean"),
        _ => None,
    }
}

/// Reads a `const` of a schema, which may state the format of an integer.
pub(super) fn constant_of(cx: &mut Cx<'_>, schema: &Node<'_>, given: &Node<'_>) -> ValueDraft {
    let mut value = constant(cx, given);
    let types = schema.types();
    match (
        types.as_slice(),
        schema.string("format"),
        given.json.as_str(),
    ) {
        (["integer"], Some("uint64"), _) if value.ty == INTEGER => value.ty = UNSIGNED,
        (["string"], Some("int64"), Some(text)) if is_integer(text) => {
            value.ty = INTEGER;
            value.table.set("number", "string");
        }
        (["string"], Some("uint64"), Some(text)) if is_unsigned(text) => {
            value.ty = UNSIGNED;
            value.table.set("number", "string");
        }
        _ => {}
    }
    value
}

/// Reads a `const`.
fn constant(cx: &mut Cx<'_>, constant: &Node<'_>) -> ValueDraft {
    let (ty, item): (Ty, Item) = match (constant.json, constant.json.as_i64()) {
        (Value::String(text), _) => (TEXT, text.clone().into()),
        (_, Some(integer)) => (INTEGER, integer.into()),
        (Value::Bool(boolean), _) => (BOOLEAN, (*boolean).into()),
        (Value::Null, _) => {
            let mut value = ValueDraft::new(JSON);
            value.nullable = true;
            return value;
        }
        (Value::Number(_) | Value::Array(_) | Value::Object(_), None) => {
            let message = "a constant other than a string, integer or boolean is any JSON";
            return cx.any(constant, message);
        }
    };
    let mut table = Table::default();
    table.set("const", item);
    ValueDraft {
        table,
        ..ValueDraft::new(ty)
    }
}
