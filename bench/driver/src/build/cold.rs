//! Whole builds from scratch, including the dependencies.

use crate::cargo::{Build, Mode, target};
use crate::store::Results;
use std::fs;

/// The programs: the name in the results, and the package.
pub(crate) const PROGRAMS: [(&str, &str); 4] = [
    ("minimal", "bench-minimal"),
    ("client", "bench-program-client"),
    ("derive", "bench-program-derive"),
    ("progenitor", "bench-program-progenitor"),
];

/// Measures the client and the minimal program, which have a target.
pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    builds(results, &PROGRAMS[..2])
}

/// Measures the alternatives, for comparison only.
pub(crate) fn measure_rivals(results: &mut Results) -> Result<(), String> {
    builds(results, &PROGRAMS[2..])
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
