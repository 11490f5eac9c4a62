//! Whole builds from nothing, the dependencies among them.

use crate::cargo::{Build, Mode, target};
use crate::store::Results;
use std::fs;

/// What is built: the name in the results, and the package.
pub(crate) const PROGRAMS: [(&str, &str); 4] = [
    ("bare", "bench-bare"),
    ("client", "bench-program-client"),
    ("derive", "bench-program-derive"),
    ("progenitor", "bench-program-progenitor"),
];

/// How many of them are measured each round, since there is a target for these;
/// the others once, to give an idea.
const EACH_ROUND: usize = 2;

pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    let folder = target().join("cold");
    let programs = if results.samples.is_empty() {
        &PROGRAMS[..]
    } else {
        &PROGRAMS[..EACH_ROUND]
    };
    for (name, package) in programs {
        let _ = fs::remove_dir_all(&folder);
        let mut build = Build::of(package, Mode::Debug);
        build.target.clone_from(&folder);
        results.add(&format!("cold.{name}"), build.run()?.processor);
    }
    let _ = fs::remove_dir_all(&folder);
    Ok(())
}
