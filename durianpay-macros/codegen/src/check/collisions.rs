//! Checks that the names of a spec lead to distinct identifiers in the bindings.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Endpoint, Spec};
use crate::names;
use crate::rules;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The identifiers that are taken in one namespace of the generated code.
pub(super) struct Identifiers {
    /// The content of the namespace, in the plural, for messages: `resources`.
    contents: String,
    /// The advice on a collision, where the rule's general help is not enough.
    help: Option<&'static str>,
    /// The span that each identifier comes from.
    taken: BTreeMap<String, Span>,
}

impl Identifiers {
    /// Creates an empty namespace.
    pub(super) fn new(contents: &str) -> Self {
        Self {
            contents: contents.to_owned(),
            help: None,
            taken: BTreeMap::new(),
        }
    }

    /// Creates the namespace of a type's fields or variants, which can be renamed.
    pub(super) fn for_parts_of(owner: &str) -> Self {
        Self {
            help: Some("set the Rust name of one of them: `name = \"…\"`"),
            ..Self::new(&format!("parts of `{owner}`"))
        }
    }

    /// Adds identifiers that are already taken.
    pub(super) fn with_taken(mut self, taken: impl IntoIterator<Item = (String, Span)>) -> Self {
        self.taken.extend(taken);
        self
    }

    /// Claims `name` for the item at `span`. Reports a collision and returns
    /// `false` if the name is taken.
    pub(super) fn claim(&mut self, diagnostics: &mut Diagnostics, name: &str, span: Span) -> bool {
        let Some(first) = self.taken.get(name) else {
            self.taken.insert(name.to_owned(), span);
            return true;
        };
        let contents = &self.contents;
        let message = format!("two {contents} would both be named `{name}` in the bindings");
        let diagnostic = collision(message, span).related(*first, "the other is here");
        diagnostics.push(match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
        false
    }
}

/// Returns the diagnostic for two items that would have the same name in the
/// bindings.
pub(super) fn collision(message: String, span: Span) -> Diagnostic {
    Diagnostic::new(&rules::NAME_COLLISION, span, message)
}

/// Checks that the methods of each resource have distinct names:
///
/// ```toml
/// [endpoint."orders.get"]   # whose query is optional
/// [endpoint."orders.get_with"]
/// ```
///
/// An endpoint whose name is taken is omitted.
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
    let mut invalid = BTreeSet::new();
    for (span, endpoint) in endpoints.iter() {
        // Compared as identifiers, since a keyword may get an underscore.
        let method = names::ident(&endpoint.method).to_string();
        let key = (endpoint.resource().to_owned(), method);
        let (first, note) = match (taken.get(&key), made.get(&key)) {
            (Some(first), _) => (*first, "the other is here".to_owned()),
            (None, Some((first, id))) => (
                *first,
                format!(
                    "`{id}` also generates this method, because its query or headers are optional"
                ),
            ),
            (None, None) => {
                taken.insert(key, *span);
                continue;
            }
        };
        let (resource, method) = key;
        let message =
            format!("two methods of `{resource}` would both be named `{method}` in the bindings");
        diagnostics.push(collision(message, *span).related(first, note));
        invalid.insert(endpoint.id.clone());
    }
    endpoints.retain(|(_, endpoint)| !invalid.contains(&endpoint.id));
}
