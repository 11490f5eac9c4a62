//! Programs with two calls, and the minimal program: their sizes and dependencies.

use super::cold::PROGRAMS;
use crate::cargo::{Build, Mode, bench_manifest, succeed, target};
use crate::store::Results;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    for (name, package) in PROGRAMS {
        results.add(&format!("program.{name}"), stripped(package)?);
        results.add(&format!("packages.{name}"), packages(package)?);
    }
    Ok(())
}

/// Measures the size in bytes without symbols.
fn stripped(package: &str) -> Result<u64, String> {
    Build::for_package(package, Mode::Release).run()?;
    let program = target().join("release").join(package);
    let copy = target().join(format!("{package}.stripped"));
    succeed(Command::new("strip").arg("-o").arg(&copy).arg(&program))?;
    let size = fs::metadata(&copy).map_err(|error| format!("{}: {error}", copy.display()))?;
    Ok(size.len())
}

/// Counts the dependencies, including build dependencies.
pub(crate) fn packages(package: &str) -> Result<u64, String> {
    let mut tree = Command::new("cargo");
    tree.args(["tree", "--locked", "--prefix", "none", "--format", "{p}"])
        .args([
            "--edges",
            "normal,build",
            "--package",
            package,
            "--manifest-path",
        ])
        .arg(bench_manifest());
    let text = succeed(&mut tree)?;
    let lines = text.lines().map(|line| line.trim_end_matches(" (*)"));
    let packages: BTreeSet<&str> = lines.filter(|line| !line.is_empty()).collect();
    u64::try_from(packages.len().saturating_sub(1)).map_err(|error| error.to_string())
}
