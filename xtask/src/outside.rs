//! `cargo xtask outside`: packages the published crates, then builds and runs
//! crates outside the workspace that depend on the packages.

use crate::shipped::root;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

const PACKAGES: [&str; 4] = [
    "durianpay-spec",
    "durianpay-codegen",
    "durianpay-macros",
    "durianpay-client",
];

const CRATES: [&str; 2] = ["shop", "author"];

/// Packages, verifies, builds and runs.
pub(crate) fn run() -> Result<String, String> {
    let root = root();
    let mut package = Command::new(env!("CARGO"));
    package.args(["package", "--locked", "--allow-dirty"]);
    for name in PACKAGES {
        package.args(["--package", name]);
    }
    succeed(package.current_dir(&root))?;

    let target = root.join("target");
    let mut report = format!("{} packages verified", PACKAGES.len());
    for name in CRATES {
        let copy = target.join("outside").join(name);
        let source = root.join("tests/outside").join(name);
        copy_folder(&source, &copy)?;
        // The same versions as the workspace, so that what is built is shared.
        copy_file(&root.join("Cargo.lock"), &copy.join("Cargo.lock"))?;
        write_patch(&target.join("package"), &copy)?;
        let output = succeed(
            Command::new(env!("CARGO"))
                .args(["run", "--quiet"])
                .env("CARGO_TARGET_DIR", &target)
                .current_dir(&copy),
        )?;
        let _ = write!(
            report,
            "\n{name}: {}",
            output.trim().replace('\n', "\n    ")
        );
    }
    Ok(report)
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

fn copy_folder(from: &Path, to: &Path) -> Result<(), String> {
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

fn copy_file(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to)
        .map(drop)
        .map_err(|error| format!("{}: {error}", from.display()))
}

/// What the command printed, if it succeeded; all it printed, if not.
fn succeed(command: &mut Command) -> Result<String, String> {
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
