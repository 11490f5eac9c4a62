//! Files of ten megabytes and lists of a million items.

use crate::deadline::soon;
use durianpay_codegen::{Handles, Source};
use durianpay_test_support::oracle::spec::check;

const LENGTH: usize = 10_000_000;

/// Returns the number of errors in the text.
fn errors(name: &str, text: String) -> usize {
    soon(name, move || {
        let sources = [Source::new("long.toml", text)];
        check(&sources, Handles::Extension, false).diagnostics.len()
    })
}

#[test]
fn a_file_of_many_types_is_handled() {
    let doc = "What is said of it. ".repeat(100);
    let one = |number| {
        format!(
            "[type.Thing{number}]\ndoc = \"{doc}\"\n[type.Thing{number}.fields]\nid = \"string\"\n"
        )
    };
    let types: String = (0..LENGTH / one(0).len()).map(one).collect();
    assert_eq!(errors("many types", types), 0);
}

#[test]
fn one_long_value_is_handled() {
    let long = "x".repeat(LENGTH);
    let wide = "🍈".repeat(LENGTH / 4);
    for (name, text, is_valid) in [
        ("prose", format!("[type.A]\ndoc = \"{long}\"\n"), true),
        ("wide prose", format!("[type.A]\ndoc = \"{wide}\"\n"), true),
        ("comment", format!("[type.A] # {long}\n"), true),
        (
            "comment before an error",
            format!("# {long}\n[typ]\n"),
            false,
        ),
        (
            "blank lines before an error",
            format!("{}[typ]\n", "\n".repeat(LENGTH)),
            false,
        ),
        ("key", format!("{long} = 1\n"), false),
        ("wide key", format!("\"{wide}\" = 1\n"), false),
        ("name of a type", format!("[type.{long}]\n"), false),
        (
            "name of a field",
            format!("[type.A.fields]\n{long} = \"string\"\n"),
            true,
        ),
        ("type", format!("[type.A.fields]\nid = \"{long}\"\n"), false),
        (
            "value before an error",
            format!("type.A = {{ doc = \"{long}\", dok = 1 }}\n"),
            false,
        ),
        (
            "number",
            format!("[type.A.fields]\nid = {}\n", "9".repeat(LENGTH)),
            false,
        ),
        (
            "path",
            format!("[endpoint.\"a.b\"]\nhttp = \"GET /{long}\"\nretry = \"safe\"\n"),
            false,
        ),
        ("brackets", "[".repeat(LENGTH / 100), false),
        ("quotes", "\"".repeat(LENGTH / 10), false),
    ] {
        assert_eq!(errors(name, text) == 0, is_valid, "{name}");
    }
}

/// Bytes as in a file of another format.
#[test]
fn random_bytes_are_rejected_without_panic() {
    // A simple pseudo-random generator, so that each run has the same bytes.
    let mut state = 1_u32;
    let mut byte = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    };
    let bytes: Vec<u8> = (0..LENGTH / 10).map(|_| byte()).collect();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    assert!(errors("bytes", text) > 0);
    let printed: String = bytes
        .iter()
        .map(|byte| char::from(byte % 95 + 32))
        .collect();
    assert!(errors("letters and signs", printed.clone()) > 0);
    let lines: Vec<&str> = printed
        .as_bytes()
        .chunks(40)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    assert!(errors("lines", lines.join("\n")) > 0);
}

#[test]
fn lists_of_a_million_are_handled() {
    const COUNT: usize = 1_000_000;
    let list = |item: &str| format!("[{}]", format!("{item},").repeat(COUNT));
    for (name, text, is_valid) in [
        (
            "minutes",
            format!(
                "[webhook]\nevent = \"event\"\ndata = \"data\"\nretry_minutes = {}\n",
                list("1")
            ),
            true,
        ),
        (
            "a table that is a list",
            format!("type = {}\n", list("1")),
            false,
        ),
        (
            "wide forms",
            format!(
                "[type.A.fields]\nid = {{ type = \"string\", also = {} }}\n",
                list("\"number\"")
            ),
            true,
        ),
        (
            "groups",
            format!(
                "[type.A]\nany_of = {}\n[type.A.fields]\nid = \"string?\"\n",
                list("[\"id\"]")
            ),
            true,
        ),
    ] {
        assert_eq!(errors(name, text) == 0, is_valid, "{name}");
    }
}

#[test]
fn a_hundred_thousand_tables_in_a_list_are_handled() {
    let found = errors("tables", "[[type]]\nid = 1\n".repeat(100_000));
    assert_eq!(found, 1);
}
