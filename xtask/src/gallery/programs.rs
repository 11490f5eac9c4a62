//! Compiles the bindings of all APIs in one workspace, with a program for each that makes calls.

use super::entry::{Entry, Imported};
use crate::command::{copy_file, succeed};
use crate::corpus::{Cases, HEAD, write};
use crate::shipped::root;
use durianpay_codegen::{Source, read};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The library of each package.
const BINDINGS: &str = "//! Bindings of an imported spec.

durianpay_client::bindings! {
    /// An API of the gallery.
    pub mod m0 in \"src/spec.toml\";
}
";

/// Compiles and runs the programs, and compares their output.
pub(super) fn run(imported: Vec<Imported>, seed: u64) -> Result<Vec<Entry>, String> {
    let folder = root().join("target/gallery/programs");
    let names: Vec<&str> = imported.iter().map(|one| one.api.name).collect();
    write(&folder.join("Cargo.toml"), &workspace_manifest(&names))?;
    copy_file(&root().join("Cargo.lock"), &folder.join("Cargo.lock"))?;
    let mut written = Vec::new();
    for one in imported {
        let cases = write_package(&folder.join(one.api.name), &one, seed)?;
        written.push((one, cases));
    }
    build(&folder)?;
    let entry = |(imported, cases): (Imported, Cases)| {
        let program = target().join("debug").join(package(imported.api.name));
        let output = succeed(&mut Command::new(program))?;
        let tally = cases.judge(&output);
        Ok(Entry { imported, tally })
    };
    written.into_iter().map(entry).collect()
}

/// Writes the bindings as a library, and the program.
fn write_package(folder: &Path, one: &Imported, seed: u64) -> Result<Cases, String> {
    let name = one.api.name;
    write(&folder.join("Cargo.toml"), &manifest(name))?;
    write(&folder.join("src/spec.toml"), &one.spec)?;
    write(&folder.join("src/lib.rs"), BINDINGS)?;
    let mut cases = Cases::default();
    let (spec, _) = read(&[Source::new("imported.toml", one.spec.clone())]);
    let document = (&one.json, &spec, one.report.as_str());
    let module = cases.add(one.api.title, (0, &library(name)), document, seed);
    let main = format!("{HEAD}{module}\nfn main() {{ m0::run(); }}\n");
    write(&folder.join("src/main.rs"), &main)?;
    Ok(cases)
}

fn build(folder: &Path) -> Result<(), String> {
    succeed(
        Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--workspace"])
            // Warnings are errors, so that none is missed.
            .env("RUSTFLAGS", "-D warnings")
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", target())
            .current_dir(folder),
    )
    .map(drop)
}

fn target() -> PathBuf {
    root().join("target/gallery/build")
}

/// Returns the name of the package of an API.
fn package(name: &str) -> String {
    format!("gallery-{name}")
}

/// Returns the crate name of the bindings of an API.
fn library(name: &str) -> String {
    format!("gallery_{name}_bindings")
}

fn workspace_manifest(members: &[&str]) -> String {
    format!(
        "[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = 0\n\n\
         # The expansion takes longer than the optimization of the generator.\n\
         [profile.dev.package.durianpay-codegen]\nopt-level = 1\n"
    )
}

fn manifest(name: &str) -> String {
    let client = root().join("durianpay-client");
    format!(
        "[package]\nname = \"{}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\nname = \"{}\"\n\n\
         [dependencies]\nhttp = \"1\"\nserde_json = \"1\"\n\n[dependencies.durianpay-client]\npath = \"{}\"\n\
         default-features = false\nfeatures = [\"macros\", \"tokens\"]\n",
        package(name),
        library(name),
        client.display()
    )
}
