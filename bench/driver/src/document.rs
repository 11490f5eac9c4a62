//! `docs/performance.md`, made of what was measured.

mod table;
mod targets;

use crate::store::{self, Results};
use crate::subject::{self, Subject};
use std::fmt::Write as _;
use std::fs;
use table::{Unit, row};
use xtask::shipped::root;

const PATH: &str = "docs/performance.md";
const HEAD: &str = include_str!("document/head.md");
const TAIL: &str = include_str!("document/tail.md");

/// Writes the page.
pub(crate) fn write() -> Result<String, String> {
    let text = render(
        &store::load_or_empty("build")?,
        &store::load_or_empty("run")?,
    );
    fs::write(root().join(PATH), text).map_err(|error| format!("{PATH}: {error}"))?;
    Ok(format!("{PATH} written"))
}

/// Fails if the page is not that of the data.
pub(crate) fn check() -> Result<(), String> {
    let text = render(
        &store::load_or_empty("build")?,
        &store::load_or_empty("run")?,
    );
    match fs::read_to_string(root().join(PATH)) {
        Ok(found) if found.replace("\r\n", "\n") == text => Ok(()),
        _ => Err(format!(
            "{PATH} is not what bench/results say\n  = help: run `cargo xtask bench document`"
        )),
    }
}

fn render(build: &Results, run: &Results) -> String {
    let mut text = HEAD.to_owned();
    text.push_str(&targets::render(build, run));
    text.push_str("\n## Build\n\n");
    text.push_str(&build_table(build));
    text.push_str("\n## Expansion\n\n");
    text.push_str(&expansion_table(build));
    text.push_str("\n## Run\n\n");
    text.push_str(&run_table(run));
    text.push_str("\n## Memory\n\n");
    text.push_str(&memory_table(run));
    text.push_str(TAIL);
    text.push_str("\n## Versions\n\n");
    let versions = build.versions.iter().chain(&run.versions);
    let versions: std::collections::BTreeMap<_, _> = versions.collect();
    for (name, version) in versions {
        let _ = writeln!(text, "- {name} {version}");
    }
    text
}

fn build_table(build: &Results) -> String {
    let titles: Vec<&str> = subject::ALL.iter().map(|subject| subject.title).collect();
    let mut text = table::head("", &titles);
    for (mode, unit) in [
        ("debug", Unit::Seconds),
        ("release", Unit::Seconds),
        ("check", Unit::Seconds),
    ] {
        for (what, title) in [
            ("called", "bindings and every call"),
            ("alone", "bindings alone"),
        ] {
            text.push_str(&row(
                build,
                &format!("{mode}, {title}"),
                unit,
                &keys(&format!("{mode}.{what}")),
            ));
        }
        let title = format!("{mode}, memory of rustc");
        text.push_str(&row(
            build,
            &title,
            Unit::Megabytes,
            &keys(&format!("{mode}.memory")),
        ));
    }
    for (key, title, unit) in [
        ("rlib", "size of the library, release", Unit::Megabytes),
        (
            "program",
            "a program of two calls, stripped",
            Unit::Megabytes,
        ),
        ("cold", "cold debug build of that program", Unit::Seconds),
        ("packages", "packages that it depends on", Unit::Count),
    ] {
        text.push_str(&row(build, title, unit, &keys(key)));
    }
    let _ = writeln!(
        text,
        "\nThe bare program, with reqwest, serde_json, hmac and sha2: {} s cold, {} MB stripped, {} packages.\n\
         A debug build of the client after an edit of a spec file takes {} s, after a touch of its own source {} s.",
        Unit::Seconds.show(build, "cold.bare"),
        Unit::Megabytes.show(build, "program.bare"),
        Unit::Count.show(build, "packages.bare"),
        Unit::Seconds.show(build, "edit.spec"),
        Unit::Seconds.show(build, "edit.source"),
    );
    text
}

fn keys(key: &str) -> Vec<String> {
    let name = |subject: &Subject| format!("{key}.{}", subject.name);
    subject::ALL.iter().map(name).collect()
}

fn expansion_table(build: &Results) -> String {
    let mut text = table::head("", &["milliseconds"]);
    for (key, title) in [
        ("shipped", "the shipped spec"),
        ("10", "10 endpoints"),
        ("100", "100 endpoints"),
        ("1000", "1,000 endpoints"),
    ] {
        text.push_str(&row(
            build,
            title,
            Unit::Milliseconds,
            &[format!("expansion.{key}")],
        ));
    }
    let _ = writeln!(
        text,
        "\nThe shipped spec expands to {} tokens for {} operations.",
        Unit::Count.show(build, "tokens"),
        Unit::Count.show(build, "operations"),
    );
    text
}

/// What is done at run time: the name in the results, and that in the document.
const WORK: [(&str, &str); 15] = [
    ("decode.error", "decode an error of 100 bytes"),
    ("decode.request", "decode the request for an order"),
    ("decode.order", "decode an order"),
    ("decode.payment", "decode a payment"),
    ("decode.list", "decode a list of 1 MB"),
    ("encode.error", "encode an error"),
    ("encode.request", "encode the request for an order"),
    ("encode.order", "encode an order"),
    ("encode.payment", "encode a payment"),
    ("encode.list", "encode a list of 1 MB"),
    ("webhook.parse", "parse a webhook"),
    ("webhook.verify", "verify its signature"),
    ("webhook.both", "parse and verify"),
    ("call.get", "call: read an order"),
    ("call.create", "call: make an order"),
];

fn run_table(run: &Results) -> String {
    let mut text = String::from(
        "| | client | by hand | ratio | allocations | by hand |\n|---|--:|--:|--:|--:|--:|\n",
    );
    for (key, title) in WORK {
        let other = if key.starts_with("webhook") {
            "hand"
        } else {
            "derive"
        };
        let (own, other) = (format!("{key}.client"), format!("{key}.{other}"));
        let _ = writeln!(
            text,
            "| {title} | {} µs | {} µs | {} | {} | {} |",
            Unit::Microseconds.show(run, &format!("ns.{own}")),
            Unit::Microseconds.show(run, &format!("ns.{other}")),
            table::ratio(run, &format!("ns.{own}"), &format!("ns.{other}")),
            Unit::Count.show(run, &format!("allocations.{own}")),
            Unit::Count.show(run, &format!("allocations.{other}")),
        );
    }
    let _ = writeln!(
        text,
        "\nWith 64 calls at once, and the server's work counted too, a call of the client takes {} µs of processor \
         time and one by hand {} µs: {} times.\n\nBeside serde derive that drops unknown fields, an order is \
         decoded in {} times, and encoded in {} times.",
        Unit::Microseconds.show(run, "ns.load.call.client"),
        Unit::Microseconds.show(run, "ns.load.call.derive"),
        table::ratio(run, "ns.load.call.client", "ns.load.call.derive"),
        table::ratio(run, "ns.decode.order.client", "ns.decode.order.plain"),
        table::ratio(run, "ns.encode.order.client", "ns.encode.order.plain"),
    );
    text
}

fn memory_table(run: &Results) -> String {
    format!(
        "A client that is kept holds {} bytes more after 10,000 calls than before the first, and {} after 100,000.\n",
        Unit::Count.show(run, "bytes.kept.10000"),
        Unit::Count.show(run, "bytes.kept.100000"),
    )
}
