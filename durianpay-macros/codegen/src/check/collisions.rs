//! Identifiers that the bindings make of names of the spec, so that no two are
//! the same.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Endpoint, Spec};
use crate::names;
use crate::rules;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The identifiers that are taken in one namespace of the generated code.
pub(super) struct Identifiers {
    /// What the namespace contains, in the plural, for messages: `resources`.
    contents: String,
    /// What to do about a collision, where the rule's own help is not enough.
    help: Option<&'static str>,
    /// Where each identifier comes from.
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

    /// Creates the namespace of the fields or variants of a type, which can be
    /// renamed.
    pub(super) fn for_parts_of(owner: &str) -> Self {
        Self {
            help: Some("give one of them a name for code: `name = \"…\"`"),
            ..Self::new(&format!("parts of `{owner}`"))
        }
    }

    /// Adds identifiers that are taken already.
    pub(super) fn with_taken(mut self, taken: impl IntoIterator<Item = (String, Span)>) -> Self {
        self.taken.extend(taken);
        self
    }

    /// Takes `name` for what stands at `span`. Reports a collision and returns
    /// `false` if something else has the name.
    pub(super) fn claim(&mut self, diagnostics: &mut Diagnostics, name: &str, span: Span) -> bool {
        let Some(first) = self.taken.get(name) else {
            self.taken.insert(name.to_owned(), span);
            return true;
        };
        let contents = &self.contents;
        let message = format!("two {contents} would both be called `{name}` in code");
        let diagnostic = collision(message, span).related(*first, "the other is here");
        diagnostics.push(match self.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
        false
    }
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
    let mut invalid = BTreeSet::new();
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
        invalid.insert(endpoint.id.clone());
    }
    endpoints.retain(|(_, endpoint)| !invalid.contains(&endpoint.id));
}
