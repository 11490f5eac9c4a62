//! Checks that the grammar and `docs/spec-language.md` describe the same language.

use crate::{SCHEMA, VALIDATOR};
use durianpay_codegen::grammar::{COMMON, Key, Kind, LANGUAGE, Table, Vocabulary, tables};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../docs/spec-language.md");

/// Returns a section of the page: from its heading to the next.
fn section(heading: &str) -> &'static str {
    let (_, rest) = ["##", "###"]
        .iter()
        .find_map(|level| PAGE.split_once(&format!("\n{level} {heading}\n")))
        .unwrap_or_else(|| panic!("docs/spec-language.md has no section `{heading}`"));
    let end = rest
        .find("\n## ")
        .into_iter()
        .chain(rest.find("\n### "))
        .min();
    &rest[..end.unwrap_or(rest.len())]
}

/// Returns the section that describes a table.
fn section_of(table: &Table) -> &'static str {
    section(match table.name {
        "type" => "Types",
        "field" => "Fields",
        "path_parameter" => "Path parameters",
        "endpoint_error" => "Errors of an endpoint",
        "response" => "Several responses",
        "event_stream" => "Server-sent events",
        "server" => "Servers of an endpoint",
        "member" => "`union`",
        "value" => "`enum`",
        "place" => "`webhook`",
        "signature" | "signed_time" => "`webhook.signature`",
        "currency" => "Currencies",
        "notification_signature" => "`notifications.signature`",
        "request_signature" => "`auth.signature`",
        "timestamp" => "`auth.timestamp`",
        "token" => "`auth.token`",
        "template" => "Templates",
        other => return section(&format!("`{other}`")),
    })
}

/// Returns the first cells of the rows of all tables in `text`.
fn first_cells(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("| ")?.split_once(" |"))
        .map(|(cell, _)| cell)
}

/// Returns the words in backticks.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

#[test]
fn the_page_names_every_key() {
    let mut missing = Vec::new();
    for table in tables() {
        let text = section_of(table);
        for key in table.own {
            let is_named = quoted(text).any(|word| word.rsplit('.').next() == Some(key.name));
            if !is_named && !has_own_section(table, key) {
                missing.push(format!("`{}` of {}", key.name, table.name));
            }
        }
    }
    let common = section("Keys of every node");
    for key in &COMMON {
        if !quoted(common).any(|word| word == key.name) {
            missing.push(format!("`{}` of every node", key.name));
        }
    }
    for key in &LANGUAGE {
        if !PAGE.contains(&format!("\n### `{}`\n", key.name)) && key.name != "type" {
            missing.push(format!("the table `{}`", key.name));
        }
    }
    assert!(
        missing.is_empty(),
        "docs/spec-language.md lacks {missing:#?}"
    );
}

/// Returns the path of a key: `page`, `webhook.signature`.
fn has_own_section(table: &Table, key: &Key) -> bool {
    let headings = [key.name.to_owned(), format!("{}.{}", table.name, key.name)];
    headings
        .iter()
        .any(|heading| PAGE.contains(&format!("\n### `{heading}`\n")))
}

/// The reverse: every key that the page lists must exist.
#[test]
fn every_key_of_the_page_exists() {
    let known: BTreeSet<&str> = tables()
        .iter()
        .flat_map(|table| table.keys())
        .map(|key| key.name)
        .collect();
    let tables = PAGE.split("\n| Key |").skip(1);
    let listed: Vec<&str> = tables
        .filter_map(|text| text.split("\n\n").next())
        .flat_map(first_cells)
        .flat_map(quoted)
        .map(|word| word.rsplit('.').next().unwrap_or(word))
        .collect();
    assert!(listed.len() > 50, "{listed:?}");
    let unknown: Vec<_> = listed.iter().filter(|key| !known.contains(*key)).collect();
    assert!(unknown.is_empty(), "{unknown:?} are keys of the page alone");
}

#[test]
fn the_page_names_every_word() {
    for (table, key, words) in closed_sets() {
        for word in words.words() {
            let quoted = format!("\"{}\"", word.name);
            assert!(
                PAGE.contains(&quoted),
                "docs/spec-language.md lacks {quoted} for `{}` of {}",
                key.name,
                table.name
            );
        }
    }
}

fn closed_sets() -> Vec<(&'static Table, &'static Key, &'static dyn Vocabulary)> {
    let keys = tables()
        .into_iter()
        .flat_map(|table| table.keys().map(move |key| (table, key)));
    keys.filter_map(|(table, key)| match key.kind {
        Kind::Word(words) | Kind::Words(words) => Some((table, key, words)),
        _ => None,
    })
    .collect()
}

/// Hover text is a sentence, and is never empty.
#[test]
fn every_key_and_word_is_documented() {
    let is_sentence = |doc: &str| {
        doc.ends_with('.') && doc.starts_with(|first: char| first.is_uppercase() || first == '`')
    };
    for table in tables() {
        assert!(is_sentence(table.doc), "{}", table.name);
        for key in table.keys() {
            assert!(is_sentence(key.doc), "`{}` of {}", key.name, table.name);
        }
    }
    for key in &LANGUAGE {
        assert!(is_sentence(key.doc), "{}", key.name);
    }
    for (_, key, words) in closed_sets() {
        for word in words.words() {
            assert!(is_sentence(word.doc), "`{}` of `{}`", word.name, key.name);
        }
    }
}

/// A schema that accepts everything would pass most tests.
#[test]
fn an_unknown_key_is_rejected_in_every_table() {
    for table in tables() {
        let schema = json!({
            "$ref": format!("#/definitions/{}", table.name),
            "definitions": SCHEMA["definitions"],
        });
        let errors = |value: &Value| {
            let validator = jsonschema::draft7::new(&schema).unwrap();
            validator.iter_errors(value).count()
        };
        let (bare, odd) = (json!({}), json!({ "sausage": true }));
        assert_eq!(errors(&odd), errors(&bare) + 1, "{}", table.name);
    }
    assert!(!VALIDATOR.is_valid(&json!({ "sausage": {} })));
}
