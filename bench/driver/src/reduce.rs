//! Reduces the exported document to the subset that progenitor supports.
//!
//! progenitor requires one success type and one error type per operation. So only the success and `default` are kept,
//! the latter as `4XX` with the common error body. Of properties with the same Rust name (`currency`, `Currency`)
//! only the first is kept, since progenitor would generate two fields with this name. Examples, descriptions of error
//! responses and extensions are removed, because they do not affect the generated code. Nothing is edited manually.
//! code is made of them. Nothing is edited by hand.

use durianpay_codegen::names::snake;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Reduces a document.
pub(crate) fn reduce(document: &mut Value) {
    strip(document);
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    let operations = paths
        .into_iter()
        .flat_map(|paths| paths.values_mut())
        .filter_map(Value::as_object_mut)
        .flat_map(|path| path.values_mut());
    for operation in operations {
        if let Some(responses) = operation
            .get_mut("responses")
            .and_then(Value::as_object_mut)
        {
            responses.retain(|status, _| status.starts_with('2') || status == "default");
            // progenitor would also treat `default` as a success.
            if let Some(error_response) = responses.remove("default") {
                responses.insert("4XX".to_owned(), error_response);
            }
        }
    }
}

/// Returns the names of the operations, which are the method names in progenitor.
pub(crate) fn operations(document: &Value) -> Vec<String> {
    let paths = document.get("paths").and_then(Value::as_object);
    let operations = paths
        .into_iter()
        .flat_map(|paths| paths.values())
        .filter_map(Value::as_object)
        .flat_map(|path| path.values());
    operations
        .filter_map(|operation| Some(operation.get("operationId")?.as_str()?.to_owned()))
        .collect()
}

/// Removes the members that do not affect generated code. Properties may have any name, so the
/// names under `properties` are kept.
fn strip(node: &mut Value) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match node {
            Value::Object(members) => {
                members.retain(|key, _| !is_remark(key));
                for (key, value) in members {
                    if key != "properties" || !value.is_object() {
                        open.push(value);
                    } else if let Value::Object(named) = value {
                        keep_first_of_a_name(named);
                        open.extend(named.values_mut());
                    }
                }
            }
            Value::Array(items) => open.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

fn keep_first_of_a_name(properties: &mut Map<String, Value>) {
    let mut names = BTreeSet::new();
    properties.retain(|name, _| names.insert(snake(name)));
}

fn is_remark(key: &str) -> bool {
    key.starts_with("x-") || matches!(key, "example" | "examples")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_success_and_one_error_are_kept() {
        let mut document = json!({"paths": {"/orders": {"get": {"responses": {
            "200": {}, "404": {}, "default": {},
        }}}}});
        reduce(&mut document);
        assert_eq!(
            document,
            json!({"paths": {"/orders": {"get": {"responses": {
                "200": {}, "4XX": {},
            }}}}})
        );
    }

    #[test]
    fn the_first_property_of_a_rust_name_is_kept() {
        let mut document =
            json!({"properties": {"OrderRefID": {}, "order_ref_id": {"type": "string"}}});
        reduce(&mut document);
        assert_eq!(document, json!({"properties": {"OrderRefID": {}}}));
    }

    #[test]
    fn a_property_may_be_named_like_an_annotation() {
        let mut document =
            json!({"x-spec": 1, "example": 2, "properties": {"example": {"example": 3}}});
        reduce(&mut document);
        assert_eq!(document, json!({"properties": {"example": {}}}));
    }
}
