//! The shipped spec, and paths of the repository.

use durianpay_cli::check::human::{self, Styles};
use durianpay_cli::commands::{Context, Revisions};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Source, read};
use std::fs;
use std::path::{Path, PathBuf};

/// Returns the root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Returns a file of the repository, with line feeds alone.
///
/// # Errors
///
/// If it cannot be read.
pub fn text(path: &str) -> Result<String, String> {
    let text = fs::read_to_string(root().join(path));
    let text = text.map_err(|error| format!("cannot read {path}: {error}"))?;
    Ok(text.replace("\r\n", "\n"))
}

/// Returns the TOML files of `spec/` as they are on disk, ordered by name.
///
/// # Errors
///
/// If one cannot be read.
pub fn sources() -> Result<Vec<Source>, String> {
    files("spec")
}

/// Returns the TOML files of `spec/snap/`, likewise.
///
/// # Errors
///
/// If one cannot be read.
pub fn snap_sources() -> Result<Vec<Source>, String> {
    files("spec/snap")
}

fn files(path: &str) -> Result<Vec<Source>, String> {
    let folder = root().join(path);
    let entries = fs::read_dir(&folder).map_err(|error| format!("cannot read {path}/: {error}"))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| has_extension(name, "toml") && name != "Cargo.toml")
        .collect();
    names.sort_unstable();
    names
        .iter()
        .map(|name| {
            let text = fs::read_to_string(folder.join(name))
                .map_err(|error| format!("cannot read {path}/{name}: {error}"))?;
            Ok(Source::new(format!("{path}/{name}"), text))
        })
        .collect()
}

/// Returns the spec, if it has no diagnostics.
///
/// # Errors
///
/// If a file cannot be read, or there are diagnostics; these are the message.
pub fn spec() -> Result<Spec, String> {
    valid(&sources()?)
}

/// Returns the spec of SNAP, if it has no diagnostics.
///
/// # Errors
///
/// If a file cannot be read, or there are diagnostics; these are the message.
pub fn snap_spec() -> Result<Spec, String> {
    valid(&snap_sources()?)
}

fn valid(sources: &[Source]) -> Result<Spec, String> {
    let (spec, diagnostics) = read(sources);
    if diagnostics.is_empty() {
        Ok(spec)
    } else {
        Err(human::report(sources, &diagnostics, &Styles::PLAIN))
    }
}

/// Returns the context of commands in this repository: spec/ is read from the disk.
#[must_use]
pub fn context() -> Context {
    Context {
        shipped: sources,
        revisions: Some(Revisions {
            root: root(),
            folder: "spec",
        }),
        version: Some(env!("CARGO_PKG_VERSION")),
    }
}

fn has_extension(name: &str, wanted: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == wanted)
}
