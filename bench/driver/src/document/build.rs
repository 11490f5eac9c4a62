//! What builds take.

use super::table::{self, Unit};
use crate::store::Results;
use crate::subject::{self, Subject};
use std::fmt::Write as _;

/// The table, and what does not fit into it.
pub(super) fn render(build: &Results) -> String {
    let mut text = String::from("In brackets: how many times that of serde derive.\n\n");
    let titles: Vec<&str> = subject::ALL.iter().map(|subject| subject.title).collect();
    text.push_str(&table::head("", &titles));
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
        ("rlib", "size of the library, release", Unit::Megabytes),
        (
            "program",
            "a program of two calls, stripped",
            Unit::Megabytes,
        ),
        ("cold", "cold debug build of that program", Unit::Seconds),
        ("packages", "packages that it depends on", Unit::Count),
    ] {
        text.push_str(&row(build, title, unit, key));
    }
    let _ = writeln!(
        text,
        "\nThe minimal program, with reqwest, serde_json, hmac and sha2: {} s cold, {} MB stripped, {} packages.\n\
         A debug build of the client after an edit of a spec file takes {} s, after a touch of its own source {} s.",
        Unit::Seconds.show(build, "cold.minimal"),
        Unit::Megabytes.show(build, "program.minimal"),
        Unit::Count.show(build, "packages.minimal"),
        Unit::Seconds.show(build, "edit.spec"),
        Unit::Seconds.show(build, "edit.source"),
    );
    text.push_str(&rounds(build));
    text
}

/// How many samples the figures are the middle of.
fn rounds(build: &Results) -> String {
    let parts = [
        ("release", "release.called.client"),
        ("release, of the generators", "release.called.openapi"),
        ("debug", "debug.called.client"),
        ("check", "check.called.client"),
        ("edit", "edit.source"),
        ("cold, of the client and the minimal program", "cold.client"),
        ("cold, of the rivals", "cold.derive"),
        ("expansion", "expansion.shipped"),
    ];
    let parts = parts.map(|(title, key)| format!("{title} {}", build.count(key)));
    format!("\nRounds that were measured: {}.\n", parts.join("; "))
}

/// A row with a cell for each subject; empty if none was measured.
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
