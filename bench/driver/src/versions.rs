//! The versions of the tools and crates.

use crate::cargo::{bench_manifest, succeed};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use toml::{Table, Value};

/// The crates whose versions are recorded.
const CRATES: [&str; 10] = [
    "chrono",
    "durianpay-client",
    "hmac",
    "progenitor",
    "reqwest",
    "serde",
    "serde_json",
    "simd-json",
    "sonic-rs",
    "tokio",
];

/// Returns the versions of the compiler and of the crates that are compared.
pub(crate) fn read() -> Result<BTreeMap<String, String>, String> {
    let rustc = succeed(Command::new("rustc").arg("--version"))?;
    let rustc = rustc.trim().trim_start_matches("rustc ").to_owned();
    let mut versions = BTreeMap::from([("rustc".to_owned(), rustc)]);
    let lock = bench_manifest().with_file_name("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let lock: Table = text
        .parse()
        .map_err(|error| format!("{}: {error}", lock.display()))?;
    let packages = lock.get("package").and_then(Value::as_array);
    for package in packages.into_iter().flatten() {
        let string = |key| package.get(key).and_then(Value::as_str);
        if let (Some(name), Some(version)) = (string("name"), string("version"))
            && CRATES.contains(&name)
        {
            versions.insert(name.to_owned(), version.to_owned());
        }
    }
    Ok(versions)
}
