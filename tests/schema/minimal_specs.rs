//! Small specs, one for each table of the language, generated from the grammar.

use crate::json;
use durianpay_codegen::grammar::{Form, Key, Kind, LANGUAGE, Table};
use serde_json::{Value, json};

/// A spec that contains a table with its required keys, and little else.
pub(crate) struct MinimalSpec {
    pub(crate) table: &'static Table,
    document: Value,
    /// The path of the table.
    pointer: String,
}

impl MinimalSpec {
    /// Returns the spec with `value` under a key of the table.
    pub(crate) fn with(&self, key: &str, value: Value) -> Value {
        let mut document = self.document.clone();
        document.pointer_mut(&self.pointer).unwrap()[key] = value;
        document
    }
}

/// Returns a spec for each place where a table is allowed.
pub(crate) fn all() -> Vec<MinimalSpec> {
    let mut found = Vec::new();
    visit(&LANGUAGE, &json!({}), "", &mut found);
    found
}

fn visit(keys: &'static [Key], document: &Value, pointer: &str, found: &mut Vec<MinimalSpec>) {
    for key in keys {
        let (table, value, step) = match key.kind {
            Kind::Table(table) => (table, skeleton(table), key.name.to_owned()),
            Kind::Named(form, table) => {
                let name = name(form);
                let named = json!({ name: skeleton(table) });
                (table, named, format!("{}/{name}", key.name))
            }
            _ => continue,
        };
        let mut document = document.clone();
        document.pointer_mut(pointer).unwrap()[key.name] = value;
        let pointer = format!("{pointer}/{step}");
        visit(table.own, &document, &pointer, found);
        found.push(MinimalSpec {
            table,
            document,
            pointer,
        });
    }
}

fn skeleton(table: &Table) -> Value {
    table
        .keys()
        .filter(|key| key.need.is_always())
        .map(|key| {
            let value = match key.kind {
                Kind::Table(table) => skeleton(table),
                _ => shown(key).swap_remove(0),
            };
            (key.name.to_owned(), value)
        })
        .collect()
}

/// Returns the values that the grammar shows for a key: example, default, keywords.
pub(crate) fn shown(key: &Key) -> Vec<Value> {
    let texts = key.example.into_iter().chain(key.default);
    let mut shown: Vec<Value> = texts
        .map(|text| json::from_toml(&format!("value = {text}")).unwrap()["value"].take())
        .collect();
    if let Kind::Word(words) | Kind::Words(words) = key.kind {
        shown.extend(words.words().iter().map(|word| Value::from(word.name)));
    }
    shown
}

/// Returns a name in a format.
fn name(form: Form) -> &'static str {
    match form {
        Form::TypeName | Form::TypeReference => "Order",
        Form::EndpointName => "orders.get",
        Form::Status => "404",
        Form::Success => "202",
        _ => "id",
    }
}
