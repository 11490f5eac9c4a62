//! Converts TOML to JSON, as an editor does that validates a file against a schema.

use serde_json::{Map, Value};
use std::fmt::Write as _;
use toml::de::{DeTable, DeValue};

/// Converts a file to JSON. Returns `None` if it is not TOML, or contains values that
/// JSON cannot distinguish from others: dates would be strings, and a large number or
/// `1.0` could be an integer.
pub(crate) fn from_toml(text: &str) -> Option<Value> {
    table(DeTable::parse(text).ok()?.into_inner())
}

fn table(entries: DeTable<'_>) -> Option<Value> {
    let members: Option<Map<String, Value>> = entries
        .into_iter()
        .map(|(key, entry)| Some((key.into_inner().into_owned(), value(entry.into_inner())?)))
        .collect();
    members.map(Value::Object)
}

fn value(value_of_toml: DeValue<'_>) -> Option<Value> {
    Some(match value_of_toml {
        DeValue::String(text) => Value::String(text.into_owned()),
        DeValue::Integer(integer) => {
            Value::from(i64::from_str_radix(integer.as_str(), integer.radix()).ok()?)
        }
        DeValue::Boolean(boolean) => Value::Bool(boolean),
        DeValue::Array(items) => items
            .into_iter()
            .map(|item| value(item.into_inner()))
            .collect::<Option<_>>()?,
        DeValue::Table(entries) => table(entries)?,
        DeValue::Float(_) | DeValue::Datetime(_) => return None,
    })
}

/// Writes a file with the content of `document`, one line for each top-level table.
pub(crate) fn to_toml(document: &Value) -> String {
    let mut text = String::new();
    for (key, value) in document.as_object().into_iter().flatten() {
        let key = Value::from(key.as_str());
        writeln!(text, "{key} = {}", inline(value)).unwrap();
    }
    text
}

/// Strings, numbers and lists are written in the same way in both languages.
fn inline(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|(key, value)| format!("{} = {}", Value::from(key.as_str()), inline(value)))
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        other => other.to_string(),
    }
}
