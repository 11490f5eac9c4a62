//! `cargo xtask outside`: packages the published crates, then builds and runs crates outside the
//! workspace that depend on the packages: those of `tests/outside`, and the one that the page on
//! extending describes. The program `durianpay` is built from its package and run in an empty
//! folder. Together they build each package, so that cargo need not verify them one by one.

mod follow;
mod packages;
mod page;
mod program;

use crate::command::{copy_file, copy_folder, succeed};
use crate::shipped::root;
use packages::{PACKAGES, check_built, unpack, write_patch};
use std::fmt::Write as _;
use std::process::Command;

/// The crates of `tests/outside`, and the cargo command that runs each of them.
const CRATES: [(&str, &str); 3] = [("shop", "run"), ("author", "run"), ("inbox", "test")];

/// The page whose code blocks form a crate.
const PAGE: &str = "docs/extending.md";

/// Packages, builds and runs the crates.
pub(crate) fn run() -> Result<String, String> {
    let root = root();
    let target = root.join("target");
    let mut package = Command::new(env!("CARGO"));
    package.args(["package", "--locked", "--allow-dirty", "--no-verify"]);
    for name in PACKAGES {
        package.args(["--package", name]);
    }
    succeed(package.current_dir(&root))?;
    unpack(&target.join("package"))?;

    let mut report = format!("{} packages", PACKAGES.len());
    let outside = target.join("outside");
    for (name, command) in CRATES {
        let copy = outside.join(name);
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
    let folder = outside.join("gateway");
    let followed = follow::follow(&root, &target, PAGE, &folder)?;
    let ran = program::run(&root, &target)?;
    let _ = write!(report, "\n{followed}\n{ran}");
    let crates = CRATES.map(|(name, _)| name);
    let crates = crates.into_iter().chain(["gateway", "cli"]);
    let crates: Vec<_> = crates.map(|name| outside.join(name)).collect();
    check_built(&crates)?;
    Ok(report)
}
