//! Schemas of strings, numbers and booleans.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::node::Node;
use super::report::Group;
use super::table::{Item, Table};
use super::ty::{BOOLEAN, DECIMAL, INTEGER, JSON, TEXT, TIMESTAMP, Ty};
use serde_json::Value;

/// A schema of one kind, `string` or the like.
pub(super) fn read(cx: &mut Cx<'_>, schema: &Node<'_>, kind: &str) -> ValueDraft {
    match kind {
        "string" => text(cx, schema),
        "integer" => ValueDraft::new(INTEGER),
        "number" => number(schema),
        "boolean" => ValueDraft::new(BOOLEAN),
        "null" => ValueDraft::new(JSON),
        other => cx.any(
            schema,
            format!("`type: {other}` is not known, and is any JSON"),
        ),
    }
}

fn text(cx: &mut Cx<'_>, schema: &Node<'_>) -> ValueDraft {
    let mut value = ValueDraft::new(TEXT);
    match schema.string("format") {
        Some("date-time") => value.ty = TIMESTAMP,
        Some("decimal") => value.ty = DECIMAL,
        Some("password") => value.table.set("sensitive", true),
        Some(format) => {
            let message = format!("the format `{format}` is not carried over");
            value.table.remark(cx.note(Group::Dropped, schema, message));
        }
        None => {}
    }
    value
}

/// A schema of which nothing but the kind is known.
pub(super) fn plain(kind: &str) -> ValueDraft {
    match kind {
        "integer" => ValueDraft::new(INTEGER),
        "number" => decimal(),
        "boolean" => ValueDraft::new(BOOLEAN),
        _ => ValueDraft::new(TEXT),
    }
}

/// A `number` is no money unless a person says so.
fn number(schema: &Node<'_>) -> ValueDraft {
    if matches!(schema.string("format"), Some("int32" | "int64")) {
        return ValueDraft::new(INTEGER);
    }
    decimal()
}

fn decimal() -> ValueDraft {
    let mut value = ValueDraft::new(DECIMAL);
    value.table.set("number", "plain");
    value
}

/// `type: [string, integer]`, or `oneOf` of such: the first, and `also` the
/// others. A reader accepts a string for a number and a number for a string.
pub(super) fn read_several(cx: &mut Cx<'_>, schema: &Node<'_>, kinds: &[&str]) -> ValueDraft {
    let forms: Vec<Option<&str>> = kinds.iter().map(|kind| form(kind)).collect();
    let Some(forms) = forms.into_iter().collect::<Option<Vec<&str>>>() else {
        let message = format!("one of {} is any JSON", kinds.join(", "));
        return cx.any(schema, message);
    };
    // A whole number is a number too.
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

/// `const: x`.
pub(super) fn constant(cx: &mut Cx<'_>, constant: &Node<'_>) -> ValueDraft {
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
            let message = "a constant that is no string, whole number or boolean is any JSON";
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
