//! `cargo xtask bench simulator`.

use crate::cargo::{Build, Mode, succeed, target};
use crate::store::{self, Results};
use crate::{document, versions};
use std::collections::BTreeMap;
use std::process::Command;

/// Measures the simulator with many orders and after many requests.
pub(crate) fn run() -> Result<String, String> {
    let results = Results {
        versions: versions::read()?,
        samples: samples("measure")?,
        ..Results::default()
    };
    store::save("simulator", &results)?;
    document::write()
}

/// Reads the samples that `bench-simulator` prints.
pub(crate) fn samples(command: &str) -> Result<BTreeMap<String, Vec<u64>>, String> {
    Build::for_package("bench-simulator", Mode::Release).run()?;
    let program = target().join("release/bench-simulator");
    let text = succeed(Command::new(program).arg(command))?;
    let invalid = |error| format!("bench-simulator printed no samples: {error}");
    serde_json::from_str(&text).map_err(invalid)
}
