//! The steps of an import.

use super::cx::Cx;
use super::layout::File;
use super::node::Document;
use super::options::Options;
use super::report::Report;
use super::schema::SchemaReader;
use super::{
    api, components, cycles, directions, error_responses, fields, fit, layout, only, operations,
    responses, source, webhooks,
};
use std::thread;

/// The size of the stack, which suffices for the depth that the reader allows. Memory is used as needed.
const STACK: usize = 256 << 20;

/// An imported document.
#[derive(Debug)]
pub struct Imported {
    /// The file of the API, followed by one file for each resource.
    pub files: Vec<File>,
    /// Everything that could not be converted exactly.
    pub report: Report,
}

impl Imported {
    /// Returns the whole spec as a single text.
    #[must_use]
    pub fn whole(&self) -> String {
        let texts: Vec<&str> = self.files.iter().map(|file| file.text.as_str()).collect();
        texts.join("\n")
    }
}

/// Imports an OpenAPI document of version 3.0 or 3.1, in JSON or YAML.
///
/// # Errors
///
/// Fails if the text is neither JSON nor YAML, or not such a document, or if an option `only` fits nothing in it.
pub fn import(text: &str, options: &Options) -> Result<Imported, String> {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || import_here(text, options))
            .map_err(|error| format!("cannot start a thread: {error}"))?;
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn import_here(text: &str, options: &Options) -> Result<Imported, String> {
    let source = source::parse(text)?;
    let document = Document::new(&source.json);
    api::check_version(&document.root())?;
    let mut cx = Cx::new(document, options);
    cx.written = source.written.clone();
    components::reserve(&mut cx);
    api::read(&mut cx);
    only::check(&cx)?;
    operations::read(&mut cx);
    responses::hint(&mut cx);
    if options.only.is_empty() {
        SchemaReader::new(&mut cx).read_all();
    }
    error_responses::shape(&mut cx);
    webhooks::read(&mut cx);
    api::require_named(&mut cx);
    directions::apply(&mut cx);
    cycles::open(&mut cx);
    fields::finish(&mut cx);
    fit::apply(&mut cx);
    Ok(Imported {
        files: layout::write(&cx),
        report: cx.report,
    })
}
