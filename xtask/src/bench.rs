//! `cargo xtask bench`: measures the cost of the client compared with alternatives.
//!
//! A program in `bench/`, a separate workspace, does the work, so that its dependencies are not
//! part of this workspace.

use crate::shipped::root;
use std::process::{Command, Stdio};

/// Runs the program with these arguments.
pub(crate) fn run(arguments: &[String]) -> Result<String, String> {
    let root = root();
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--locked", "--package", "bench-driver"])
        .arg("--manifest-path")
        .arg(root.join("bench/Cargo.toml"))
        .arg("--")
        .args(arguments)
        .env("CARGO_TARGET_DIR", root.join("target/bench"));
    // Progress is shown while it runs.
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("cannot run {command:?}: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err("the measurement failed, see above".to_owned())
    }
}
