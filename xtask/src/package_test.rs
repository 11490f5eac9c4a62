//! `cargo xtask outside`: packages the published crates, then builds and runs
//! crates outside the workspace that depend on the packages: those of
//! `tests/outside`, and the one that the page on extending makes. The program
//! `durianpay` is built from its package, and runs in an empty folder.

mod follow;
mod page;
mod program;

use crate::shipped::root;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// In the order in which they are published.
const PACKAGES: [&str; 7] = [
    "durianpay-spec",
    "durianpay-codegen",
    "durianpay-macros",
    "durianpay-client",
    "durianpay-sqlx",
    "durianpay-simulator",
    "durianpay-cli",
];

/// The crates of `tests/outside`, and the command of Cargo that runs each.
const CRATES: [(&str, &str); 3] = [("shop", "run"), ("author", "run"), ("inbox", "test")];

/// A page whose blocks of code are a crate.
const PAGE: &str = "docs/extending.md";

/// Packages, verifies, builds and runs.
pub(crate) fn run() -> Result<String, String> {
    let root = root();
    forget_earlier_packages(&root.join("target"))?;
    let mut package = Command::new(env!("CARGO"));
    package.args(["package", "--locked", "--allow-dirty"]);
    for name in PACKAGES {
        package.args(["--package", name]);
    }
    succeed(package.current_dir(&root))?;

    let target = root.join("target");
    let mut report = format!("{} packages verified", PACKAGES.len());
    for (name, command) in CRATES {
        let copy = target.join("outside").join(name);
        let source = root.join("tests/outside").join(name);
        copy_folder(&source, &copy)?;
        // The same versions as the workspace, so that what is built is shared.
        copy_file(&root.join("Cargo.lock"), &copy.join("Cargo.lock"))?;
        write_patch(&target.join("package"), &copy)?;
        let output = succeed(
            Command::new(env!("CARGO"))
                .args([command, "--quiet"])
                .env("CARGO_TARGET_DIR", &target)
                .current_dir(&copy),
        )?;
        let _ = write!(
            report,
            "\n{name}: {}",
            output.trim().replace('\n', "\n    ")
        );
    }
    let folder = target.join("outside/gateway");
    let followed = follow::follow(&root, &target, PAGE, &folder)?;
    let ran = program::run(&root, &target)?;
    let _ = write!(report, "\n{followed}\n{ran}");
    Ok(report)
}

/// Removes what cargo has kept of an earlier run.
///
/// To verify packages that depend on one another, cargo puts them into a
/// registry of its own under `target`, and holds that a version in a registry
/// never changes. Ours does, until it is published: without this, packages
/// would be verified against those of the run before.
fn forget_earlier_packages(target: &Path) -> Result<(), String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    // Registries in a folder have no host in their name, which then begins
    // with a dash.
    let sources = home
        .map(|home| home.join("registry/src"))
        .unwrap_or_default();
    for registry in entries(&sources, |name| name.starts_with('-')) {
        remove(entries(&registry, is_ours))?;
    }
    remove(entries(&target.join("debug/.fingerprint"), is_ours))
}

fn is_ours(name: &str) -> bool {
    PACKAGES.iter().any(|package| {
        name.strip_prefix(package)
            .is_some_and(|rest| rest.starts_with('-'))
    })
}

/// The entries of a folder whose names are wanted; none if it is not there.
fn entries(folder: &Path, is_wanted: fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_name().to_str().is_some_and(is_wanted))
        .map(|entry| entry.path())
        .collect()
}

fn remove(folders: Vec<PathBuf>) -> Result<(), String> {
    for folder in folders {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    Ok(())
}

/// Stands the packages in for the registry's.
fn write_patch(packages: &Path, copy: &Path) -> Result<(), String> {
    let version = env!("CARGO_PKG_VERSION");
    let mut text = String::from("[patch.crates-io]\n");
    for name in PACKAGES {
        let path = packages.join(format!("{name}-{version}"));
        let _ = writeln!(text, "{name} = {{ path = '{}' }}", path.display());
    }
    let folder = copy.join(".cargo");
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let file = folder.join("config.toml");
    fs::write(&file, text).map_err(|error| format!("{}: {error}", file.display()))
}

pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| format!("{}: {error}", to.display()))?;
    let entries = fs::read_dir(from).map_err(|error| format!("{}: {error}", from.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| format!("{}: {error}", from.display()))?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to)?;
        } else {
            copy_file(&from, &to)?;
        }
    }
    Ok(())
}

pub(crate) fn copy_file(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to)
        .map(drop)
        .map_err(|error| format!("{}: {error}", from.display()))
}

/// What the command printed, if it succeeded; all it printed, if not.
pub(crate) fn succeed(command: &mut Command) -> Result<String, String> {
    let output = command
        .output()
        .map_err(|error| format!("cannot run {command:?}: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() {
        Ok(text)
    } else {
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(format!("{command:?} failed:\n{text}{errors}"))
    }
}
