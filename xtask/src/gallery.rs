//! `cargo xtask gallery`: imports the documents of well-known APIs, compiles their bindings, makes calls with them,
//! and writes `docs/gallery.md`.

mod apis;
mod costs;
mod entry;
mod page;
mod programs;

use crate::corpus::{Document, documents};
use crate::shipped::{root, text};
pub use apis::{APIS, Api};
use entry::{Entry, Imported};
use std::fmt::Write as _;
use std::fs;

const PATH: &str = "docs/gallery.md";

/// The seed of the values. A fixed one, so that the page does not change between runs.
const SEED: u64 = 1;

/// The number of shown differences of each API.
const SHOWN: usize = 20;

/// The arguments of `gallery`.
#[derive(Debug, clap::Args)]
pub(crate) struct GalleryArgs {
    /// APIs to compile and call, without writing the page [default: all, and the page]
    names: Vec<String>,
    /// Fail if the page is out of date, without writing anything
    #[arg(long, conflicts_with = "names")]
    check: bool,
    /// Compile all operations of each document, which takes long, without writing the page
    #[arg(long, conflicts_with = "check")]
    whole: bool,
}

/// Imports, compiles and calls the APIs. Returns an error if a document is not imported, a spec has errors, bindings do
/// not compile, or the page is out of date.
pub(crate) fn run(arguments: &GalleryArgs) -> Result<String, String> {
    let chosen = chosen(&arguments.names)?;
    let package = documents()?;
    let imported = chosen.iter().map(|api| {
        let only = if arguments.whole { &[][..] } else { api.only };
        Imported::new(api, only, found(&package, api)?)
    });
    let imported: Vec<Imported> = imported.collect::<Result<_, _>>()?;
    let entries = programs::run(imported, SEED)?;
    if !arguments.names.is_empty() || arguments.whole {
        return Ok(report(&entries));
    }
    let page = page::render(&entries, &costs::load()?);
    if !arguments.check {
        fs::write(root().join(PATH), page).map_err(|error| format!("{PATH}: {error}"))?;
        return Ok(format!("{PATH} written\n{}", report(&entries)));
    }
    if text(PATH)?.replace("\r\n", "\n") == page {
        return Ok(format!("{PATH} is up to date"));
    }
    Err(format!(
        "{PATH} is out of date\n  = help: run `cargo xtask gallery`\n{}",
        report(&entries)
    ))
}

fn chosen(names: &[String]) -> Result<Vec<&'static Api>, String> {
    if names.is_empty() {
        return Ok(APIS.iter().collect());
    }
    let api = |name: &String| {
        let mut all = APIS.iter();
        all.find(|api| api.name == name).ok_or_else(|| {
            let known: Vec<&str> = APIS.iter().map(|api| api.name).collect();
            format!("unknown API `{name}`; the gallery has {}", known.join(", "))
        })
    };
    names.iter().map(api).collect()
}

/// Returns the text of the document of an API.
///
/// # Errors
///
/// If the package cannot be fetched, or the file cannot be read.
pub fn document(api: &Api) -> Result<String, String> {
    let package = documents()?;
    entry::read(found(&package, api)?)
}

fn found<'d>(package: &'d [Document], api: &Api) -> Result<&'d Document, String> {
    let mut all = package.iter();
    let found = all.find(|document| document.name == api.document);
    found.ok_or_else(|| format!("the package has no document `{}`", api.document))
}

/// Formats the counts and the differences.
fn report(entries: &[Entry]) -> String {
    let mut out = String::new();
    for entry in entries {
        let tally = match entry.tally.report(SHOWN) {
            Ok(text) | Err(text) => text,
        };
        let _ = write!(out, "{}: {tally}", entry.imported.api.name);
    }
    out
}
