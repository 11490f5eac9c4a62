//! Names that the bindings make of resources and endpoints, so that no two are
//! one.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Endpoint, Spec};
use crate::names;
use crate::rules;
use crate::source::{At, Span};
use std::collections::{BTreeMap, BTreeSet};

/// ```toml
/// [environment.test_1]
/// [environment.test__1]
/// ```
pub(super) fn claim_environment(
    diagnostics: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    name: &At<String>,
) -> bool {
    claim(
        diagnostics,
        taken,
        "environments",
        names::screaming(name.as_str()),
        name,
    )
}

/// ```toml
/// [resource.static_va]
/// [resource.static__va]
/// ```
pub(super) fn claim_handle(
    diagnostics: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    name: &At<String>,
) -> bool {
    claim(
        diagnostics,
        taken,
        "resources",
        names::pascal(name.as_str()),
        name,
    )
}

/// ```toml
/// [endpoint."orders.get_all"]
/// [endpoint."orders_get.all"]
/// ```
pub(super) fn claim_static(
    diagnostics: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    name: &At<String>,
) -> bool {
    claim(
        diagnostics,
        taken,
        "endpoints",
        names::screaming(name.as_str()),
        name,
    )
}

/// ```toml
/// http = "GET /orders/{order_id}/{order__id}"
/// ```
pub(super) fn claim_parameter(
    diagnostics: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    placeholder: &At<String>,
) -> bool {
    let name = names::parameter(placeholder.as_str());
    claim(diagnostics, taken, "placeholders", name, placeholder)
}

/// Notes that `given` is called `name` in code, or reports that something else
/// is.
fn claim(
    diagnostics: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    what: &str,
    name: String,
    given: &At<String>,
) -> bool {
    if let Some(first) = taken.get(&name) {
        let message = format!("two {what} would both be called `{name}` in code");
        diagnostics.push(collision(message, given.span).related(*first, "the other is here"));
        return false;
    }
    taken.insert(name, given.span);
    true
}

/// Two things that would have one name in code.
pub(super) fn collision(message: String, span: Span) -> Diagnostic {
    Diagnostic::new(&rules::NAME_COLLISION, span, message)
}

/// Methods of one handle:
///
/// ```toml
/// [endpoint."orders.get"]   # with a query that can be left out
/// [endpoint."orders.get_with"]
/// ```
///
/// An endpoint whose name is taken is left out.
pub(super) fn check_methods(
    diagnostics: &mut Diagnostics,
    spec: &Spec,
    endpoints: &mut Vec<(Span, Endpoint)>,
) {
    let requiring = spec.requiring();
    let made: BTreeMap<(String, String), (Span, String)> = endpoints
        .iter()
        .filter(|(_, endpoint)| endpoint.has_more(&requiring))
        .map(|(span, endpoint)| {
            let key = (endpoint.resource().to_owned(), endpoint.method_with());
            (key, (*span, endpoint.id.clone()))
        })
        .collect();
    let mut taken = BTreeMap::new();
    let mut faulty = BTreeSet::new();
    for (span, endpoint) in endpoints.iter() {
        // As an identifier, since a keyword may get an underscore there.
        let method = names::ident(&endpoint.method).to_string();
        let key = (endpoint.resource().to_owned(), method);
        let (first, note) = match (taken.get(&key), made.get(&key)) {
            (Some(first), _) => (*first, "the other is here".to_owned()),
            (None, Some((first, id))) => (
                *first,
                format!("`{id}` makes it too, since its query or headers can be left out"),
            ),
            (None, None) => {
                taken.insert(key, *span);
                continue;
            }
        };
        let (resource, method) = key;
        let message =
            format!("two methods of `{resource}` would both be called `{method}` in code");
        diagnostics.push(collision(message, *span).related(first, note));
        faulty.insert(endpoint.id.clone());
    }
    endpoints.retain(|(_, endpoint)| !faulty.contains(&endpoint.id));
}
