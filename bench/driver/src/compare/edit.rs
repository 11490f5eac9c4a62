//! The cost of an edit of a large spec, of which a program binds a few operations.

use super::build::Package;
use super::generators::manifest;
use super::results::Edit;
use crate::cargo::{Build, Mode, succeed, touch};
use durianpay_cli::import::{Options, import};
use durianpay_codegen::{Source, read};
use std::fs;
use std::path::Path;
use std::process::Command;
use xtask::shipped::root;

/// The API whose spec is edited.
pub(super) const API: &str = "github";

/// The number of operations that the program binds.
const OPERATIONS: usize = 10;

/// The number of edits, of which the median counts.
const ROUNDS: usize = 5;

/// Binds operations from all of the document, and measures `cargo check` after edits of its spec.
pub(super) fn measure(document: &Path) -> Result<Edit, String> {
    let name = format!("compare-edit-{API}");
    let folder = root().join("target/compare").join(&name);
    let _ = fs::remove_dir_all(&folder);
    let package = Package { folder, name };
    let text = fs::read_to_string(document).map_err(|error| error.to_string())?;
    let spec = import(&text, &Options::default())?.whole();
    let operations = chosen(&spec);
    package.write("src/spec.toml", &spec)?;
    package.write("src/lib.rs", &source(&operations))?;
    let client = root().join("durianpay-client");
    let dependency = format!(
        "durianpay-client = {{ path = \"{}\", features = [\"macros\"] }}\n",
        client.display()
    );
    package.write("Cargo.toml", &manifest(&package.name, &dependency))?;
    let manifest = package.folder.join("Cargo.toml");
    succeed(
        Command::new("cargo")
            .args(["generate-lockfile", "--manifest-path"])
            .arg(&manifest),
    )?;
    let build = Build {
        mode: Mode::Check,
        manifest,
        arguments: Vec::new(),
        target: root().join("target/compare/edit"),
        incremental: true,
    };
    build.run()?;
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        touch(&package.folder.join("src/spec.toml"))?;
        let took = build.run()?;
        times.push(took.find(&package.name.replace('-', "_"))?.processor);
    }
    times.sort_unstable();
    let _ = fs::remove_dir_all(&package.folder);
    Ok(Edit {
        lines: spec.lines().count(),
        operations: operations.len(),
        processor: times[ROUNDS / 2],
    })
}

/// Returns operations from all of the spec, at equal distances.
fn chosen(spec: &str) -> Vec<String> {
    let (model, _) = read(&[Source::new("spec.toml", spec)]);
    let all: Vec<String> = model
        .endpoints()
        .map(|endpoint| endpoint.id.clone())
        .collect();
    let step = (all.len() / OPERATIONS).max(1);
    all.into_iter().step_by(step).take(OPERATIONS).collect()
}

fn source(operations: &[String]) -> String {
    format!(
        "//! Bindings.\n\ndurianpay_client::bindings! {{\n    /// An API.\n    pub mod api in \"src/spec.toml\", only = {operations:?};\n}}\n"
    )
}
