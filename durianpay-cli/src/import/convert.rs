//! The steps of an import.

use super::cx::Cx;
use super::layout::File;
use super::node::Document;
use super::options::Options;
use super::report::Report;
use super::schema::SchemaReader;
use super::{
    api, components, cycles, directions, error_responses, fields, fit, layout, operations,
    responses, unions, webhooks,
};
use serde_json::Value;

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
/// Fails if the text is neither JSON nor YAML, or not such a document.
pub fn import(text: &str, options: &Options) -> Result<Imported, String> {
    let json = parse(text)?;
    let document = Document::new(&json);
    api::check_version(&document.root())?;
    let mut cx = Cx::new(document, options);
    components::reserve(&mut cx);
    api::read(&mut cx);
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
    unions::place_tags(&mut cx);
    unions::settle(&mut cx);
    fit::apply(&mut cx);
    Ok(Imported {
        files: layout::write(&cx),
        report: cx.report,
    })
}

fn parse(text: &str) -> Result<Value, String> {
    if text.trim_start().starts_with('{') {
        serde_json::from_str(text).map_err(|error| format!("not valid JSON: {error}"))
    } else {
        yaml_serde::from_str(text)
            .map_err(|error| format!("neither valid JSON nor valid YAML: {error}"))
    }
}
