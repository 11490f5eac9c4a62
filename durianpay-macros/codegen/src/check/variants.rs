//! Checks endpoints with the same method and path.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::raw::RawEndpoint;
use crate::rules;
use crate::source::At;
use std::collections::{BTreeMap, HashMap};

/// A method and a path, with the names of the placeholders left out.
type Route<'r> = (&'r str, String);

/// ```toml
/// [endpoint."pickups.get"]
/// http = "GET /pickups/{id}"
///
/// [endpoint."claims.get"]
/// http = "GET /pickups/{id}"
/// ```
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>) {
    let mut by_name: HashMap<&str, (&RawEndpoint, Route<'_>)> = HashMap::new();
    let mut alone: BTreeMap<Route<'_>, &RawEndpoint> = BTreeMap::new();
    for raw in &checker.raw.endpoints {
        let Some((http, route)) = raw
            .http
            .as_ref()
            .and_then(|http| Some((http, route(http)?)))
        else {
            continue;
        };
        // A second endpoint of that name is reported as such.
        if by_name.contains_key(raw.name.as_str()) {
            continue;
        }
        by_name.insert(raw.name.as_str(), (raw, route.clone()));
        if raw.variant_of.is_some() {
            continue;
        }
        match alone.get(&route) {
            None => {
                alone.insert(route, raw);
            }
            Some(first) => diagnostics.push(same_route(raw, http, first)),
        }
    }
    for raw in &checker.raw.endpoints {
        if let (Some(name), Some((_, own))) = (&raw.variant_of, by_name.get(raw.name.as_str())) {
            let of = by_name.get(name.as_str());
            check_variant(diagnostics, checker, (raw, own), name, of);
        }
    }
}

fn route(http: &At<String>) -> Option<Route<'_>> {
    let (verb, path) = http.value.split_once(' ')?;
    let mut plain = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        plain.push_str(before);
        plain.push_str("{}");
        rest = after.split_once('}')?.1;
    }
    plain.push_str(rest);
    Some((verb, plain))
}

fn same_route(raw: &RawEndpoint, http: &At<String>, first: &RawEndpoint) -> Diagnostic {
    let (name, first_name) = (raw.name.as_str(), first.name.as_str());
    let message = format!("`{name}` has the same method and path as `{first_name}`");
    let diagnostic = Diagnostic::new(&rules::ENDPOINT_VARIANT, http.span, message);
    diagnostic
        .related(first.name.span, format!("`{first_name}` is here"))
        .help(format!(
            "correct the path, or add `variant_of = \"{first_name}\"` if the API has both"
        ))
}

/// ```toml
/// [endpoint."settlements.by_payment"]
/// http       = "GET /settlements/details"
/// variant_of = "settlements.list"   # which has another path
/// ```
fn check_variant(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    (raw, own): (&RawEndpoint, &Route<'_>),
    name: &At<String>,
    of: Option<&(&RawEndpoint, Route<'_>)>,
) {
    let Some((of, route)) = of else {
        if !checker.index.endpoints.contains(name.as_str()) {
            let message = format!("unknown endpoint `{}`", name.value);
            let unknown = Diagnostic::new(&rules::UNKNOWN_ENDPOINT, name.span, message);
            let known = checker.index.endpoints.iter().copied();
            let unknown = diagnostics.suggest_name(unknown, name.as_str(), known);
            diagnostics.push(unknown);
        }
        return;
    };
    if raw.name.value == of.name.value || route != own {
        let message = format!(
            "`{}` is not a variant of `{}`: they do not have the same method and path",
            raw.name.value, name.value
        );
        let message = if raw.name.value == of.name.value {
            format!("`{}` cannot be a variant of itself", name.value)
        } else {
            message
        };
        let diagnostic = Diagnostic::new(&rules::ENDPOINT_VARIANT, name.span, message);
        diagnostics.push(
            diagnostic
                .related(of.name.span, format!("`{}` is here", name.value))
                .help("remove `variant_of`, or name an endpoint with the same method and path"),
        );
    }
}
