//! The docs of resources, and the overview of their calls.

use super::example::ExampleWriter;
use super::{finish, paragraphs, summary};
use crate::model::{Endpoint, Resource};
use crate::names;
use proc_macro2::TokenStream;

/// The docs of the module with the handles of all resources.
pub(crate) const OVERVIEW: &str = "\
Every call, grouped by resource.

The client has a method for each resource, which returns a handle. The handle has
a method for each endpoint.
";

/// The head of the table in which [`overview_row`] is the row of a resource.
pub(crate) const OVERVIEW_HEAD: &str = "\n| Resource | Calls | |\n|---|---|---|";

/// Returns the row of a resource in the overview: its summary, with links to its
/// handle and to its calls.
pub(crate) fn overview_row(resource: &Resource) -> String {
    let handle = resource.handle();
    let endpoints = resource.endpoints.values();
    let calls: Vec<String> = endpoints
        .map(|Endpoint { method, .. }| format!("[`{method}`](resource::{handle}::{method})"))
        .collect();
    let summary = summary(&resource.about).replace('\n', " ");
    format!(
        " | [`{}`](resource::{handle}) | {} | {} |",
        names::accessor(&resource.name),
        calls.join(", "),
        summary.replace('|', "\\|"),
    )
}

/// Emits the docs of a resource's handle, with an example of a call.
pub(crate) fn handle(resource: &Resource, examples: &ExampleWriter<'_>) -> TokenStream {
    let fallback = format!("The resource `{}`.", resource.name);
    let mut paragraphs = paragraphs(&resource.about, &fallback);
    let create = resource.endpoints.get("create");
    if let Some(endpoint) = create.or_else(|| resource.endpoints.values().next()) {
        let example = examples.write(endpoint);
        paragraphs.push(example.unwrap_or_else(|| examples.outline(endpoint)));
    }
    finish(&resource.about, &paragraphs)
}
