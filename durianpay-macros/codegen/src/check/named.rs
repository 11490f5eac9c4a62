//! Checks the names of the structs with the named arguments of constructors and
//! methods.

use super::Checker;
use super::collisions::{Identifiers, collision};
use super::webhook::forget;
use crate::diagnostic::Diagnostics;
use crate::model::Spec;
use crate::source::Span;
use std::collections::BTreeMap;

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    check_fields(diagnostics, checker, spec);
    check_arguments(diagnostics, checker, spec);
}

/// ```toml
/// [type.Transfer.fields]   # part of a request
/// from = "string"
/// to   = "string"
///
/// [type.TransferFields]
/// ```
fn check_fields(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let positions = spec.positions();
    let named = spec.objects.values().filter_map(|object| {
        let name = object.fields_name();
        let (_, taken) = checker.index.names.get(name.as_str())?;
        let is_named = positions.are_fields_named(object);
        is_named.then(|| (name, *taken, object.name.clone()))
    });
    for (name, taken, object) in named.collect::<Vec<_>>() {
        let message = format!("the type name `{name}` is reserved for the bindings");
        let diagnostic = collision(message, taken).help("rename the type");
        let maker = checker.index.names.get(object.as_str());
        diagnostics.push(match maker {
            Some((_, maker)) => diagnostic.related(
                *maker,
                format!("the argument of `{object}::new` has that name"),
            ),
            None => diagnostic,
        });
        forget(spec, &name);
    }
}

/// ```toml
/// [endpoint."orders.get_item"]
/// path = { order = "string", item = "string" }
///
/// [type.OrdersGetItemArguments]
/// ```
///
/// An endpoint is omitted if the name of its struct is taken.
fn check_arguments(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let requiring = spec.requiring();
    let positions = spec.positions();
    let raw = checker.raw.endpoints.iter().rev();
    let spans: BTreeMap<&str, Span> = raw.map(|raw| (raw.name.as_str(), raw.name.span)).collect();
    let types = checker.index.names.iter();
    let types = types.map(|(name, (_, span))| ((*name).to_owned(), *span));
    let mut identifiers = Identifiers::new("types").with_taken(types);
    let mut invalid = Vec::new();
    for endpoint in spec.endpoints() {
        let Some(span) = spans.get(endpoint.id.as_str()) else {
            continue;
        };
        let enums = [endpoint.response_name(), endpoint.error_name()];
        for name in enums.into_iter().flatten() {
            if !identifiers.claim(diagnostics, &name, *span) {
                invalid.push((endpoint.resource().to_owned(), endpoint.method.clone()));
            }
        }
        let with = endpoint.has_more(&requiring).then_some(true);
        for with_all in [Some(false), with].into_iter().flatten() {
            let arguments = endpoint.arguments(&requiring, with_all);
            let name = endpoint.arguments_name(with_all);
            if positions.are_arguments_named(&arguments)
                && !identifiers.claim(diagnostics, &name, *span)
            {
                invalid.push((endpoint.resource().to_owned(), endpoint.method.clone()));
            }
        }
    }
    for (resource, method) in invalid {
        if let Some(resource) = spec.resources.get_mut(&resource) {
            resource.endpoints.remove(&method);
        }
    }
}
