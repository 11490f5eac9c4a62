//! Compiles the bindings of imported specs.

use super::documents::{Document, rank};
use crate::command::succeed;
use crate::shipped::root;
use durianpay_cli::import::{Options, import};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The seed of the draw is changed, so that the compiled documents are not always the first of those compared.
const OTHER: u64 = 0x5eed;

/// Compiles the specs of `count` documents, drawn at random, in one crate. Returns an error if there is any error or
/// warning.
pub(super) fn run(documents: &[Document], count: usize, seed: u64) -> Result<String, String> {
    let mut drawn: Vec<&Document> = documents.iter().collect();
    drawn.sort_by_cached_key(|document| rank(seed ^ OTHER, &document.name));
    let folder = root().join("target/corpus/compiled");
    write(&folder.join("Cargo.toml"), &manifest())?;
    let mut lib = "//! Bindings of imported specs.\n".to_owned();
    let mut names = String::new();
    for (index, document) in drawn.into_iter().take(count).enumerate() {
        let text = fs::read_to_string(&document.path).map_err(|error| error.to_string())?;
        let Ok(imported) = import(&text, &Options::default()) else {
            continue;
        };
        let file = format!("m{index}.toml");
        write(&folder.join("src").join(&file), &imported.whole())?;
        let _ = writeln!(names, "    m{index} {}", document.name);
        let _ = writeln!(
            lib,
            "durianpay_client::bindings! {{\n    /// `{}`\n    pub mod m{index} in \"src/{file}\";\n}}",
            document.name
        );
    }
    write(&folder.join("src/lib.rs"), &lib)?;
    succeed(
        Command::new(env!("CARGO"))
            .args(["check", "--quiet"])
            // Warnings are errors, so that none is missed.
            .env("RUSTFLAGS", "-D warnings")
            .env("CARGO_TARGET_DIR", root().join("target/corpus/build"))
            .current_dir(&folder),
    )
    .map_err(|error| format!("{error}\n{names}"))?;
    Ok(format!("compiled without an error or warning:\n{names}"))
}

fn manifest() -> String {
    let client = root().join("durianpay-client");
    format!(
        "[package]\nname = \"corpus\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies.durianpay-client]\npath = \"{}\"\ndefault-features = false\n",
        client.display()
    )
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let failure = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failure)?;
    }
    fs::write(path, text).map_err(failure)
}
