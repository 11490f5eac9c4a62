//! Texts with a hundred thousand levels of nesting, on a small stack.

use crate::deadline::soon;
use durianpay_codegen::{Handles, Source};
use durianpay_test_support::oracle::spec::check;

const DEPTH: usize = 100_000;

/// Returns `inner` in many pairs of `open` and `close`.
fn nested(open: &str, inner: &str, close: &str) -> String {
    open.repeat(DEPTH) + inner + &close.repeat(DEPTH)
}

#[test]
fn deep_nesting_is_handled() {
    let dots = "a.".repeat(DEPTH);
    let quoted_dots = "\"a b\".".repeat(DEPTH);
    let cases = [
        ("tables", format!("[type.{dots}a]\n")),
        ("arrays of tables", format!("[[type.{dots}a]]\n")),
        ("quoted tables", format!("[type.{quoted_dots}a]\n")),
        ("keys", format!("[type]\n{dots}a = 1\n")),
        (
            "keys in an inline table",
            format!("type = {{ {dots}a = 1 }}\n"),
        ),
        ("arrays", format!("type = {}\n", nested("[", "", "]"))),
        ("open arrays", format!("type = {}\n", nested("[", "", ""))),
        ("closed arrays", format!("type = {}\n", nested("", "", "]"))),
        (
            "inline tables",
            format!("type = {}\n", nested("{a=", "1", "}")),
        ),
        (
            "open inline tables",
            format!("type = {}\n", nested("{a=", "", "")),
        ),
        (
            "both in turn",
            format!("type = {}\n", nested("[{a=", "1", "}]")),
        ),
        ("headers", nested("[type.", "a", "]")),
        ("lists in a type", field(&nested("[", "string", "]"))),
        ("maps in a type", field(&nested("{", "string", "}"))),
        ("both in a type", field(&nested("[{", "string", "}]"))),
        ("open lists in a type", field(&nested("[", "string", ""))),
        ("marks of absence", field(&nested("", "string", "?"))),
        ("headers of growing depth", growing_headers()),
        (
            "quotes in prose",
            format!("[type.A]\ndoc = '''{}'''\n", "\n> ".repeat(DEPTH)),
        ),
        (
            "lists in prose",
            format!("[type.A]\ndoc = '''{}'''\n", "- ".repeat(DEPTH)),
        ),
    ];
    for (name, text) in cases {
        let found = soon(name, move || {
            let sources = [Source::new("deep.toml", text)];
            check(&sources, Handles::Extension, false).diagnostics.len()
        });
        let is_prose = name.ends_with("in prose");
        assert_eq!(found == 0, is_prose, "{name}: {found} errors");
    }
}

fn field(ty: &str) -> String {
    format!("[type.A.fields]\nid = \"{ty}\"\n")
}

/// Returns `[type.a]`, `[type.a.a]` and so on.
fn growing_headers() -> String {
    let headers = (1..500).map(|depth| format!("[type{}]\n", ".a".repeat(depth)));
    headers.collect()
}
