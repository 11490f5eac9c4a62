//! `paths`: every endpoint at its place.

use super::operation::operation;
use super::shared;
use durianpay_codegen::model::{Endpoint, Spec};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A path and a method, and the endpoints that have both.
pub(super) struct Place<'s> {
    /// The path, with the placeholders of the first endpoint at any method.
    pub(super) path: &'s str,
    /// The method, lower case.
    pub(super) verb: String,
    pub(super) endpoints: Vec<&'s Endpoint>,
}

impl Place<'_> {
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

/// Where the endpoints are. `OpenAPI` has one operation for a path and a
/// method, and takes paths that differ in the names of placeholders for one.
pub(super) fn places(spec: &Spec) -> Vec<Place<'_>> {
    let mut paths: BTreeMap<String, &str> = BTreeMap::new();
    let mut places: BTreeMap<(&str, String), Vec<&Endpoint>> = BTreeMap::new();
    for endpoint in spec.endpoints() {
        let path = *paths.entry(shape(&endpoint.path)).or_insert(&endpoint.path);
        let verb = endpoint.verb.to_ascii_lowercase();
        places.entry((path, verb)).or_default().push(endpoint);
    }
    places
        .into_iter()
        .map(|((path, verb), endpoints)| Place {
            path,
            verb,
            endpoints,
        })
        .collect()
}

/// All operations, by path and method.
pub(super) fn paths(spec: &Spec) -> Map<String, Value> {
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for place in places(spec) {
        let operation = match place.endpoints.as_slice() {
            [endpoint] if !place.is_shared() => operation(spec, endpoint).finish(),
            _ => shared::operation(spec, &place),
        };
        let item = paths.entry(place.path).or_default();
        item.insert(place.verb, operation);
    }
    paths
        .into_iter()
        .map(|(path, item)| (path.to_owned(), Value::Object(item)))
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
