//! Whole builds from nothing, the dependencies among them.

use crate::cargo::{Build, Mode, target};
use crate::store::Results;
use std::fs;

/// What is built: the name in the results, and the package.
pub(crate) const PROGRAMS: [(&str, &str); 4] = [
    ("minimal", "bench-minimal"),
    ("client", "bench-program-client"),
    ("derive", "bench-program-derive"),
    ("progenitor", "bench-program-progenitor"),
];

/// The client beside the minimal program, for which there is a target.
pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    builds(results, &PROGRAMS[..2])
}

/// The rivals, which are there to give an idea.
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
