//! `paths`: every endpoint at its place.

use super::operation::{operation, operation_id};
use durianpay_codegen::model::Spec;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// All operations, by path and method.
///
/// A path and a method have one operation in `OpenAPI`, and two paths that
/// differ in the names of placeholders count as one. Where endpoints share
/// them, all but the first get a fragment, which clients do not send.
pub(super) fn paths(spec: &Spec) -> Map<String, Value> {
    let mut paths: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    let mut shapes: BTreeMap<String, &str> = BTreeMap::new();
    for endpoint in spec.endpoints() {
        let verb = endpoint.verb.to_ascii_lowercase();
        let known = shapes
            .entry(shape(&endpoint.path))
            .or_insert(&endpoint.path);
        let is_taken = |path: &str| paths.get(path).is_some_and(|item| item.contains_key(&verb));
        let place = if *known == endpoint.path && !is_taken(&endpoint.path) {
            endpoint.path.clone()
        } else {
            format!("{}#{}", endpoint.path, operation_id(endpoint))
        };
        paths
            .entry(place)
            .or_default()
            .insert(verb, operation(spec, endpoint));
    }
    paths
        .into_iter()
        .map(|(path, item)| (path, Value::Object(item)))
        .collect()
}

/// The path without the names of its placeholders: `/orders/{}`.
fn shape(path: &str) -> String {
    path.split('/')
        .map(|segment| {
            if segment.starts_with('{') {
                "{}"
            } else {
                segment
            }
        })
        .collect::<Vec<_>>()
        .join("/")
}
