//! Warns of items that nothing uses, in a spec without errors.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Spec;
use crate::raw::RawSpec;
use crate::rules;
use crate::source::At;
use std::collections::BTreeSet;

pub(crate) fn check(diagnostics: &mut Diagnostics, raw: &RawSpec, spec: &Spec) {
    check_auths(diagnostics, raw);
    let used = spec.used_types();
    // Otherwise it is a part of a spec, or has types for code.
    if !raw.endpoints.is_empty() || !used.is_empty() {
        check_types(diagnostics, raw, spec, &used);
        check_resources(diagnostics, raw);
    }
}

/// ```toml
/// [type.Order.fields]   # but no endpoint sends or returns an `Order`
/// ```
///
/// Of the unused types, only those are reported that no other unused type uses.
fn check_types(diagnostics: &mut Diagnostics, raw: &RawSpec, spec: &Spec, used: &BTreeSet<String>) {
    let mut unused = types(raw);
    unused.retain(|(_, name)| !used.contains(name.as_str()));
    unused.sort_by_key(|(_, name)| name.span);
    let users = unused
        .iter()
        .flat_map(|(_, name)| spec.uses_of(name.as_str()));
    let inner: BTreeSet<String> = users.collect();
    let mut reported = BTreeSet::new();
    // Types that use one another have no outer one, so the first of them is reported.
    let (outer, cycles): (Vec<_>, Vec<_>) = unused
        .iter()
        .partition(|(_, name)| !inner.contains(name.as_str()));
    for (kind, name) in outer.into_iter().chain(cycles) {
        if reported.contains(name.as_str()) {
            continue;
        }
        let reached = spec.reached_from(name.as_str(), |name| {
            reported.contains(name) || used.contains(name)
        });
        let rest = match reached.len() - 1 {
            0 => String::new(),
            1 => ", and so is a type that it uses".to_owned(),
            count => format!(", and so are {count} types that it uses"),
        };
        reported.extend(reached);
        diagnostics.push(Diagnostic::new(
            &rules::UNUSED_TYPE,
            name.span,
            format!("the {kind} `{}` is unused{rest}", name.value),
        ));
    }
}

/// Returns the names of all types, with the word for their kind.
fn types(raw: &RawSpec) -> Vec<(&'static str, &At<String>)> {
    let objects = raw.objects.iter().map(|raw| ("type", &raw.name));
    let unions = raw.unions.iter().map(|raw| ("union", &raw.name));
    let enums = raw.enums.iter().map(|raw| ("enum", &raw.name));
    let ids = raw.ids.iter().map(|raw| ("id", &raw.name));
    objects.chain(unions).chain(enums).chain(ids).collect()
}

/// ```toml
/// [resource.orders]   # but no endpoint is named `orders.…`
/// ```
fn check_resources(diagnostics: &mut Diagnostics, raw: &RawSpec) {
    let names = raw.endpoints.iter();
    let used: BTreeSet<&str> = names
        .filter_map(|endpoint| Some(endpoint.name.value.split_once('.')?.0))
        .collect();
    for resource in &raw.resources {
        if !used.contains(resource.name.as_str()) {
            diagnostics.push(Diagnostic::new(
                &rules::UNUSED_RESOURCE,
                resource.name.span,
                format!("the resource `{}` has no endpoints", resource.name.value),
            ));
        }
    }
}

/// ```toml
/// [auth.key]   # but `auth` of `[api]` is `none`
/// ```
fn check_auths(diagnostics: &mut Diagnostics, raw: &RawSpec) {
    let of_api = raw.apis.iter().filter_map(|api| api.auth.as_ref());
    let of_endpoints = raw.endpoints.iter().filter_map(|raw| raw.auth.as_ref());
    let used: BTreeSet<&str> = of_api.chain(of_endpoints).map(At::as_str).collect();
    for auth in &raw.auths {
        if !used.contains(auth.name.as_str()) {
            diagnostics.push(Diagnostic::new(
                &rules::UNUSED_AUTH,
                auth.name.span,
                format!("nothing names the auth `{}`", auth.name.value),
            ));
        }
    }
}
