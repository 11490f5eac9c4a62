//! Every package of the lock file is held to `deny.toml`: its licence, its name and where it
//! comes from.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::collections::BTreeSet;
use std::process::Command;

/// Where packages may come from; those of the workspace come from nowhere.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

fn deny() -> toml::Table {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../deny.toml");
    std::fs::read_to_string(path).unwrap().parse().unwrap()
}

/// The texts of a list; of a table in it, its `crate`.
fn texts(list: &toml::Value) -> BTreeSet<String> {
    let entries = list.as_array().unwrap().iter();
    let text = |entry: &toml::Value| {
        let text = entry.get("crate").unwrap_or(entry);
        text.as_str().unwrap().to_owned()
    };
    entries.map(text).collect()
}

fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().clone();
    assert!(packages.len() > 100);
    packages
}

fn is_allowed(licence: &str, allowed: &BTreeSet<String>) -> bool {
    let expression = Expression::parse_mode(licence, ParseMode::LAX).unwrap();
    expression.evaluate(|required| {
        let id = required.license.id();
        id.is_some_and(|id| allowed.contains(id.name))
    })
}

#[test]
fn every_package_has_a_licence_that_is_allowed() {
    let allowed = texts(&deny()["licenses"]["allow"]);
    for package in packages() {
        let name = &package["name"];
        let licence = package["license"].as_str();
        let licence = licence.unwrap_or_else(|| panic!("{name} has no licence"));
        assert!(
            is_allowed(licence, &allowed),
            "{name}: {licence} is not allowed by deny.toml"
        );
    }
}

#[test]
fn what_is_not_allowed_is_told_from_what_is() {
    let allowed = BTreeSet::from(["MIT".to_owned(), "Apache-2.0".to_owned()]);
    for licence in [
        "MIT",
        "GPL-3.0-only OR MIT",
        "MIT AND Apache-2.0",
        "MIT/GPL-2.0-only",
    ] {
        assert!(is_allowed(licence, &allowed), "{licence}");
    }
    for licence in [
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "LGPL-2.1-only OR MPL-2.0",
    ] {
        assert!(!is_allowed(licence, &allowed), "{licence}");
    }
}

#[test]
fn no_package_is_banned_and_all_come_from_the_registry() {
    let banned = texts(&deny()["bans"]["deny"]);
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(name), "{name} is banned by deny.toml");
        let source = package["source"].as_str();
        assert!(
            source.is_none_or(|source| source == REGISTRY),
            "{name} comes from {source:?}"
        );
    }
}
