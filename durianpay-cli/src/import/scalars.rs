//! Schemas of text, numbers and truth values.

use super::cx::Cx;
use super::draft::Value;
use super::json::Json;
use super::node::Node;
use super::report::Group;
use super::table::{Item, Table};
use super::ty::{BOOLEAN, DECIMAL, INTEGER, JSON, TEXT, TIMESTAMP, Ty};
use super::value::any;

/// A schema of one kind, `string` or the like.
pub(super) fn read(cx: &mut Cx<'_>, schema: &Node<'_>, kind: &str) -> Value {
    match kind {
        "string" => text(cx, schema),
        "integer" => Value::of(INTEGER),
        "number" => number(schema),
        "boolean" => Value::of(BOOLEAN),
        "null" => Value::of(JSON),
        other => any(
            cx,
            schema,
            format!("`type: {other}` is not known, and is any JSON"),
        ),
    }
}

fn text(cx: &mut Cx<'_>, schema: &Node<'_>) -> Value {
    let mut value = Value::of(TEXT);
    match schema.text("format") {
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
pub(super) fn plain(kind: &str) -> Value {
    match kind {
        "integer" => Value::of(INTEGER),
        "number" => decimal(),
        "boolean" => Value::of(BOOLEAN),
        _ => Value::of(TEXT),
    }
}

/// A `number` is no money unless a person says so.
fn number(schema: &Node<'_>) -> Value {
    if matches!(schema.text("format"), Some("int32" | "int64")) {
        return Value::of(INTEGER);
    }
    decimal()
}

fn decimal() -> Value {
    let mut value = Value::of(DECIMAL);
    value.table.set("number", "plain");
    value
}

/// `type: [string, integer]`, or `oneOf` of such: the first, and `also` the
/// others. A reader takes text for a number and a number for text.
pub(super) fn read_several(cx: &mut Cx<'_>, schema: &Node<'_>, kinds: &[&str]) -> Value {
    let forms: Vec<Option<&str>> = kinds.iter().map(|kind| form(kind)).collect();
    let Some(forms) = forms.into_iter().collect::<Option<Vec<&str>>>() else {
        let message = format!("one of {} is any JSON", kinds.join(", "));
        return any(cx, schema, message);
    };
    // A whole number is a number too.
    let kind = match kinds {
        ["integer", rest @ ..] if rest.contains(&"number") => "number",
        [first, ..] => first,
        [] => return Value::of(JSON),
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
pub(super) fn constant(cx: &mut Cx<'_>, constant: &Node<'_>) -> Value {
    let (ty, item): (Ty, Item) = match constant.json {
        Json::Text(text) => (TEXT, text.clone().into()),
        Json::Integer(integer) => (INTEGER, (*integer).into()),
        Json::Boolean(boolean) => (BOOLEAN, (*boolean).into()),
        Json::Null => {
            let mut value = Value::of(JSON);
            value.nullable = true;
            return value;
        }
        Json::Decimal(_) | Json::List(_) | Json::Object(_) => {
            let message = "a constant that is no text, whole number or truth value is any JSON";
            return any(cx, constant, message);
        }
    };
    let mut table = Table::default();
    table.set("const", item);
    Value {
        table,
        ..Value::of(ty)
    }
}
