//! Whole builds from scratch, including the dependencies.

use crate::cargo::{Build, Mode, target};
use crate::store::Results;
use std::collections::BTreeSet;
use std::fs;
use xtask::shipped::root;

/// The programs: the name in the results, and the package.
pub(crate) const PROGRAMS: [(&str, &str); 5] = [
    ("minimal", "bench-minimal"),
    ("client", "bench-program-client"),
    ("webhooks", "bench-program-webhooks"),
    ("derive", "bench-program-derive"),
    ("progenitor", "bench-program-progenitor"),
];

/// Measures the minimal program, and those of the client, which have a target.
pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    builds(results, &PROGRAMS[..3])?;
    example(results)
}

/// Measures the alternatives, for comparison only.
pub(crate) fn measure_rivals(results: &mut Results) -> Result<(), String> {
    builds(results, &PROGRAMS[3..])
}

fn builds(results: &mut Results, programs: &[(&str, &str)]) -> Result<(), String> {
    let folder = target().join("cold");
    for (name, package) in programs {
        let _ = fs::remove_dir_all(&folder);
        let mut build = Build::for_package(package, Mode::Debug);
        build.target.clone_from(&folder);
        results.add(&format!("cold.{name}"), build.run()?.processor);
    }
    let _ = fs::remove_dir_all(&folder);
    Ok(())
}

/// Measures the first command of the README in a fresh clone.
fn example(results: &mut Results) -> Result<(), String> {
    let folder = target().join("cold");
    let _ = fs::remove_dir_all(&folder);
    let build = Build {
        mode: Mode::Debug,
        manifest: root().join("Cargo.toml"),
        arguments: ["--example", "checkout"].map(str::to_owned).to_vec(),
        target: folder.clone(),
        incremental: true,
    };
    let took = build.run()?;
    results.add("cold.example", took.processor);
    let crates: BTreeSet<&str> = took.runs.iter().map(|run| run.krate.as_str()).collect();
    let crates = u64::try_from(crates.len()).map_err(|error| error.to_string())?;
    results.add("crates.example", crates);
    let _ = fs::remove_dir_all(&folder);
    Ok(())
}
