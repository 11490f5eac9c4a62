//! The steps of an import.

use super::bundle::{Part, bundle};
use super::cx::Cx;
use super::input::Input;
use super::layout::File;
use super::node::Document;
use super::options::Options;
use super::report::{Group, Report};
use super::schema::SchemaReader;
use super::{
    api, auths, components, constructs, cycles, directions, envelope, error_responses, error_types,
    fields, files, fit, layout, only, operations, overlay, pages, source, styles, swagger, unions,
    variants, webhooks,
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

/// Imports an OpenAPI document of version 3.0, 3.1 or 3.2, or one of Swagger 2.0, in JSON or YAML.
///
/// # Errors
///
/// Fails if the text is neither JSON nor YAML, or not such a document, or if an option `only` fits nothing in it.
pub fn import(text: &str, options: &Options) -> Result<Imported, String> {
    let root = Input {
        name: String::new(),
        text: text.to_owned(),
    };
    import_files(&root, &[], options)
}

/// Imports an OpenAPI document that refers to other files.
///
/// # Errors
///
/// Fails like [`import`], if one of the others is neither JSON nor YAML, or if an overlay cannot be applied.
pub fn import_files(root: &Input, others: &[Input], options: &Options) -> Result<Imported, String> {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || import_here(root, others, options))
            .map_err(|error| format!("cannot start a thread: {error}"))?;
        thread
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn import_here(root: &Input, others: &[Input], options: &Options) -> Result<Imported, String> {
    let others = others
        .iter()
        .map(|other| part(other).map_err(|reason| format!("{}: {reason}", other.name)))
        .collect::<Result<Vec<Part>, String>>()?;
    let mut root = part(root)?;
    let mut unused = Vec::new();
    for Input { name, text } in &options.overlays {
        let targets = overlay::apply(&mut root.source, text);
        let targets = targets.map_err(|reason| format!("{name}: {reason}"))?;
        unused.extend(
            targets.into_iter().map(|target| {
                format!("the target `{target}` of the overlay {name} selects nothing")
            }),
        );
    }
    let mut source = bundle(root, others);
    let is_converted = source.json.as_object().is_some_and(swagger::is_swagger);
    source.json = swagger::converted(source.json);
    let document = Document::new(&source.json);
    api::check_version(&document.root())?;
    let mut cx = Cx::new(document, options);
    cx.written.clone_from(&source.written);
    if is_converted {
        let message =
            "the document was converted from Swagger 2.0; the places here are those of OpenAPI 3.0";
        let root = cx.document.root();
        cx.note(Group::Open, &root, message);
    }
    for message in unused {
        let root = cx.document.root();
        cx.note(Group::Dropped, &root, message);
    }
    components::reserve(&mut cx);
    api::read(&mut cx);
    only::check(&cx)?;
    operations::read(&mut cx);
    auths::write(&mut cx);
    envelope::hint(&mut cx);
    if options.only.is_empty() {
        SchemaReader::new(&mut cx).read_all();
    }
    error_responses::shape(&mut cx);
    error_types::write(&mut cx);
    webhooks::read(&mut cx);
    api::require_named(&mut cx);
    directions::apply(&mut cx);
    cycles::open(&mut cx);
    files::place(&mut cx);
    fields::finish(&mut cx);
    unions::place_tags(&mut cx);
    unions::settle(&mut cx);
    error_responses::settle(&mut cx);
    styles::settle(&mut cx);
    fit::apply(&mut cx);
    variants::mark(&mut cx);
    pages::recognise(&mut cx);
    constructs::report(&mut cx);
    Ok(Imported {
        files: layout::write(&cx),
        report: cx.report,
    })
}

fn part(input: &Input) -> Result<Part, String> {
    Ok(Part {
        name: input.name.clone(),
        source: source::parse(&input.text)?,
    })
}
