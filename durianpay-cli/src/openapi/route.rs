//! The paths and methods of a document, with the endpoints that each stands for.

use durianpay_codegen::model::{Endpoint, Spec};
use std::collections::BTreeMap;

/// A path and a method, and the endpoints that have both.
pub(super) struct Route<'s> {
    /// The path, with the placeholders of the first endpoint at any method.
    pub(super) path: &'s str,
    /// The method, lower case.
    pub(super) verb: String,
    pub(super) endpoints: Vec<&'s Endpoint>,
}

impl Route<'_> {
    /// Whether one operation cannot be the one endpoint: there are several, or
    /// the placeholders have other names.
    pub(super) fn is_shared(&self) -> bool {
        self.endpoints.len() > 1
            || self
                .endpoints
                .iter()
                .any(|endpoint| endpoint.path != self.path)
    }
}

/// All routes of a spec. `OpenAPI` has one operation for a path and a
/// method, and takes paths that differ in the names of placeholders for one.
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

/// The path without the names of its placeholders: `/orders/{}`.
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

/// Whether a segment of a path is a placeholder.
pub(super) fn is_placeholder(segment: &str) -> bool {
    segment.starts_with('{')
}
