//! Checks the names that are reserved for generated code.

use super::collisions::collision;
use super::webhook::forget;
use super::{Checker, auth};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::grammar::reserved;
use crate::model::Spec;
use crate::rules;
use crate::source::Span;

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    check_types(diagnostics, checker, spec);
    check_resources(diagnostics, checker);
}

/// ```toml
/// [api]
/// [type.Client]
/// ```
fn check_types(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    for (name, maker) in taken(checker) {
        if let Some((_, span)) = checker.index.names.get(name.as_str()) {
            let message = format!("the type name `{name}` is reserved for the bindings");
            let diagnostic =
                collision(message, *span).related(maker, "the name is reserved because of this");
            diagnostics.push(diagnostic.help("rename the type"));
            forget(spec, &name);
        }
    }
}

/// Returns the reserved names, with the spans that cause them to be reserved.
fn taken(checker: &Checker<'_>) -> Vec<(String, Span)> {
    let raw = checker.raw;
    let mut taken = Vec::new();
    if let Some(api) = raw.apis.first() {
        let (has_credentials, has_key) = auth::may_hold(checker, api);
        let names = [
            (reserved::CLIENT, true),
            (reserved::CREDENTIAL_TYPES, has_credentials),
            (reserved::KEY_TYPES, has_key),
        ];
        let names = names.into_iter().filter(|(_, is_taken)| *is_taken);
        let names = names.flat_map(|(names, _)| names);
        taken.extend(names.map(|name| ((*name).to_owned(), api.span)));
    }
    if let Some(table) = raw.notifications.first() {
        let names = reserved::NOTIFICATION_STATICS.iter();
        taken.extend(names.map(|name| ((*name).to_owned(), table.span)));
    }
    if let (Some(_), [], Some(event)) = (checker.base, &*raw.webhooks, raw.events.first()) {
        let names = reserved::ADDED_EVENTS.iter();
        taken.extend(names.map(|name| ((*name).to_owned(), event.name.span)));
    }
    let extensions = raw.extensions.iter().filter(|_| checker.base.is_some());
    taken.extend(extensions.map(|raw| (trait_name(&raw.name.value), raw.name.span)));
    taken
}

/// Returns the name of the trait with the added fields of an object type.
pub(super) fn trait_name(object: &str) -> String {
    format!("{object}Ext")
}

/// ```toml
/// [resource.orders]   # but `client.orders()` already exists
/// ```
///
/// A call would use the client's own method.
fn check_resources(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let Some(base) = checker.base else { return };
    for raw in &checker.raw.resources {
        let shipped = base
            .raw
            .resources
            .iter()
            .find(|shipped| shipped.name.value == raw.name.value);
        if let Some(shipped) = shipped {
            diagnostics.push(
                Diagnostic::new(
                    &rules::RESOURCE_OF_BASE,
                    raw.name.span,
                    format!("the client already has a resource `{}`", raw.name.value),
                )
                .related(shipped.name.span, "it is described here")
                .help(format!(
                    "rename the resource, for example to `my_{}`",
                    raw.name.value
                )),
            );
        }
    }
}
