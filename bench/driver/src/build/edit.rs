//! The time from an edit to a rebuilt client, as in an editor: a check, incremental.

use crate::cargo::{Build, Mode, target, touch};
use crate::store::Results;
use std::path::Path;
use xtask::shipped::root;

/// The edits: the name in the results, and the file.
const EDITS: [(&str, &str); 2] = [
    ("source", "durianpay-client/src/client.rs"),
    ("spec", "spec/orders.toml"),
];

pub(crate) fn prepare() -> Result<(), String> {
    build().run().map(drop)
}

pub(crate) fn measure(results: &mut Results) -> Result<(), String> {
    for (name, file) in EDITS {
        let took = edited(&build(), &root().join(file))?;
        results.add(&format!("edit.{name}"), took);
    }
    Ok(())
}

fn build() -> Build {
    let mut build = Build::for_package("bench-program-client", Mode::Check);
    // Only the macro compiles an edit of the spec.
    let features = ["--features", "durianpay-client/macros"];
    build.arguments.extend(features.map(str::to_owned));
    build.incremental = true;
    build.target = target().join("edit");
    build
}

/// Measures the time that rustc needs after an edit of the file. For a spec that includes the data
/// crate and the macro.
fn edited(build: &Build, file: &Path) -> Result<u64, String> {
    touch(file)?;
    let took = build.run()?;
    if took.runs.is_empty() {
        return Err(format!(
            "cargo built nothing after an edit of {}",
            file.display()
        ));
    }
    Ok(took.runs.iter().map(|run| run.processor).sum())
}
