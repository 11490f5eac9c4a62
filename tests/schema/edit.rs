//! Edits of a spec, as a tree.

use durianpay_codegen::grammar::{Kind, LANGUAGE, Table, Vocabulary, tables};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// An edit of a value or of its key.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    /// Removes the value.
    Drop,
    /// Renames the key.
    Rename(String),
    /// Replaces the value.
    Put(Value),
    /// Replaces the value by one from another place.
    Copy(Index),
    /// Adds a key to the table.
    Add(String, Value),
}

pub(crate) fn edit() -> impl Strategy<Value = Edit> {
    let key = || select(keys());
    let value = || select(values());
    prop_oneof![
        Just(Edit::Drop),
        key().prop_map(Edit::Rename),
        value().prop_map(Edit::Put),
        any::<Index>().prop_map(Edit::Copy),
        (key(), value()).prop_map(|(key, value)| Edit::Add(key, value)),
    ]
}

/// Edits the value at one of the places of `document`.
pub(crate) fn apply(document: &mut Value, edit: &Edit, place: Index) {
    let places = places(document);
    if places.is_empty() {
        return;
    }
    let pointer = &places[place.index(places.len())];
    match edit {
        Edit::Drop => drop(take(document, pointer)),
        Edit::Rename(name) => {
            let Some((parent, _)) = pointer.rsplit_once('/') else {
                return;
            };
            if document.pointer(parent).is_some_and(Value::is_object) {
                let value = take(document, pointer);
                put(document, parent, name, value);
            }
        }
        Edit::Put(value) => *document.pointer_mut(pointer).unwrap() = value.clone(),
        Edit::Copy(from) => {
            let value = document.pointer(&places[from.index(places.len())]).unwrap();
            *document.pointer_mut(pointer).unwrap() = value.clone();
        }
        Edit::Add(key, value) => put(document, pointer, key, value.clone()),
    }
}

/// Removes each value, one at a time.
pub(crate) fn each_drop(document: &Value) -> impl Iterator<Item = Value> {
    places(document).into_iter().map(|pointer| {
        let mut document = document.clone();
        take(&mut document, &pointer);
        document
    })
}

/// Returns the JSON pointers of all values except the root.
fn places(document: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(document, "", &mut found);
    found
}

fn collect(value: &Value, here: &str, found: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(members) => members
            .iter()
            .map(|(key, value)| (key.replace('~', "~0").replace('/', "~1"), value))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, value)| (index.to_string(), value))
            .collect(),
        _ => Vec::new(),
    };
    for (step, value) in children {
        let pointer = format!("{here}/{step}");
        collect(value, &pointer, found);
        found.push(pointer);
    }
}

fn take(document: &mut Value, pointer: &str) -> Value {
    let (parent, step) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            let key = step.replace("~1", "/").replace("~0", "~");
            members.remove(&key).unwrap()
        }
        Value::Array(items) => items.remove(step.parse().unwrap()),
        other => panic!("{other} holds nothing"),
    }
}

fn put(document: &mut Value, pointer: &str, key: &str, value: Value) {
    if let Some(Value::Object(members)) = document.pointer_mut(pointer) {
        members.insert(key.to_owned(), value);
    }
}

/// Returns every key of the language, and names of all kinds.
fn keys() -> Vec<String> {
    let names = [
        "sausage",
        "Order",
        "Self",
        "create_order",
        "1st",
        "…",
        "",
        "404",
        "0404",
        "4004",
        "orders.get",
        "orders_get",
        "Orders.get",
        "orders.get.all",
        "id",
    ];
    let own = tables().into_iter().flat_map(Table::keys);
    let keys: BTreeSet<&str> = own
        .chain(&LANGUAGE)
        .map(|key| key.name)
        .chain(names)
        .collect();
    keys.into_iter().map(str::to_owned).collect()
}

/// Returns values of every kind, and strings that are valid in some place.
pub(crate) fn values() -> Vec<Value> {
    let texts = [
        "",
        " ",
        "x",
        "…",
        "Order",
        "Self",
        "orders.get",
        ".",
        "_",
        "string",
        "integer?",
        "[Order]",
        "[{Order}]?",
        "[string",
        "string]",
        "[string?]",
        "{json",
        "[[[[[string]]]]]",
        "{[{[{[string]}]}]}?",
        "[]",
        "string??",
        "a b",
        "Order-Id",
        "https://example.com",
        "https://example.com/v1/",
        "http://example.com",
        "https://",
        "https:///",
        "https://example.com?x",
        "GET /orders",
        "GET /orders/{id}",
        "GET /orders/{id}x",
        "GET /",
        "GET /orders/",
        "GET //orders",
        "GET /orders/..",
        "GET /.../.a/a.",
        "GET orders",
        "get /orders",
        "GET  /orders",
        "POST /orders/{id}/{id}",
        "GET /{Id}",
        "final",
        "Final",
        "sometimes",
    ];
    let kinds = [
        json!(0),
        json!(1),
        json!(-1),
        json!(200),
        json!(300),
        json!(4_294_967_295_i64),
        json!(4_294_967_296_i64),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(1.5),
        json!(true),
        json!(false),
        json!([]),
        json!(["id"]),
        json!(["id", "amount"]),
        json!([["id"]]),
        json!([1]),
        json!([[1]]),
        json!({}),
        json!({"doc": "x"}),
        json!({"type": "string"}),
        json!({"type": "Order", "name": "…"}),
        json!({"x": {}}),
        json!({"404": "x"}),
    ];
    let words = tables()
        .into_iter()
        .flat_map(|table| table.own)
        .filter_map(|key| match key.kind {
            Kind::Word(words) | Kind::Words(words) => Some(words),
            _ => None,
        })
        .flat_map(Vocabulary::words)
        .map(|word| word.name);
    let texts = texts.into_iter().chain(words).map(Value::from);
    texts.chain(kinds).collect()
}
