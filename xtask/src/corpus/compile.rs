//! Compiles the bindings of imported specs, and makes calls with them.

use super::calls::{Cases, HEAD};
use super::documents::{Document, rank};
use crate::command::succeed;
use crate::shipped::root;
use durianpay_cli::import::{Options, import};
use durianpay_codegen::{Source, read};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The seed of the draw is changed, so that the compiled documents are not always the first of those compared.
const OTHER: u64 = 0x5eed;

/// The bytes of the specs that are compiled in one crate, unless a single spec is larger.
const CRATE: usize = 600_000;

/// The number of shown differences.
const SHOWN: usize = 100;

/// An imported document.
struct Imported {
    name: String,
    spec: String,
    json: serde_json::Value,
    report: String,
}

/// Compiles the specs of `count` documents, drawn at random, and calls their operations. Returns an error if there is
/// any error or warning, or too many requests or responses differ from their documents.
pub(super) fn run(documents: &[Document], count: usize, seed: u64) -> Result<String, String> {
    let mut drawn: Vec<&Document> = documents.iter().collect();
    drawn.sort_by_cached_key(|document| rank(seed ^ OTHER, &document.name));
    let folder = root().join("target/corpus/compiled");
    let mut cases = Cases::default();
    let mut output = String::new();
    let mut names = String::new();
    let mut number = 0;
    let mut chunk: Vec<Imported> = Vec::new();
    let mut compile = |chunk: &mut Vec<Imported>| -> Result<(), String> {
        if chunk.is_empty() {
            return Ok(());
        }
        write_crate(&folder, chunk, &mut cases, seed)
            .and_then(|()| output_of(&folder))
            .map(|printed| output.push_str(&printed))
            .map_err(|error| {
                let names = chunk.iter().map(|one| format!("\n    {}", one.name));
                format!("{error}\nof:{}", names.collect::<String>())
            })?;
        chunk.clear();
        Ok(())
    };
    for document in drawn {
        if number == count {
            break;
        }
        let text = fs::read_to_string(&document.path).map_err(|error| error.to_string())?;
        let Ok(imported) = import(&text, &Options::default()) else {
            continue;
        };
        number += 1;
        let _ = writeln!(names, "    {}", document.name);
        let one = Imported {
            name: document.name.clone(),
            spec: imported.whole(),
            json: serde_json::from_str(&text).map_err(|error| error.to_string())?,
            report: imported.report.to_json(),
        };
        let size: usize = chunk.iter().map(|one| one.spec.len()).sum();
        if size + one.spec.len() > CRATE {
            compile(&mut chunk)?;
        }
        chunk.push(one);
    }
    compile(&mut chunk)?;
    let judged = cases.judge(&output).report(SHOWN)?;
    Ok(format!(
        "compiled without an error or warning:\n{names}{judged}"
    ))
}

/// Writes a crate with the bindings of all specs as a library, and a program that makes calls with them.
fn write_crate(
    folder: &Path,
    chunk: &[Imported],
    cases: &mut Cases,
    seed: u64,
) -> Result<(), String> {
    let mut lib = "//! Bindings of imported specs.\n".to_owned();
    let mut main = HEAD.to_owned();
    let mut runs = String::new();
    for (index, one) in chunk.iter().enumerate() {
        let file = format!("m{index}.toml");
        write(&folder.join("src").join(&file), &one.spec)?;
        let _ = writeln!(
            lib,
            "durianpay_client::bindings! {{\n    /// `{}`\n    pub mod m{index} in \"src/{file}\";\n}}",
            one.name
        );
        let (spec, _) = read(&[Source::new("imported.toml", one.spec.clone())]);
        let document = (&one.json, &spec, one.report.as_str());
        main.push_str(&cases.add(&one.name, (index, "corpus"), document, seed));
        let _ = writeln!(runs, "    m{index}::run();");
    }
    let _ = write!(main, "\nfn main() {{\n{runs}}}\n");
    write(&folder.join("Cargo.toml"), &manifest())?;
    write(&folder.join("src/lib.rs"), &lib)?;
    write(&folder.join("src/main.rs"), &main)
}

/// Compiles and runs the program. Returns its output.
fn output_of(folder: &Path) -> Result<String, String> {
    succeed(
        Command::new(env!("CARGO"))
            .args(["run", "--quiet"])
            // Warnings are errors, so that none is missed.
            .env("RUSTFLAGS", "-D warnings")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TARGET_DIR", root().join("target/corpus/build"))
            .current_dir(folder),
    )
}

fn manifest() -> String {
    let client = root().join("durianpay-client");
    format!(
        "[package]\nname = \"corpus\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nhttp = \"1\"\nserde_json = \"1\"\n\n\
         [dependencies.durianpay-client]\npath = \"{}\"\ndefault-features = false\nfeatures = [\"macros\", \"tokens\"]\n",
        client.display()
    )
}

/// Writes a file, and the folders around it. A file with the same text is not touched, so that cargo does not compile
/// its crate again.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    let failure = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failure)?;
    }
    fs::write(path, text).map_err(failure)
}
