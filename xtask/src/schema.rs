//! The JSON Schema of the spec language, for editors.
//!
//! It is of draft 7, the newest that Taplo reads, and with it Even Better TOML
//! in VS Code; 2020-12 would be read without its new keywords there. Three
//! things follow from how that reader works:
//!
//! - What stands beside a `$ref` is ignored. So a reference stands alone, and
//!   each definition has its own description, which is shown on hovering.
//! - A choice (`anyOf`) that fails tells nothing of the fault. So a short form
//!   is no choice: keywords for text leave tables alone, and the other way
//!   round, and one schema can hold both.
//! - The words of a closed set are explained under `x-taplo`, and once more in
//!   the description, for everyone else.

use crate::json::Json;
use durianpay_codegen::grammar::{
    COMMON, Form, Key, Kind, LANGUAGE, Need, Table, Vocabulary, tables,
};
use std::fmt::Write as _;

type Members = Vec<(String, Json)>;

/// The schema as a file.
pub(crate) fn render() -> Result<String, String> {
    let mut definitions = Members::new();
    for table in tables() {
        definitions.push((table.name.to_owned(), table_schema(table)?));
    }
    for key in &COMMON {
        definitions.push((key.name.to_owned(), key_schema(key)?));
    }
    let root = Json::object([
        ("$schema", "http://json-schema.org/draft-07/schema#".into()),
        ("title", "A spec file".into()),
        (
            "description",
            "An HTTP API, described for the bindings. One file of a spec, or all of it. \
             Derived: do not edit, run `cargo xtask regen`."
                .into(),
        ),
        ("type", "object".into()),
        ("properties", Json::Object(properties(&LANGUAGE)?)),
        ("additionalProperties", Json::Boolean(false)),
        ("definitions", Json::Object(definitions)),
    ]);
    root.to_file()
}

/// A table, or the text that is its short form.
fn table_schema(table: &Table) -> Result<Json, String> {
    let mut members = Members::new();
    put(&mut members, "title", table.name.replace('_', " "));
    put(&mut members, "description", table.doc);
    match table.short.and_then(|main| table.key(main)) {
        Some(main) => {
            put(&mut members, "type", Json::texts(["string", "object"]));
            if let Kind::Text(form) = main.kind {
                put_pattern(&mut members, form);
            }
        }
        None => put(&mut members, "type", "object"),
    }
    let mut properties = properties(table.own)?;
    let common = COMMON.iter().map(|key| key.name);
    properties.extend(common.map(|name| (name.to_owned(), reference(name))));
    put(&mut members, "properties", Json::Object(properties));
    let required: Vec<&str> = table
        .keys()
        .filter(|key| key.need != Need::Optional)
        .map(|key| key.name)
        .collect();
    if !required.is_empty() {
        put(&mut members, "required", Json::texts(required));
    }
    put(&mut members, "additionalProperties", Json::Boolean(false));
    Ok(Json::Object(members))
}

fn properties(keys: &[Key]) -> Result<Members, String> {
    keys.iter()
        .map(|key| Ok((key.name.to_owned(), key_schema(key)?)))
        .collect()
}

fn reference(name: &str) -> Json {
    Json::object([("$ref", format!("#/definitions/{name}").into())])
}

fn key_schema(key: &Key) -> Result<Json, String> {
    let Key {
        name: _,
        kind,
        need,
        doc: _,
        example,
        default,
    } = key;
    let mut members = Members::new();
    put(&mut members, "description", description(key));
    match *kind {
        Kind::Table(table) => return Ok(reference(table.name)),
        Kind::Named(form, table) => {
            put_named(&mut members, form, table);
            if *need == Need::ByRule {
                put(&mut members, "minProperties", Json::Integer(1));
            }
        }
        Kind::Text(form) => put_text(&mut members, form),
        Kind::Texts(form) => {
            put(&mut members, "type", Json::texts(["string", "array"]));
            put_pattern(&mut members, form);
            put(&mut members, "items", text(form));
        }
        Kind::Word(words) => put_word(&mut members, words),
        Kind::Words(words) => put_words(&mut members, words),
        Kind::Boolean => put(&mut members, "type", "boolean"),
        Kind::Integer(min, max) => put_integer(&mut members, min, max),
        Kind::Scalar => {
            let kinds = Json::texts(["string", "integer", "boolean"]);
            put(&mut members, "type", kinds);
        }
        Kind::Pair => {
            put_list(&mut members, text(Form::Any));
            put(&mut members, "minItems", Json::Integer(2));
            put(&mut members, "maxItems", Json::Integer(2));
        }
        Kind::Groups => {
            let mut group = Members::new();
            put_list(&mut group, text(Form::Any));
            put_list(&mut members, Json::Object(group));
        }
        Kind::Integers(min, max) => {
            let mut item = Members::new();
            put_integer(&mut item, min, max);
            put_list(&mut members, Json::Object(item));
        }
    }
    if let Some(default) = default {
        put(&mut members, "default", Json::from_toml(default)?);
    }
    if let Some(example) = example {
        let examples = Json::List(vec![Json::from_toml(example)?]);
        put(&mut members, "examples", examples);
    }
    Ok(Json::Object(members))
}

/// What an editor shows on hovering: the meaning, each word, an example.
fn description(key: &Key) -> String {
    let mut text = key.doc.to_owned();
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

fn put(members: &mut Members, name: &str, value: impl Into<Json>) {
    members.push((name.to_owned(), value.into()));
}

fn put_text(members: &mut Members, form: Form) {
    put(members, "type", "string");
    put_pattern(members, form);
}

fn put_pattern(members: &mut Members, form: Form) {
    if let Some(pattern) = form.pattern() {
        put(members, "pattern", pattern);
    }
}

fn text(form: Form) -> Json {
    let mut members = Members::new();
    put_text(&mut members, form);
    Json::Object(members)
}

fn put_word(members: &mut Members, words: &dyn Vocabulary) {
    let words = words.words();
    put(members, "type", "string");
    let names = words.iter().map(|word| word.name);
    put(members, "enum", Json::texts(names));
    let docs = Json::texts(words.iter().map(|word| word.doc));
    let docs = Json::object([("enumValues", docs)]);
    put(members, "x-taplo", Json::object([("docs", docs)]));
}

fn put_words(members: &mut Members, words: &dyn Vocabulary) {
    let mut word = Members::new();
    put_word(&mut word, words);
    let word = Json::Object(word);
    let mut list = Members::new();
    put_list(&mut list, word.clone());
    put(members, "anyOf", Json::List(vec![word, Json::Object(list)]));
}

fn put_list(members: &mut Members, items: Json) {
    put(members, "type", "array");
    put(members, "items", items);
}

/// The ends of the range of integers go without saying.
fn put_integer(members: &mut Members, min: i64, max: i64) {
    put(members, "type", "integer");
    if min != i64::MIN {
        put(members, "minimum", Json::Integer(min));
    }
    if max != i64::MAX {
        put(members, "maximum", Json::Integer(max));
    }
}

fn put_named(members: &mut Members, form: Form, table: &Table) {
    put(members, "type", "object");
    let value = reference(table.name);
    match form.pattern() {
        Some(pattern) => {
            let named = Json::Object(vec![(pattern, value)]);
            put(members, "patternProperties", named);
            put(members, "additionalProperties", Json::Boolean(false));
        }
        None => put(members, "additionalProperties", value),
    }
}
