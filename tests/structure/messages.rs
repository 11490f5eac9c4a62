//! The messages that users see: errors, diagnostics and their help, listed as one document.
//!
//! They are read from the sources, so a new message is in the diff of the snapshot.

use super::literals::{is_tests, visit};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The crates whose messages reach users, by the folder of their sources.
const CRATES: [&str; 7] = [
    "durianpay-client/src",
    "durianpay-sqlx/src",
    "durianpay-simulator/src",
    "durianpay-macros/src",
    "durianpay-macros/codegen/src",
    "durianpay-build/src",
    "durianpay-cli/src",
];

/// The types whose functions take messages.
const TYPES: [&str; 6] = [
    "Error",
    "TransportError",
    "IntentError",
    "StoreError",
    "Diagnostic",
    "Slip",
];

/// The errors whose names do not say so.
const ERRORS: [&str; 4] = ["Mismatch", "NotPassedOn", "Rejection", "TooLate"];

/// The functions and methods that take messages.
const FUNCTIONS: [&str; 4] = ["Err", "help", "note", "reject"];

#[test]
fn messages_have_one_form() {
    let messages = messages();
    assert!(
        messages.len() > 300,
        "only {} messages were found",
        messages.len()
    );
    let odd: Vec<&(String, String)> = messages.iter().filter(|(_, text)| is_odd(text)).collect();
    assert!(odd.is_empty(), "{odd:#?}");
}

#[test]
fn messages_are_listed() {
    let mut document = String::new();
    let mut last = String::new();
    for (krate, text) in messages() {
        if krate != last {
            let _ = writeln!(document, "\n{krate}");
            last = krate;
        }
        let _ = writeln!(document, "  {text}");
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("messages", document));
}

/// Returns whether a message is a sentence with a capital or a final full stop.
fn is_odd(text: &str) -> bool {
    let mut letters = text.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    // Names, and a message in the words of the API.
    let is_name = [
        "Cargo",
        "Durianpay",
        "OpenAPI",
        "PostgreSQL",
        "Rust",
        "SQLite",
        "Swagger",
        "Unknown Client",
    ];
    let is_name = is_name.iter().any(|name| text.starts_with(name));
    is_capital && !is_name || text.ends_with('.') && !text.ends_with("..")
}

/// Returns the messages with their crates.
fn messages() -> BTreeSet<(String, String)> {
    let mut messages = BTreeSet::new();
    for krate in CRATES {
        let name = krate.trim_end_matches("/src").rsplit('/').next().unwrap();
        let mut found = Vec::new();
        visit(&xtask::shipped::root().join(krate), &mut |_, tokens| {
            collect(tokens, false, &mut found);
        });
        messages.extend(found.into_iter().map(|text| (name.to_owned(), text)));
    }
    messages
}

/// Collects the messages of a part of a file. In an argument of a function that takes messages,
/// each string literal with a blank is one.
fn collect(tokens: TokenStream, is_argument: bool, found: &mut Vec<String>) {
    let mut before = [const { String::new() }; 3];
    for token in tokens {
        let word = match &token {
            TokenTree::Group(group) => {
                if !is_tests(&before, group) {
                    let takes = is_argument || takes_messages(&before, group);
                    collect(group.stream(), takes, found);
                }
                continue;
            }
            TokenTree::Literal(literal) if is_argument => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.extend(Some(text.value()).filter(|text| text.trim().contains(' ')));
                }
                literal.to_string()
            }
            other => other.to_string(),
        };
        if word != ":" {
            before.rotate_left(1);
            before[2] = word;
        }
    }
}

/// Returns whether a group is the arguments of a function that takes messages, the attribute
/// `error`, or the implementation of `Display` for an error.
fn takes_messages(before: &[String; 3], group: &Group) -> bool {
    let [first, owner, name] = before.each_ref().map(String::as_str);
    match group.delimiter() {
        Delimiter::Parenthesis => {
            TYPES.contains(&owner) || FUNCTIONS.contains(&name) || name == "error"
        }
        Delimiter::Brace => {
            let is_error = name.ends_with("Error") || ERRORS.contains(&name);
            [first, owner] == ["Display", "for"] && is_error
        }
        _ => false,
    }
}
