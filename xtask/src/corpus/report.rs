//! The report of a run.

use super::outcome::{Imported, Outcome};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The number of documents that took the most time and are shown.
const SLOWEST: usize = 5;

/// Formats the outcomes, or returns them as an error if any document falls short.
pub(super) fn report(outcomes: &[Outcome], seed: u64, shown: usize) -> Result<String, String> {
    let mut out = format!("{} documents, seed {seed}\n", outcomes.len());
    let imported: Vec<(&str, &Imported)> = outcomes
        .iter()
        .filter_map(|outcome| Some((&*outcome.document, outcome.result.as_ref().ok()?)))
        .collect();
    let endpoints: usize = imported
        .iter()
        .map(|(_, imported)| imported.endpoints)
        .sum();
    let refused = imported
        .iter()
        .filter(|(_, imported)| !imported.faults.is_empty())
        .count();
    let sum = |of: fn(&Imported) -> usize| {
        imported
            .iter()
            .map(|(_, imported)| of(imported))
            .sum::<usize>()
    };
    let operations = sum(|imported| imported.compared.operations);
    let kept = sum(|imported| imported.compared.kept);
    let fragments = sum(|imported| imported.compared.fragments);
    let _ = writeln!(
        out,
        "{operations} operations, {fragments} with a fragment in the path; {kept} kept"
    );
    let _ = writeln!(
        out,
        "{} imported, {endpoints} endpoints, {refused} refused by the check",
        imported.len()
    );
    let mut rules: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for outcome in outcomes {
        match &outcome.result {
            Err(reason) => {
                let found = rules.entry("not imported".to_owned()).or_default();
                found.push(format!("{}: {reason}", outcome.document));
            }
            Ok(imported) => {
                for miss in &imported.compared.misses {
                    let found = rules.entry(format!("lost: {}", miss.rule)).or_default();
                    found.push(format!(
                        "{}: {}: {}",
                        outcome.document, miss.pointer, miss.what
                    ));
                }
                for (rule, message) in &imported.faults {
                    let found = rules.entry(format!("check: {rule}")).or_default();
                    found.push(format!("{}: {message}", outcome.document));
                }
            }
        }
    }
    for (rule, found) in &rules {
        out.push_str(&entry(rule, found, shown));
    }
    out.push_str(&slowest(outcomes));
    if rules.is_empty() { Ok(out) } else { Err(out) }
}

fn entry(rule: &str, found: &[String], shown: usize) -> String {
    let documents: BTreeSet<&str> = found
        .iter()
        .filter_map(|line| line.split(": ").next())
        .collect();
    let mut out = format!("{rule}: {} in {} documents\n", found.len(), documents.len());
    // One of each document shows more than many of the first.
    let mut seen = BTreeSet::new();
    let firsts = found
        .iter()
        .filter(|line| seen.insert(line.split(": ").next()));
    for line in firsts.take(shown) {
        let _ = writeln!(out, "    {line}");
    }
    out
}

fn slowest(outcomes: &[Outcome]) -> String {
    let mut sorted: Vec<&Outcome> = outcomes.iter().collect();
    sorted.sort_by_key(|outcome| std::cmp::Reverse(outcome.duration));
    let mut out = "slowest:\n".to_owned();
    for outcome in sorted.iter().take(SLOWEST) {
        let _ = writeln!(
            out,
            "    {} ms {}",
            outcome.duration.as_millis(),
            outcome.document
        );
    }
    out
}
