//! The routes of a document, and the endpoints at each of them.

use durianpay_codegen::model::{Endpoint, Spec};
use std::collections::BTreeMap;

/// A path and a method, and the endpoints that share them.
pub(super) struct Route<'s> {
    /// The path, with the placeholder names of the first endpoint at that path.
    pub(super) path: &'s str,
    /// The method in lower case.
    pub(super) verb: String,
    pub(super) endpoints: Vec<&'s Endpoint>,
}

impl Route<'_> {
    /// Checks whether a single operation cannot represent a single endpoint, because there are
    /// several, or because the placeholders have other names.
    pub(super) fn is_shared(&self) -> bool {
        self.endpoints.len() > 1
            || self
                .endpoints
                .iter()
                .any(|endpoint| endpoint.path != self.path)
    }
}

/// Returns all routes of a spec. `OpenAPI` has one operation for each path and method, and does not
/// distinguish paths that differ only in placeholder names.
pub(super) fn routes(spec: &Spec) -> Vec<Route<'_>> {
    let mut paths: BTreeMap<String, &str> = BTreeMap::new();
    let mut routes: BTreeMap<(&str, String), Vec<&Endpoint>> = BTreeMap::new();
    for endpoint in spec.endpoints() {
        let path = *paths.entry(shape(&endpoint.path)).or_insert(&endpoint.path);
        let verb = endpoint.verb.to_ascii_lowercase();
        routes.entry((path, verb)).or_default().push(endpoint);
    }
    routes
        .into_iter()
        .map(|((path, verb), endpoints)| Route {
            path,
            verb,
            endpoints,
        })
        .collect()
}

/// Returns the path without placeholder names: `/orders/{}`.
fn shape(path: &str) -> String {
    let segments = path.split('/');
    segments
        .map(|segment| {
            if is_placeholder(segment) {
                "{}"
            } else {
                segment
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}

/// Checks whether a path segment is a placeholder.
pub(super) fn is_placeholder(segment: &str) -> bool {
    segment.starts_with('{')
}
