//! The exported document as progenitor takes it.
//!
//! It asks for one type of success and one of error for each operation. So of the
//! responses there stay the success and `default`, as `4XX`, which has the error that
//! all error responses share. Of properties with one name in Rust (`currency`, `Currency`)
//! the first stays: it makes two fields of that name. Examples, descriptions of error responses and extensions go, since no
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
            // It takes `default` for a success too.
            if let Some(error_response) = responses.remove("default") {
                responses.insert("4XX".to_owned(), error_response);
            }
        }
    }
}

/// The names of the operations, as progenitor calls its methods.
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

/// Removes what no code is made of. A property may have any name, so what stands
/// under `properties` is left.
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
    fn one_success_and_one_error_stay() {
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
    fn of_two_properties_with_one_name_in_rust_the_first_stays() {
        let mut document =
            json!({"properties": {"OrderRefID": {}, "order_ref_id": {"type": "string"}}});
        reduce(&mut document);
        assert_eq!(document, json!({"properties": {"OrderRefID": {}}}));
    }

    #[test]
    fn a_property_may_be_called_like_a_remark() {
        let mut document =
            json!({"x-spec": 1, "example": 2, "properties": {"example": {"example": 3}}});
        reduce(&mut document);
        assert_eq!(document, json!({"properties": {"example": {}}}));
    }
}
