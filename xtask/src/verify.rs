//! `cargo xtask expand --verify`: builds the client with generated files instead of the macro.

use crate::command::{copy_file, copy_folder, succeed};
use crate::shipped::{context, root};
use durianpay_cli::commands::spec::expand::ExpandArgs;
use durianpay_cli::commands::{Failure, folder};
use std::fs;
use std::path::Path;
use std::process::Command;

const CLIENT: &str = "durianpay-client";

/// The examples of the client need the simulator.
const SIMULATOR: &str = "durianpay-simulator";

/// Copies the client, replaces its macro by generated files, then builds, lints and runs it.
pub(crate) fn verify() -> Result<String, String> {
    let root = root();
    let workspace = root.join("target/expanded");
    let client = workspace.join(CLIENT);
    for package in [CLIENT, SIMULATOR] {
        copy_folder(&root.join(package), &workspace.join(package))?;
    }
    // Uses the versions and the target folder of the workspace, so that build artifacts are shared.
    copy_file(&root.join("Cargo.lock"), &workspace.join("Cargo.lock"))?;
    edit(
        &root.join("Cargo.toml"),
        &workspace.join("Cargo.toml"),
        |text| manifest(text, &root),
    )?;
    let library = client.join("src/lib.rs");
    edit(&library, &library, without_macro)?;
    let out = client.join("src/api");
    let arguments = ExpandArgs {
        files: Vec::new(),
        out: out.display().to_string(),
        krate: None,
        only: Vec::new(),
    };
    let files = arguments.files(&context()).map_err(Failure::into_text)?;
    let counts = folder::write(&out, &files)?;
    for arguments in [
        // With all features, with a single resource, and with no features.
        "clippy --all-features -- -D warnings",
        "clippy --no-default-features --features orders -- -D warnings",
        "clippy --no-default-features -- -D warnings",
        // From the order to the confirmed payment, through the public API.
        "run --example checkout",
    ] {
        cargo(&workspace, &root.join("target"), arguments)?;
    }
    Ok(format!(
        "the client builds and runs with generated files: {counts}"
    ))
}

fn cargo(workspace: &Path, target: &Path, arguments: &str) -> Result<String, String> {
    succeed(
        Command::new(env!("CARGO"))
            .args(arguments.split(' '))
            .env("CARGO_TARGET_DIR", target)
            .current_dir(workspace),
    )
}

fn edit(
    from: &Path,
    to: &Path,
    change: impl Fn(&str) -> Result<String, String>,
) -> Result<(), String> {
    let text = fs::read_to_string(from).map_err(|error| format!("{}: {error}", from.display()))?;
    fs::write(to, change(&text)?).map_err(|error| format!("{}: {error}", to.display()))
}

/// Builds the manifest of a workspace with the client and the simulator. Their other dependencies
/// stay in place.
fn manifest(text: &str, root: &Path) -> Result<String, String> {
    let (before, rest) = text
        .split_once("members = [")
        .ok_or("Cargo.toml has no `members`")?;
    let (_, after) = rest
        .split_once(']')
        .ok_or("the `members` of Cargo.toml do not end")?;
    let root = root.display();
    let mut text = format!("{before}members = [\"{CLIENT}\", \"{SIMULATOR}\"]{after}")
        .replace("{ path = \"", &format!("{{ path = \"{root}/"));
    for package in [CLIENT, SIMULATOR] {
        text = text.replace(&format!("\"{root}/{package}\""), &format!("\"{package}\""));
    }
    Ok(text)
}

/// Builds the root module of the client, with `pub mod api;` as plain Rust.
fn without_macro(text: &str) -> Result<String, String> {
    let missing = || "lib.rs of the client does not define `api` as expected".to_owned();
    let (before, rest) = text
        .split_once("durianpay_macros::bindings! {\n    (::durianpay_client)\n")
        .ok_or_else(missing)?;
    let (inner, after) = rest.split_once("\n}\n").ok_or_else(missing)?;
    Ok(format!("{before}{inner}\n{after}"))
}
