//! `paths`: every endpoint at its route.

use super::operation::operation;
use super::route::routes;
use super::shared;
use durianpay_codegen::model::Spec;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Builds all operations by path and method.
pub(super) fn paths(spec: &Spec) -> Map<String, Value> {
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for route in routes(spec) {
        let operation = match route.endpoints.as_slice() {
            [endpoint] if !route.is_shared() => operation(spec, endpoint).finish(),
            _ => shared::operation(spec, &route),
        };
        let item = paths.entry(route.path).or_default();
        item.insert(route.verb, operation);
    }
    paths
        .into_iter()
        .map(|(path, item)| (path.to_owned(), Value::Object(item)))
        .collect()
}
