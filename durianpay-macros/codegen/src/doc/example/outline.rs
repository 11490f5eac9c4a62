//! A call without values, for docs that are not read in a browser.

use crate::doc::named::literal;
use crate::model::{Argument, Endpoint, Positions, Spec, Type};
use crate::names;
use std::collections::BTreeSet;

/// Writes a call of an endpoint, with a variable for each required value.
pub(super) fn outline(
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
    let call = format!(
        "{}let response = client.{}().{}({passed}).await?;",
        body.unwrap_or_default(),
        names::accessor(endpoint.resource()),
        names::ident(&endpoint.method),
    );
    format!("```text\n{call}\n```")
}
