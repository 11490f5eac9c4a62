//! Names that generated code takes for itself.

use super::collisions::collision;
use super::webhook::forget;
use super::{Checker, signing};
use crate::diagnostic::{Diagnostic, Diagnostics};
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
            let message = format!("`{name}` is a name that generated code takes for itself");
            let diagnostic = collision(message, *span).related(maker, "it takes the name");
            diagnostics.push(diagnostic.help("give the type another name"));
            forget(spec, &name);
        }
    }
}

/// The names, and what each is made for.
fn taken(checker: &Checker<'_>) -> Vec<(String, Span)> {
    let raw = checker.raw;
    let mut taken = Vec::new();
    if let Some(api) = raw.apis.first() {
        let credentials: &[&str] = if signing::is_signed(checker, api) {
            &["Credentials", "CredentialsFields"]
        } else {
            &["ApiKey"]
        };
        let names = ["Client"].iter().chain(credentials);
        taken.extend(names.map(|name| ((*name).to_owned(), api.span)));
    }
    if let Some(table) = raw.notifications.first() {
        taken.push(("NOTIFICATIONS".to_owned(), table.span));
    }
    if let (Some(_), [], Some(event)) = (checker.base, &*raw.webhooks, raw.events.first()) {
        taken.extend(["Event", "EVENTS"].map(|name| (name.to_owned(), event.name.span)));
    }
    let extensions = raw.extensions.iter().filter(|_| checker.base.is_some());
    taken.extend(extensions.map(|raw| (trait_name(&raw.name.value), raw.name.span)));
    taken
}

/// The trait with the added fields of an object type.
pub(super) fn trait_name(object: &str) -> String {
    format!("{object}Ext")
}

/// ```toml
/// [resource.orders]   # and `client.orders()` is there already
/// ```
///
/// The client's own method would be the one that is called.
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
                    format!("the client has a resource `{}` already", raw.name.value),
                )
                .related(shipped.name.span, "it is described here")
                .help(format!(
                    "give it another name, such as `my_{}`",
                    raw.name.value
                )),
            );
        }
    }
}
