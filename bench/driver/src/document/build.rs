//! The build costs.

use super::chart::{self, Bar, Group};
use super::table::{self, Unit};
use crate::store::{Results, divide};
use crate::subject::{self, Subject};
use std::fmt::Write as _;

/// Builds the table, and the figures that do not fit into it.
pub(super) fn render(build: &Results) -> String {
    let mut text = String::from(
        "![Processor time of building bindings and all calls](performance/build.svg)\n\n\
         In parentheses: the ratio to serde derive.\n\n",
    );
    let titles: Vec<&str> = subject::ALL.iter().map(|subject| subject.title).collect();
    text.push_str(&table::head("", &titles));
    for (mode, unit) in [
        ("debug", Unit::Seconds),
        ("release", Unit::Seconds),
        ("check", Unit::Seconds),
    ] {
        for (what, title) in [
            ("called", "bindings and all calls"),
            ("alone", "bindings only"),
        ] {
            text.push_str(&row(
                build,
                &format!("{mode}, {title}"),
                unit,
                &format!("{mode}.{what}"),
            ));
        }
        let title = format!("{mode}, memory of rustc");
        text.push_str(&row(
            build,
            &title,
            Unit::Megabytes,
            &format!("{mode}.memory"),
        ));
    }
    for (key, title, unit) in [
        ("rlib", "library size, release", Unit::Megabytes),
        (
            "program",
            "program with two calls, stripped",
            Unit::Megabytes,
        ),
        ("cold", "cold debug build of this program", Unit::Seconds),
        ("packages", "dependencies of this program", Unit::Count),
    ] {
        text.push_str(&row(build, title, unit, key));
    }
    let _ = writeln!(
        text,
        "\nThe minimal program, with reqwest, serde_json, hmac and sha2: {} s cold, {} MB stripped, {} dependencies.\n\
         A program that only verifies webhooks: {} s cold, {} MB stripped, {} dependencies.\n\
         `cargo run --example checkout` in a fresh clone builds for {} s, {} crates.\n\
         A check of the client with the feature `macros` takes {} s after an edit of a spec file, and {} s after touching its source.",
        Unit::Seconds.show(build, "cold.minimal"),
        Unit::Megabytes.show(build, "program.minimal"),
        Unit::Count.show(build, "packages.minimal"),
        Unit::Seconds.show(build, "cold.webhooks"),
        Unit::Megabytes.show(build, "program.webhooks"),
        Unit::Count.show(build, "packages.webhooks"),
        Unit::Seconds.show(build, "cold.example"),
        Unit::Count.show(build, "crates.example"),
        Unit::Seconds.show(build, "edit.spec"),
        Unit::Seconds.show(build, "edit.source"),
    );
    text.push_str(&rounds(build));
    text
}

/// Builds the chart of bindings with all calls.
pub(super) fn chart(build: &Results) -> String {
    let groups = ["check", "debug", "release"].map(|mode| Group {
        title: format!("{mode}, bindings and all calls"),
        bars: subject::ALL
            .iter()
            .filter_map(|subject| {
                let key = format!("{mode}.called.{}", subject.name);
                let ours = [subject::CLIENT, subject::BINDINGS, subject::EXPANDED];
                Some(Bar {
                    label: subject.title.to_owned(),
                    value: divide(build.median(&key).ok()?, 1_000_000),
                    is_own: ours.iter().any(|own| own.name == subject.name),
                })
            })
            .collect(),
    });
    chart::render(
        "Processor time of building bindings and all calls",
        "s",
        &groups,
    )
}

/// Formats the number of samples behind the medians.
fn rounds(build: &Results) -> String {
    let parts = [
        ("release", "release.called.client"),
        ("release, generators", "release.called.openapi"),
        ("debug", "debug.called.client"),
        ("check", "check.called.client"),
        ("edit", "edit.source"),
        (
            "cold, programs of the client and minimal program",
            "cold.client",
        ),
        ("cold, alternatives", "cold.derive"),
        ("expansion", "expansion.shipped"),
    ];
    let parts = parts.map(|(title, key)| format!("{title} {}", build.count(key)));
    format!("\nNumber of rounds: {}.\n", parts.join("; "))
}

/// Builds a row with a cell for each subject, or an empty string if none was measured.
fn row(build: &Results, title: &str, unit: Unit, key: &str) -> String {
    let cells = subject::ALL.each_ref().map(|subject| {
        let key_of = |subject: &Subject| format!("{key}.{}", subject.name);
        let shown = unit.show(build, &key_of(subject));
        let ratio = build.ratio(&key_of(subject), &key_of(&subject::DERIVE));
        match ratio {
            Ok(ratio) if subject.name != subject::DERIVE.name => format!("{shown} ({ratio:.2})"),
            _ => shown,
        }
    });
    table::row(title, unit, &cells)
}
