//! The docs of values that are given by name, in a struct.

use super::lines;
use crate::model::{Argument, Endpoint, Object};
use crate::names;
use proc_macro2::TokenStream;
use std::fmt::Write as _;

/// Emits the docs of a constructor that takes its values by name.
pub(crate) fn named_new(object: &Object) -> TokenStream {
    let required = object.required().map(|field| field.name.as_str());
    let call = literal(&object.fields_name(), required);
    lines(&format!(
        "Creates a value from its required fields.\n\n\
         They are given by name, because by position they could be swapped or would be too many:\n\n\
         ```text\n{}::new({call})\n```",
        object.name
    ))
}

/// Emits the docs of the struct with the required fields of an object.
pub(crate) fn named_fields(object: &Object) -> TokenStream {
    lines(&format!(
        "The required fields of [`{0}`].\n\n\
         They are the argument of [`{0}::new`]. A method that takes [`{0}`] accepts them too.",
        object.name
    ))
}

/// Emits the docs of the struct with the arguments of a method.
pub(crate) fn named_arguments(
    endpoint: &Endpoint,
    arguments: &[Argument<'_>],
    with_all: bool,
) -> TokenStream {
    let resource = names::pascal(endpoint.resource());
    let method = if with_all {
        endpoint.method_with()
    } else {
        endpoint.method.clone()
    };
    let name = endpoint.arguments_name(with_all);
    let call = literal(&name, arguments.iter().map(Argument::name));
    lines(&format!(
        "The arguments of [`{method}`](resource::{resource}::{method}), by name.\n\n\
         ```text\nclient.{}().{method}({call})\n```",
        names::accessor(endpoint.resource()),
    ))
}

/// Writes a struct literal in several lines, with a variable of the same name for
/// each field.
pub(crate) fn literal<'n>(name: &str, fields: impl Iterator<Item = &'n str>) -> String {
    let mut literal = format!("{name} {{\n");
    for field in fields {
        let _ = writeln!(literal, "    {},", names::ident(field));
    }
    literal + "}"
}
