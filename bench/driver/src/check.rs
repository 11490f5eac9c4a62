//! `cargo xtask bench check`: compares figures that do not depend on machine load with their
//! limits.

use crate::build::program;
use crate::cargo::{Mode, bench_manifest, succeed, target};
use crate::{callgrind, document, expansion, generate, run, simulator};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use toml::{Table, Value};
use xtask::shipped::root;

const LIMITS: &str = "bench/limits.toml";

/// The percentage by which a figure may exceed its limit.
const ROOM: u64 = 5;

/// The cases whose instructions are counted, and the number of repetitions.
const COUNTED: [(&str, u64); 7] = [
    ("decode.error", 200),
    ("decode.order", 200),
    ("decode.page", 20),
    ("encode.request", 200),
    ("encode.order", 200),
    ("encode.page", 20),
    ("webhook.both", 200),
];

/// The programs whose dependencies are counted.
const OWN_PROGRAMS: [(&str, &str); 2] = [
    ("client", "bench-program-client"),
    ("webhooks", "bench-program-webhooks"),
];

/// Returns an error if a figure exceeds its limit, or if the document does not match the results.
pub(crate) fn check() -> Result<String, String> {
    let limits = limits()?;
    let found = figures()?;
    let beyond = beyond(&limits, &found);
    if !beyond.is_empty() {
        return Err(format!(
            "{beyond}  = help: if the change is intended, run `cargo xtask bench check --update`"
        ));
    }
    document::check()?;
    Ok(format!(
        "all {} figures are within their limits",
        found.len()
    ))
}

/// Replaces the limits with the current figures.
pub(crate) fn update() -> Result<String, String> {
    let found = figures()?;
    let mut text = format!(
        "# Figures that do not depend on machine load. `cargo xtask bench check` fails if one exceeds its\n\
         # value here by more than {ROOM} percent; `--update` rewrites this file.\n\n"
    );
    for (name, figure) in &found {
        let _ = writeln!(text, "\"{name}\" = {figure}");
    }
    fs::write(root().join(LIMITS), text).map_err(|error| format!("{LIMITS}: {error}"))?;
    Ok(format!("{LIMITS} written"))
}

/// Returns one line for each figure that exceeds its limit, and for each figure or limit without a
/// counterpart.
fn beyond(limits: &BTreeMap<String, u64>, found: &BTreeMap<String, u64>) -> String {
    let mut text = String::new();
    for (name, figure) in found {
        let _ = match limits.get(name) {
            None => writeln!(
                text,
                "{LIMITS} has no limit for `{name}`; the figure is {figure}"
            ),
            Some(limit) if figure * 100 > limit * (100 + ROOM) => {
                let percent = (figure * 100 / (*limit).max(1)).saturating_sub(100);
                writeln!(
                    text,
                    "`{name}` is {figure}, {percent} percent above its limit {limit}"
                )
            }
            Some(_) => Ok(()),
        };
    }
    for name in limits.keys().filter(|name| !found.contains_key(*name)) {
        let _ = writeln!(
            text,
            "{LIMITS} has a limit for `{name}`, which is not measured"
        );
    }
    text
}

fn limits() -> Result<BTreeMap<String, u64>, String> {
    let text =
        fs::read_to_string(root().join(LIMITS)).map_err(|error| format!("{LIMITS}: {error}"))?;
    let table: Table = text.parse().map_err(|error| format!("{LIMITS}: {error}"))?;
    let limit = |(name, value): (String, Value)| {
        let limit = value
            .as_integer()
            .and_then(|limit| u64::try_from(limit).ok());
        let limit =
            limit.ok_or_else(|| format!("{LIMITS}: `{name}` must be a non-negative integer"))?;
        Ok((name, limit))
    };
    table.into_iter().map(limit).collect()
}

fn figures() -> Result<BTreeMap<String, u64>, String> {
    generate::all()?;
    let operations = expansion::operations()?.max(1);
    let mut figures = BTreeMap::new();
    figures.insert(
        "tokens.operation".to_owned(),
        expansion::tokens()? / operations,
    );
    for (name, samples) in run::samples("count", &[])? {
        if let (Some(name), Some(count)) = (name.strip_suffix(".client"), samples.first()) {
            figures.insert(name.to_owned(), *count);
        }
    }
    for (name, samples) in simulator::samples("count")? {
        if let Some(count) = samples.first() {
            figures.insert(format!("simulator.{name}"), *count);
        }
    }
    for (name, package) in OWN_PROGRAMS {
        let packages = program::packages(package)?;
        figures.insert(format!("packages.{name}"), packages);
    }
    figures.insert("text.operation".to_owned(), text_bytes()? / operations);
    let expansion = expansion::instructions()?;
    figures.insert("instructions.expansion".to_owned(), expansion);
    for (case, times) in COUNTED {
        figures.insert(format!("instructions.{case}"), instructions(case, times)?);
    }
    Ok(figures)
}

/// Measures the size of the machine code of the client's library in release mode, in bytes.
fn text_bytes() -> Result<u64, String> {
    let library = library_of_run()?;
    let text = succeed(Command::new("size").arg("-A").arg(library))?;
    let sections = text.lines().filter(|line| line.starts_with(".text"));
    let sizes = sections.filter_map(|line| line.split_whitespace().nth(1)?.parse::<u64>().ok());
    match sizes.sum() {
        0 => Err("`size` reported no machine code in the client's library".to_owned()),
        bytes => Ok(bytes),
    }
}

/// Returns the client's library with the features of the package that is measured. Other packages of the
/// workspace have others.
fn library_of_run() -> Result<String, String> {
    let mut command = Command::new("cargo");
    command
        .args(Mode::Release.arguments())
        .args([
            "--quiet",
            "--locked",
            "--message-format=json",
            "--package",
            "bench-run",
        ])
        .arg("--manifest-path")
        .arg(bench_manifest())
        .env("CARGO_TARGET_DIR", target())
        .env("CARGO_INCREMENTAL", "0");
    let messages = succeed(&mut command)?;
    let messages = messages
        .lines()
        .filter_map(|line| line.parse::<Json>().ok());
    let mut clients = messages.filter(|message| message["target"]["name"] == "durianpay_client");
    let client = clients.next().unwrap_or_default();
    let files = client["filenames"].as_array().into_iter().flatten();
    let mut files = files.filter_map(Json::as_str);
    let library = files.find(|file| Path::new(file).extension().is_some_and(|it| it == "rlib"));
    library
        .map(str::to_owned)
        .ok_or_else(|| "cargo names no library of the client".to_owned())
}

/// Counts the instructions of one repetition.
fn instructions(case: &str, times: u64) -> Result<u64, String> {
    let program = target().join("release/bench-run");
    let count = |times: u64| {
        let times = times.to_string();
        callgrind::count(&program, &["repeat", case, "client", &times])
    };
    // The first repetition also initializes cached values, such as symbol tables.
    Ok(count(times + 1)?.saturating_sub(count(1)?) / times)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures<const N: usize>(figures: [(&str, u64); N]) -> BTreeMap<String, u64> {
        figures
            .map(|(name, figure)| (name.to_owned(), figure))
            .into()
    }

    #[test]
    fn five_percent_are_tolerated() {
        let limits = figures([("tokens", 1_000)]);
        assert_eq!(beyond(&limits, &figures([("tokens", 1_050)])), "");
        assert_eq!(
            beyond(&limits, &figures([("tokens", 1_100)])),
            "`tokens` is 1100, 10 percent above its limit 1000\n"
        );
    }

    #[test]
    fn figures_and_limits_must_match() {
        let report = beyond(&figures([("old", 1)]), &figures([("new", 1)]));
        assert_eq!(
            report,
            "bench/limits.toml has no limit for `new`; the figure is 1\n\
             bench/limits.toml has a limit for `old`, which is not measured\n"
        );
    }
}
