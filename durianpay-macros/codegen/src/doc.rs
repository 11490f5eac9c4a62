//! Doc comments of the bindings: assembles them from the prose and facts of a spec.

mod calls;
mod endpoint;
mod example;
mod field;
mod named;
mod resource;
mod sanitize;
mod value;

pub(crate) use calls::object;
pub(crate) use endpoint::{endpoint, endpoint_with, error_enum};
pub(crate) use example::ExampleWriter;
pub use example::Examples;
pub(crate) use field::{field, named_field, setter};
pub(crate) use named::{named_arguments, named_fields, named_new};
pub(crate) use resource::{OVERVIEW, OVERVIEW_HEAD, handle, overview_row};
pub(crate) use sanitize::sanitize;
pub(crate) use value::value;

use crate::model::About;
use crate::prose;
use proc_macro2::TokenStream;
use quote::quote;

/// Emits the `#[doc]` and `#[deprecated]` attributes of an item, with `fallback` as
/// the summary if it has no `doc`.
pub(crate) fn attributes(about: &About, fallback: &str) -> TokenStream {
    finish(about, &paragraphs(about, fallback))
}

/// Returns the prose of an item, with `fallback` as the summary if it has no `doc`.
fn paragraphs(about: &About, fallback: &str) -> Vec<String> {
    let mut paragraphs = vec![if about.doc.is_empty() {
        fallback.to_owned()
    } else {
        sanitize(&about.doc)
    }];
    paragraphs.extend(prose::evidence(about.evidence).map(str::to_owned));
    if let Some(note) = &about.note {
        paragraphs.push(format!("Note: {}", sanitize(note)));
    }
    if let Some(link) = &about.link {
        paragraphs.push(format!("See <{link}>."));
    }
    paragraphs
}

fn finish(about: &About, paragraphs: &[String]) -> TokenStream {
    let docs = lines(&paragraphs.join("\n\n"));
    let deprecated = deprecated(about);
    quote!(#docs #deprecated)
}

/// Returns the first paragraph of the prose of an item, or an empty string.
fn summary(about: &About) -> String {
    let text = sanitize(&about.doc);
    text.split("\n\n").next().unwrap_or_default().to_owned()
}

/// Emits a `#[doc]` attribute for each line.
pub(crate) fn lines(text: &str) -> TokenStream {
    let lines = text.lines().map(|line| {
        if line.is_empty() {
            String::new()
        } else {
            format!(" {line}")
        }
    });
    quote!(#(#[doc = #lines])*)
}

fn deprecated(about: &About) -> Option<TokenStream> {
    about
        .deprecated
        .as_ref()
        .map(|instead| quote!(#[deprecated(note = #instead)]))
}
