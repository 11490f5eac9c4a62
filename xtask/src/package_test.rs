//! `cargo xtask outside`: packages the published crates, then builds and runs crates outside the
//! workspace that depend on the packages: those of `tests/outside`, and the one that the page on
//! extending describes. The program `durianpay` is built from its package and run in an empty
//! folder.

mod follow;
mod packages;
mod page;
mod program;

use crate::command::{copy_file, copy_folder, succeed};
use crate::shipped::root;
use packages::{PACKAGES, forget_earlier_packages, write_patch};
use std::fmt::Write as _;
use std::process::Command;

/// The crates of `tests/outside`, and the cargo command that runs each of them.
const CRATES: [(&str, &str); 3] = [("shop", "run"), ("author", "run"), ("inbox", "test")];

/// The page whose code blocks form a crate.
const PAGE: &str = "docs/extending.md";

/// Packages, verifies, builds and runs the crates.
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
        // Uses the versions of the workspace, so that build artifacts are shared.
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
