//! A version of a spec: a folder, a file, or a revision of `spec/`; and the
//! number of the version that comes next.

use super::change::Level;
use crate::check::human;
use crate::shipped;
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Source, read as read_sources};
use semver::Version;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Reads a version that has no faults.
pub(super) fn read(name: &str) -> Result<Spec, String> {
    let mut sources = sources(name)?;
    // A spec without `[api]` adds to the one that ships.
    sources.extend(shipped::base()?);
    let (spec, diagnostics) = read_sources(&sources);
    if diagnostics.is_empty() {
        Ok(spec)
    } else {
        Err(format!(
            "`{name}` cannot be compared, since it has faults:\n\n{}",
            human::report(&sources, &diagnostics)
        ))
    }
}

fn sources(name: &str) -> Result<Vec<Source>, String> {
    let path = Path::new(name);
    if path.is_dir() {
        of_folder(path)
    } else if path.is_file() {
        let text =
            fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))?;
        Ok(vec![Source::new(name, text)])
    } else {
        of_revision(name)
    }
}

/// Whether a file of that name is part of a spec.
fn is_spec(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|found| found == "toml")
        && name != "Cargo.toml"
}

fn of_folder(folder: &Path) -> Result<Vec<Source>, String> {
    let shown = folder.display();
    let failed = |error| format!("cannot read {shown}: {error}");
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.extend(name.into_string().ok().filter(|name| is_spec(name)));
    }
    names.sort_unstable();
    let sources: Result<Vec<Source>, String> = names
        .iter()
        .map(|name| {
            let path = folder.join(name);
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
            Ok(Source::new(path.display().to_string(), text))
        })
        .collect();
    not_empty(sources?, &format!("the folder {shown}"))
}

/// The files of `spec/` as they were at a revision of this repository.
fn of_revision(revision: &str) -> Result<Vec<Source>, String> {
    let commit = format!("{revision}^{{commit}}");
    let commit = git(&[
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ])
    .map_err(|_| {
        format!("`{revision}` is no folder, no file and no revision that git knows here")
    })?;
    let commit = commit.trim();
    let names = git(&["ls-tree", "--name-only", commit, "spec/"])?;
    let names = names
        .lines()
        .filter(|name| name.strip_prefix("spec/").is_some_and(is_spec));
    let sources: Result<Vec<Source>, String> = names
        .map(|name| {
            let text = git(&["show", &format!("{commit}:./{name}")])?;
            Ok(Source::new(name, text))
        })
        .collect();
    not_empty(sources?, &format!("`spec/` at `{revision}`"))
}

fn not_empty(sources: Vec<Source>, place: &str) -> Result<Vec<Source>, String> {
    if sources.is_empty() {
        return Err(format!(
            "{place} holds no spec: there is no `.toml` file in it"
        ));
    }
    Ok(sources)
}

fn git(arguments: &[&str]) -> Result<String, String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(shipped::root())
        .output()
        .map_err(|error| format!("cannot run git: {error}"))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        return Err(format!("git {}: {}", arguments.join(" "), errors.trim()));
    }
    String::from_utf8(output.stdout).map_err(|_| "git: the spec is not UTF-8".to_owned())
}

/// The version of the workspace.
pub(super) fn current() -> Version {
    // Cargo has read it as a version before this was compiled.
    Version::parse(env!("CARGO_PKG_VERSION")).unwrap_or(Version::new(0, 0, 0))
}

/// The version after `current`, for changes of that level.
///
/// Before 1.0, the second number is the one that says that something breaks,
/// and the third is for all else; in 0.0.z, each number breaks.
pub(super) fn next(current: &Version, level: Level) -> Version {
    let Version {
        major,
        minor,
        patch,
        ..
    } = *current;
    match (major, minor, level) {
        (0, 0, _) | (0, _, Level::Minor | Level::Patch) | (_, _, Level::Patch) => {
            Version::new(major, minor, patch + 1)
        }
        (0, _, Level::Major) | (_, _, Level::Minor) => Version::new(major, minor + 1, 0),
        (_, _, Level::Major) => Version::new(major + 1, 0, 0),
    }
}
