//! `cargo xtask bench run`.

use crate::cargo::{Build, Mode, succeed, target};
use crate::store::{self, Results};
use crate::{document, generate, versions};
use std::collections::BTreeMap;
use std::process::Command;

/// Measures everything at run time.
pub(crate) fn run() -> Result<String, String> {
    generate::all()?;
    let results = Results {
        versions: versions::read()?,
        samples: samples("measure", &["--features", "parsers"])?,
        ..Results::default()
    };
    store::save("run", &results)?;
    document::write()
}

/// Reads the samples that `bench-run` prints, built with further arguments of cargo.
pub(crate) fn samples(
    command: &str,
    arguments: &[&str],
) -> Result<BTreeMap<String, Vec<u64>>, String> {
    let mut build = Build::for_package("bench-run", Mode::Release);
    build
        .arguments
        .extend(arguments.iter().map(|&argument| argument.to_owned()));
    build.run()?;
    let text = succeed(Command::new(target().join("release/bench-run")).arg(command))?;
    serde_json::from_str(&text).map_err(|error| format!("bench-run printed no samples: {error}"))
}
