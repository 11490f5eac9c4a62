//! The docs of resources, and the overview of their calls.

use super::named::literal;
use super::{finish, paragraphs, summary};
use crate::model::{Argument, Endpoint, Positions, Resource, Spec, Type};
use crate::names;
use proc_macro2::TokenStream;
use std::collections::BTreeSet;

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
pub(crate) fn handle(
    spec: &Spec,
    resource: &Resource,
    positions: &Positions<'_>,
    requiring: &BTreeSet<String>,
) -> TokenStream {
    let fallback = format!("The resource `{}`.", resource.name);
    let mut paragraphs = paragraphs(&resource.about, &fallback);
    let create = resource.endpoints.get("create");
    if let Some(endpoint) = create.or_else(|| resource.endpoints.values().next()) {
        let example = example(spec, endpoint, positions, requiring);
        paragraphs.push(format!("```text\n{example}\n```"));
    }
    finish(&resource.about, &paragraphs)
}

/// Writes a call of an endpoint, with a variable for each required value.
fn example(
    spec: &Spec,
    endpoint: &Endpoint,
    positions: &Positions<'_>,
    requiring: &BTreeSet<String>,
) -> String {
    let arguments = endpoint.arguments(requiring, false);
    let names = arguments.iter().map(Argument::name);
    let passed = if positions.are_arguments_named(&arguments) {
        literal(&endpoint.arguments_name(false), names)
    } else {
        names
            .map(|name| names::ident(name).to_string())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let body = endpoint.body.as_ref().and_then(|body| {
        let Type::Object(name) = body else {
            return None;
        };
        let object = spec.object(name)?;
        let required = object.required().map(|field| field.name.as_str());
        let fields = if positions.are_fields_named(object) {
            literal(&object.fields_name(), required)
        } else {
            required
                .map(|name| names::ident(name).to_string())
                .collect::<Vec<_>>()
                .join(", ")
        };
        Some(format!("let request = {}::new({fields});\n", object.name))
    });
    format!(
        "{}let response = client.{}().{}({passed}).await?;",
        body.unwrap_or_default(),
        names::accessor(endpoint.resource()),
        names::ident(&endpoint.method),
    )
}
