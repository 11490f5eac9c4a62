//! The JSON Schema of the spec language, for editors.
//!
//! The schema uses draft 7, the newest draft that Taplo supports, and with it Even Better TOML in
//! VS Code. It would accept 2020-12 but ignore its new keywords. Three properties of the schema
//! follow from that reader:
//!
//! - Siblings of a `$ref` are ignored. So references have no siblings, and each definition has a
//!   description, which is shown on hover.
//! - A failed choice (`anyOf`) does not show the reason. So short forms are not choices: keywords
//!   for strings do not apply to tables and the reverse, so a single schema contains both.
//! - The values of a closed set are explained under `x-taplo`, and again in the description for all
//!   other readers.

use durianpay_codegen::grammar::{
    COMMON, Form, Key, Kind, LANGUAGE, Need, Table, Vocabulary, tables,
};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use toml::de::DeValue;

type Members = Map<String, Value>;

/// Builds the schema as the text of a file.
///
/// # Errors
///
/// Returns an error for the same reason as [`schema`].
pub fn render() -> Result<String, String> {
    Ok(format!("{:#}\n", schema()?))
}

/// Builds the schema.
///
/// # Errors
///
/// Returns an error if an example of the language is not a valid value, which is a bug in the
/// language.
pub fn schema() -> Result<Value, String> {
    let mut definitions = Members::new();
    for table in tables() {
        definitions.insert(table.name.to_owned(), table_schema(table)?);
    }
    for key in &COMMON {
        definitions.insert(key.name.to_owned(), key_schema(key)?);
    }
    Ok(json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Spec file",
        "description": "The description of an HTTP API from which bindings are generated: a whole spec, or one of its files.",
        "type": "object",
        "properties": properties(&LANGUAGE)?,
        "additionalProperties": false,
        "definitions": definitions,
    }))
}

/// Builds the schema of a table, which may also be written as a string in its short form.
fn table_schema(table: &Table) -> Result<Value, String> {
    let mut members = Members::new();
    put(&mut members, "title", table.name.replace('_', " "));
    put(&mut members, "description", table.doc);
    match table.short.and_then(|main| table.key(main)) {
        Some(main) => {
            put(&mut members, "type", ["string", "object"]);
            if let Kind::Text(form) = main.kind {
                put_pattern(&mut members, form);
            }
        }
        None => put(&mut members, "type", "object"),
    }
    let mut properties = properties(table.own)?;
    let common = COMMON.iter().map(|key| key.name);
    properties.extend(common.map(|name| (name.to_owned(), reference(name))));
    put(&mut members, "properties", properties);
    let required: Vec<&str> = table
        .keys()
        .filter(|key| key.need.is_always())
        .map(|key| key.name)
        .collect();
    if !required.is_empty() {
        put(&mut members, "required", required);
    }
    put(&mut members, "additionalProperties", false);
    Ok(Value::Object(members))
}

fn properties(keys: &[Key]) -> Result<Members, String> {
    keys.iter()
        .map(|key| Ok((key.name.to_owned(), key_schema(key)?)))
        .collect()
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn key_schema(key: &Key) -> Result<Value, String> {
    let Key {
        name: _,
        kind,
        need,
        doc: _,
        example,
        default,
        absence: _,
    } = key;
    let mut members = Members::new();
    put(&mut members, "description", description(key));
    match *kind {
        Kind::Table(table) => return Ok(reference(table.name)),
        Kind::Named(form, table) => {
            put_named(&mut members, form, table);
            if *need == Need::ByRule {
                put(&mut members, "minProperties", 1);
            }
        }
        Kind::Text(form) => put_string(&mut members, form),
        Kind::Texts(form) => {
            put(&mut members, "type", ["string", "array"]);
            put_pattern(&mut members, form);
            put(&mut members, "items", text(form));
        }
        Kind::Word(words) => put_word(&mut members, words),
        Kind::Words(words) => put_words(&mut members, words),
        Kind::Boolean => put(&mut members, "type", "boolean"),
        Kind::Integer(min, max) => put_integer(&mut members, min, max),
        Kind::Scalar => {
            let kinds = ["string", "integer", "boolean"];
            put(&mut members, "type", kinds);
        }
        Kind::TextOrPair => {
            put(&mut members, "type", ["string", "array"]);
            put(&mut members, "items", text(Form::Any));
            put(&mut members, "minItems", 2);
            put(&mut members, "maxItems", 2);
        }
        Kind::Groups => {
            let mut group = Members::new();
            put_list(&mut group, text(Form::Any));
            put_list(&mut members, group);
        }
        Kind::Integers(min, max) => {
            let mut item = Members::new();
            put_integer(&mut item, min, max);
            put_list(&mut members, item);
        }
    }
    if let Some(default) = default {
        put(&mut members, "default", from_toml(default)?);
    }
    if let Some(example) = example {
        let examples = vec![from_toml(example)?];
        put(&mut members, "examples", examples);
    }
    Ok(Value::Object(members))
}

/// Builds the description that editors show on hover: meaning, values and an example.
fn description(key: &Key) -> String {
    let mut text = key.doc.to_owned();
    if let Need::If(condition) = key.need {
        let _ = write!(text, " Required {condition}.");
    }
    if let Kind::Word(words) | Kind::Words(words) = key.kind {
        text.push('\n');
        for word in words.words() {
            let _ = write!(text, "\n- `{}`: {}", word.name, word.doc);
        }
    }
    if let Some(example) = key.example {
        let _ = write!(text, "\n\n```toml\n{} = {example}\n```", key.name);
    }
    text
}

fn put(members: &mut Members, name: &str, value: impl Into<Value>) {
    members.insert(name.to_owned(), value.into());
}

fn put_string(members: &mut Members, form: Form) {
    put(members, "type", "string");
    put_pattern(members, form);
}

fn put_pattern(members: &mut Members, form: Form) {
    if let Some(pattern) = form.pattern() {
        put(members, "pattern", pattern);
    }
}

fn text(form: Form) -> Value {
    let mut members = Members::new();
    put_string(&mut members, form);
    Value::Object(members)
}

fn put_word(members: &mut Members, words: &dyn Vocabulary) {
    let words = words.words();
    put(members, "type", "string");
    let names: Vec<&str> = words.iter().map(|word| word.name).collect();
    put(members, "enum", names);
    let docs: Vec<&str> = words.iter().map(|word| word.doc).collect();
    put(
        members,
        "x-taplo",
        json!({ "docs": { "enumValues": docs } }),
    );
}

fn put_words(members: &mut Members, words: &dyn Vocabulary) {
    let mut word = Members::new();
    put_word(&mut word, words);
    let mut list = Members::new();
    put_list(&mut list, word.clone());
    put(members, "anyOf", json!([word, list]));
}

fn put_list(members: &mut Members, items: impl Into<Value>) {
    put(members, "type", "array");
    put(members, "items", items);
}

/// Adds the limits of an integer, except those of the 64-bit range.
fn put_integer(members: &mut Members, min: i64, max: i64) {
    put(members, "type", "integer");
    if min != i64::MIN {
        put(members, "minimum", min);
    }
    if max != i64::MAX {
        put(members, "maximum", max);
    }
}

fn put_named(members: &mut Members, form: Form, table: &Table) {
    put(members, "type", "object");
    let value = reference(table.name);
    match form.pattern() {
        Some(pattern) => {
            put(members, "patternProperties", json!({ pattern: value }));
            put(members, "additionalProperties", false);
        }
        None => put(members, "additionalProperties", value),
    }
}

/// Parses a TOML value, of the types that the language supports.
fn from_toml(text: &str) -> Result<Value, String> {
    let value = DeValue::parse(text).map_err(|error| format!("`{text}`: {error}"))?;
    convert(value.into_inner())
        .ok_or_else(|| format!("`{text}` is not a valid value of the language"))
}

fn convert(value: DeValue<'_>) -> Option<Value> {
    Some(match value {
        DeValue::String(text) => Value::from(text.into_owned()),
        DeValue::Integer(integer) => {
            Value::from(i64::from_str_radix(integer.as_str(), integer.radix()).ok()?)
        }
        DeValue::Boolean(boolean) => Value::from(boolean),
        DeValue::Array(items) => items
            .into_iter()
            .map(|item| convert(item.into_inner()))
            .collect::<Option<Vec<Value>>>()?
            .into(),
        DeValue::Table(entries) => entries
            .into_iter()
            .map(|(key, value)| {
                let key = key.into_inner().into_owned();
                Some((key, convert(value.into_inner())?))
            })
            .collect::<Option<Map<String, Value>>>()?
            .into(),
        DeValue::Float(_) | DeValue::Datetime(_) => return None,
    })
}
