//! The generators that are compared.

use super::build::Package;
use crate::cargo::succeed;
use durianpay_cli::expand;
use durianpay_cli::import::{Options as ImportOptions, import};
use durianpay_codegen::{Examples, Handles, Options, Source, read, runtime};
use quote::quote;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use xtask::shipped::root;

/// The generator of this repository in the results.
pub(crate) const OWN: &str = "durianpay";

/// The same, whose output is written to a file before the build.
pub(crate) const OWN_FILES: &str = "durianpay-files";

/// A generator of Rust from `OpenAPI` documents.
#[derive(Clone, Copy)]
pub(crate) struct Generator {
    pub(crate) name: &'static str,
    /// The name in the page.
    pub(crate) title: &'static str,
    /// Writes a package with the bindings of a document. Returns the number of lines of Rust.
    pub(crate) generate: fn(&Path, &Package) -> Result<u64, String>,
    /// Reads the version of a program that is installed.
    pub(crate) version: Option<fn() -> Result<String, String>>,
}

/// All generators, in the order of the page.
pub(crate) const GENERATORS: [Generator; 5] = [
    Generator {
        name: OWN,
        title: "this repository",
        generate: own,
        version: None,
    },
    Generator {
        name: OWN_FILES,
        title: "this repository, as files",
        generate: own_files,
        version: None,
    },
    Generator {
        name: "openapi-to-rust",
        title: "openapi-to-rust",
        generate: openapi_to_rust,
        version: Some(|| version(Command::new(tool("openapi-to-rust")).arg("--version"))),
    },
    Generator {
        name: "progenitor",
        title: "progenitor",
        generate: progenitor,
        version: Some(|| {
            // It names no version of its own.
            let mut command = Command::new(tool("cargo-progenitor"));
            succeed(command.args(["progenitor", "--help"])).map_err(|error| hint(&error))?;
            Ok("0.15.1".to_owned())
        }),
    },
    Generator {
        name: "openapi-generator",
        title: "openapi-generator",
        generate: openapi_generator,
        version: Some(|| version(Command::new(tool("openapi-generator-cli")).arg("version"))),
    },
];

impl Generator {
    /// Whether this is the generator of this repository, in either form.
    pub(crate) fn is_own(&self) -> bool {
        [OWN, OWN_FILES].contains(&self.name)
    }
}

/// Bindings by the macro, from an imported spec.
fn own(document: &Path, package: &Package) -> Result<u64, String> {
    let spec = imported(document)?;
    package.write("src/spec.toml", &spec)?;
    package.write(
        "src/lib.rs",
        "//! Bindings.\n\ndurianpay_client::bindings! {\n    /// An API.\n    pub mod api in \"src/spec.toml\";\n}\n",
    )?;
    package.write(
        "Cargo.toml",
        &own_manifest(package, "features = [\"macros\"]"),
    )?;
    Ok(lines_of(&expanded(spec)?))
}

/// The same bindings as a file.
fn own_files(document: &Path, package: &Package) -> Result<u64, String> {
    let bindings = expanded(imported(document)?)?;
    package.write("src/api.rs", &bindings)?;
    package.write("src/lib.rs", "//! Bindings.\n\npub mod api;\n")?;
    package.write("Cargo.toml", &own_manifest(package, "features = []"))?;
    Ok(lines_of(&bindings))
}

fn imported(document: &Path) -> Result<String, String> {
    let text = fs::read_to_string(document).map_err(|error| error.to_string())?;
    Ok(import(&text, &ImportOptions::default())?.whole())
}

fn expanded(spec: String) -> Result<String, String> {
    let (model, _) = read(&[Source::new("spec.toml", spec)]);
    let options = Options {
        only: Vec::new(),
        examples: Examples::Omitted,
        handles: Handles::Extension,
        features: None,
    };
    expand::text(&model, &options, &runtime(&quote!(::durianpay_client)))
}

fn own_manifest(package: &Package, features: &str) -> String {
    let client = root().join("durianpay-client");
    let dependency = format!(
        "durianpay-client = {{ path = \"{}\", {features} }}\n",
        client.display()
    );
    manifest(&package.name, &dependency)
}

fn openapi_to_rust(document: &Path, package: &Package) -> Result<u64, String> {
    let mut command = Command::new(tool("openapi-to-rust"));
    command
        .arg("generate")
        .arg(document)
        .current_dir(&package.folder);
    generated(&mut command)?;
    let dependencies = package.folder.join("src/generated/REQUIRED_DEPS.toml");
    let dependencies = fs::read_to_string(&dependencies)
        .map_err(|error| format!("{}: {error}", dependencies.display()))?;
    let dependencies = dependencies.replace("[dependencies]", "");
    package.write("src/lib.rs", "pub mod generated;\n")?;
    package.write("Cargo.toml", &manifest(&package.name, &dependencies))?;
    count_lines(&package.folder.join("src"))
}

fn progenitor(document: &Path, package: &Package) -> Result<u64, String> {
    let mut command = Command::new(tool("cargo-progenitor"));
    command
        .args(["progenitor", "--input"])
        .arg(document)
        .arg("--output")
        .arg(&package.folder)
        .args(["--name", &package.name, "--version", "0.0.0"])
        .args(["--interface", "builder"]);
    generated(&mut command)?;
    outside_of_workspaces(package)?;
    count_lines(&package.folder.join("src"))
}

fn openapi_generator(document: &Path, package: &Package) -> Result<u64, String> {
    let properties = format!("library=reqwest,packageName={}", package.name);
    let mut command = Command::new(tool("openapi-generator-cli"));
    command
        .args([
            "generate",
            "--generator-name",
            "rust",
            "--skip-validate-spec",
        ])
        .arg("--input-spec")
        .arg(document)
        .arg("--output")
        .arg(&package.folder)
        .args(["--additional-properties", &properties]);
    generated(&mut command)?;
    outside_of_workspaces(package)?;
    count_lines(&package.folder.join("src"))
}

pub(super) fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\n{dependencies}"
    )
}

fn outside_of_workspaces(package: &Package) -> Result<(), String> {
    let path = package.folder.join("Cargo.toml");
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    if text.contains("[workspace]") {
        return Ok(());
    }
    package.write("Cargo.toml", &format!("{text}\n[workspace]\n"))
}

/// Runs a generator. The error is its first line that looks like one.
fn generated(command: &mut Command) -> Result<(), String> {
    let Err(output) = succeed(command) else {
        return Ok(());
    };
    let telling = ["panicked", "rror", "xception", "cannot run"];
    // After "panicked at file:line", the message is on the next line.
    let lines: Vec<&str> = output.lines().skip(1).collect();
    let found = lines
        .iter()
        .position(|line| telling.iter().any(|word| line.contains(word)));
    let line = match found {
        Some(index) if lines[index].contains("panicked at") => {
            format!("panics: {}", lines.get(index + 1).unwrap_or(&""))
        }
        Some(index) => lines[index].trim().to_owned(),
        None => output.lines().last().unwrap_or_default().to_owned(),
    };
    Err(line.chars().take(160).collect())
}

/// Returns the path of an installed program: below `target/rivals`, or as found by the system.
fn tool(name: &str) -> PathBuf {
    let folders = ["target/rivals/bin", "target/rivals/venv/bin"];
    let installed = folders.map(|folder| root().join(folder).join(name));
    let mut installed = installed.into_iter().filter(|path| path.is_file());
    installed.next().unwrap_or_else(|| name.into())
}

fn version(command: &mut Command) -> Result<String, String> {
    let text = succeed(command).map_err(|error| hint(&error))?;
    let last = text.split_whitespace().last().unwrap_or_default();
    Ok(last.to_owned())
}

fn hint(error: &str) -> String {
    format!("{error}\n  = help: install the generators as docs/comparison.md describes")
}

/// Counts the lines of all Rust files of a folder.
fn count_lines(folder: &Path) -> Result<u64, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut lines = 0;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            lines += count_lines(&path)?;
        } else if path.extension() == Some(OsStr::new("rs")) {
            let text = fs::read_to_string(&path);
            lines += lines_of(&text.map_err(|error| format!("{}: {error}", path.display()))?);
        }
    }
    Ok(lines)
}

fn lines_of(text: &str) -> u64 {
    u64::try_from(text.lines().count()).unwrap_or(u64::MAX)
}
