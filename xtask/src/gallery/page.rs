//! Writes `docs/gallery.md`.

use super::costs::{Cost, Costs};
use super::entry::Entry;
use crate::corpus::{Count, LEFT_OUT, PACKAGE, Tally};
use serde_json::Value;
use std::fmt::Write as _;

const HEAD: &str = include_str!("page/head.md");
const CALLS: &str = include_str!("page/calls.md");
const COSTS: &str = include_str!("page/costs.md");

/// Renders the page.
pub(super) fn render(entries: &[Entry], costs: &Costs) -> String {
    let mut text = HEAD.replace("PACKAGE", PACKAGE);
    text.push_str(&documents(entries));
    text.push_str(CALLS);
    text.push_str(&calls(entries));
    text.push_str(&differences(entries));
    text.push_str(COSTS);
    text.push_str(&built(entries, costs));
    text
}

fn documents(entries: &[Entry]) -> String {
    let mut text =
        "| API | Document | Version | Licence of the document | Shows |\n|---|---|---|---|---|\n"
            .to_owned();
    for Entry { imported, .. } in entries {
        let info = &imported.json["info"];
        let licence = info["license"]["name"].as_str().unwrap_or("not stated");
        let version = match &info["version"] {
            Value::String(version) => version.clone(),
            other => other.to_string(),
        };
        let api = imported.api;
        let _ = writeln!(
            text,
            "| {} | `{}` | {} | {} | {} |",
            api.title,
            api.document,
            cell(&version),
            cell(licence),
            api.shows
        );
    }
    text.push_str("\n## Import\n\n");
    text.push_str(
        "| API | Operations | Kept | Left out | Differences not in the report | Remarks: left out | typed more loosely | \
         not carried over | to decide | Edited by hand |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|---|\n",
    );
    for Entry { imported, .. } in entries {
        let compared = &imported.compared;
        let [left_out, loosened, dropped, open] = imported.remarks;
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {left_out} | {loosened} | {dropped} | {open} | nothing |",
            imported.api.title,
            compared.operations,
            compared.kept,
            compared.operations - compared.kept,
            compared.misses.len(),
        );
    }
    text
}

fn calls(entries: &[Entry]) -> String {
    let mut text =
        "| API | Compiled | Requests equal | Responses equal | Examples equal | Calls not made |\n\
                    |---|---|--:|--:|--:|---|\n"
            .to_owned();
    for Entry { imported, tally } in entries {
        let api = imported.api;
        let compiled = if api.only.is_empty() {
            "the whole document".to_owned()
        } else {
            let only = api.only.iter().map(|wanted| format!("`--only {wanted}`"));
            only.collect::<Vec<_>>().join(" ")
        };
        // Operations that were not selected are not missing.
        let skipped = tally.skipped.iter();
        let skipped = skipped.filter(|(reason, _)| **reason != LEFT_OUT);
        let skipped: Vec<String> = skipped
            .map(|(reason, count)| format!("{count}: {reason}"))
            .collect();
        let _ = writeln!(
            text,
            "| {} | {compiled} | {} | {} | {} | {} |",
            api.title,
            equal(tally.calls),
            equal(tally.answers),
            equal(tally.examples),
            skipped.join("; "),
        );
    }
    let sum = |of: fn(&Tally) -> Count| {
        let counts = entries.iter().map(|entry| of(&entry.tally));
        equal(counts.fold(Count::default(), Count::plus))
    };
    let _ = writeln!(
        text,
        "| **All** | | {} | {} | {} | |",
        sum(|tally| tally.calls),
        sum(|tally| tally.answers),
        sum(|tally| tally.examples),
    );
    text
}

fn equal(count: Count) -> String {
    format!("{} of {}", count.all - count.wrong, count.all)
}

/// Lists the differences, with their values cut.
fn differences(entries: &[Entry]) -> String {
    /// The characters of a difference that are shown.
    const LONGEST: usize = 200;
    let problems = entries.iter().flat_map(|entry| &entry.tally.problems);
    let mut text = String::new();
    for problem in problems {
        let shown: String = problem.chars().take(LONGEST).collect();
        let mark = if shown.len() < problem.len() {
            "…"
        } else {
            ""
        };
        let _ = writeln!(text, "- `{}{mark}`", shown.replace('`', "'"));
    }
    if text.is_empty() {
        return "\nNothing differs.\n".to_owned();
    }
    format!("\nThe differences, each with its place and values:\n\n{text}")
}

fn built(entries: &[Entry], costs: &Costs) -> String {
    let mut text =
        "| API | Operations | `cargo check` | debug build | release build | peak memory |\n\
                    |---|--:|--:|--:|--:|--:|\n"
            .to_owned();
    for Entry { imported, .. } in entries {
        let modes = ["check", "debug", "release"];
        let found = modes.map(|mode| costs.of(imported.api.name, mode));
        let shown = found.map(|cost| cost.map_or_else(|| "–".to_owned(), seconds));
        let most = found.iter().flatten().map(|cost| cost.memory).max();
        let memory = most.map_or_else(
            || "–".to_owned(),
            |most| format!("{} MB", most.div_ceil(1_000_000)),
        );
        let [check, debug, release] = shown;
        let _ = writeln!(
            text,
            "| {} | {} | {check} | {debug} | {release} | {memory} |",
            imported.api.title, imported.compared.kept,
        );
    }
    text
}

fn seconds(cost: Cost) -> String {
    let tenths = cost.processor.div_ceil(100_000);
    format!("{}.{} s", tenths / 10, tenths % 10)
}

/// Returns a text for a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
