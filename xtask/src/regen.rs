//! `cargo xtask regen`: everything that is derived from the spec.

use crate::{cases, catalogue, expand, export, reference, samples, schema, shipped};
use durianpay_codegen::Source;
use durianpay_codegen::model::Spec;
use std::fmt::Write as _;
use std::fs;

const COMMAND: &str = "cargo xtask regen";

const MANIFEST: &str = "durianpay-client/Cargo.toml";

/// A derived file: its path from the root, and what it has to hold.
struct Derived {
    path: &'static str,
    text: String,
}

fn derived() -> Result<Vec<Derived>, String> {
    let sources = shipped::sources()?;
    let spec = expand::read_shipped()?;
    let bindings = expand::bindings(&spec)?;
    Ok(vec![
        Derived {
            path: "spec/lib.rs",
            text: spec_crate(&sources),
        },
        Derived {
            path: "spec/schema.json",
            text: schema::render()?,
        },
        Derived {
            path: MANIFEST,
            text: manifest(&spec)?,
        },
        Derived {
            path: "docs/reference.md",
            text: reference::render(&spec),
        },
        Derived {
            path: "docs/diagnostics.md",
            text: catalogue::render()?,
        },
        Derived {
            path: export::STORED,
            text: export::stored(&spec),
        },
        Derived {
            path: "tests/endpoints/generated.rs",
            text: cases::render(&spec, COMMAND)?,
        },
        Derived {
            path: "tests/samples/rows.rs",
            text: samples::rows(&spec, COMMAND)?,
        },
        Derived {
            path: "tests/snapshots/shipped.rs",
            text: format!(
                "// The bindings of the shipped spec. Derived: do not edit, run `{COMMAND}`.\n\n{bindings}"
            ),
        },
    ])
}

/// The manifest of the client, with a feature for each resource.
fn manifest(spec: &Spec) -> Result<String, String> {
    const BEGIN: &str = "# (derived)\n";
    const END: &str = "# (end of derived)\n";
    let text = fs::read_to_string(shipped::root().join(MANIFEST))
        .map_err(|error| format!("cannot read {MANIFEST}: {error}"))?
        .replace("\r\n", "\n");
    let (before, rest) = text
        .split_once(BEGIN)
        .ok_or_else(|| format!("{MANIFEST} has no line `{}`", BEGIN.trim()))?;
    let (_, after) = rest
        .split_once(END)
        .ok_or_else(|| format!("{MANIFEST} has no line `{}`", END.trim()))?;
    let mut features = String::from("default = [\n");
    for part in spec.parts() {
        let _ = writeln!(features, "    \"{part}\",");
    }
    features.push_str("]\n");
    for resource in spec.resources.keys() {
        let _ = writeln!(features, "{resource} = []");
    }
    Ok(format!("{before}{BEGIN}{features}{END}{after}"))
}

/// The data crate, which embeds each file.
fn spec_crate(sources: &[Source]) -> String {
    let mut entries = String::new();
    for Source { name, .. } in sources {
        let file = name.trim_start_matches("spec/");
        let _ = writeln!(entries, "    (\"{name}\", include_str!(\"{file}\")),");
    }
    format!(
        "\
//! The Durianpay API, described in TOML.
//!
//! This crate is data for `durianpay-macros` and makes no semver promise;
//! depend on `durianpay-client`. The language of the files is described in
//! `docs/spec-language.md` of the repository.
//!
//! Being a crate of its own, the spec is inside a published package, and cargo
//! itself sees when a file changes.
//!
//! Derived: do not edit, run `{COMMAND}`.

#![no_std]
#![forbid(unsafe_code)]

/// The files of the spec: the name shown in diagnostics, and the text.
#[rustfmt::skip]
pub const SOURCES: &[(&str, &str)] = &[
{entries}];

/// The JSON Schema of the language that the files are written in, for editors.
pub const SCHEMA: &str = include_str!(\"schema.json\");
"
    )
}

/// Writes what is stale.
pub(crate) fn write() -> Result<String, String> {
    let mut report = Vec::new();
    for file in derived()? {
        if is_current(&file) {
            report.push(format!("{} is up to date", file.path));
            continue;
        }
        fs::write(shipped::root().join(file.path), &file.text)
            .map_err(|error| format!("cannot write {}: {error}", file.path))?;
        report.push(format!("{} written", file.path));
    }
    Ok(report.join("\n"))
}

/// Fails if anything is stale, and says what mends it.
pub(crate) fn check() -> Result<String, String> {
    let files = derived()?;
    let stale: Vec<&str> = files
        .iter()
        .filter(|file| !is_current(file))
        .map(|file| file.path)
        .collect();
    if stale.is_empty() {
        return Ok(format!("{} derived files are up to date", files.len()));
    }
    Err(format!("{} out of date: run `{COMMAND}`", stale.join(", ")))
}

fn is_current(file: &Derived) -> bool {
    fs::read_to_string(shipped::root().join(file.path))
        .is_ok_and(|found| found.replace("\r\n", "\n") == file.text)
}

#[cfg(test)]
mod tests {
    #[test]
    fn derived_files_are_up_to_date() {
        assert_eq!(super::check().err(), None);
    }
}
