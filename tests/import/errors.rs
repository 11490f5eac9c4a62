//! The fields of error bodies, and the headers of all operations.

use crate::features::imported;
use durianpay_cli::import::Options;
use durianpay_codegen::model::{FieldPath, Spec};
use durianpay_codegen::{Source, read};
use serde_json::{Value, json};

fn spec(document: &Value) -> (Spec, String) {
    let imported = imported(&document.to_string(), &Options::default());
    let sources: Vec<Source> = imported
        .files
        .iter()
        .map(|file| Source::new(&file.name, &file.text))
        .collect();
    let (spec, diagnostics) = read(&sources);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    (spec, imported.report.to_string())
}

fn document(error: &Value, parameters: &Value) -> Value {
    let operation = |id: &str| {
        json!({
            "operationId": id,
            "parameters": parameters,
            "responses": {
                "200": {"description": "OK"},
                "400": {"description": "No.", "content": {"application/json": {"schema": error}}},
            },
        })
    };
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Toko", "version": "1"},
        "paths": {"/a": {"get": operation("getA")}, "/b": {"get": operation("getB")}},
        "components": {"schemas": {"Loop": {
            "type": "object",
            "properties": {
                "error": {"$ref": "#/components/schemas/Loop"},
                "code": {"type": "string"},
            },
        }}},
    })
}

fn paths(paths: &[FieldPath]) -> Vec<String> {
    paths.iter().map(FieldPath::to_string).collect()
}

#[test]
fn the_fields_of_an_error_may_be_inside_of_an_object() {
    let text = json!({"type": "string"});
    let (spec, _) = spec(&document(
        &json!({"type": "object", "properties": {
            "error": {"type": "object", "properties": {"message": text, "error.code": text}},
            "request_id": text,
        }}),
        &json!([]),
    ));
    let error = spec.api.unwrap().error.unwrap();
    assert_eq!(paths(&error.message), ["error.message"]);
    assert_eq!(paths(&error.code), [r#"error."error.code""#]);
    assert_eq!(paths(&error.request_id), ["request_id"]);
}

/// The object becomes `json`, so that its fields have no names in the spec.
#[test]
fn an_error_that_contains_itself_is_imported() {
    let (spec, _) = spec(&document(
        &json!({"type": "object", "properties": {"error": {"$ref": "#/components/schemas/Loop"}}}),
        &json!([]),
    ));
    let error = spec.api.unwrap().error.unwrap();
    assert_eq!(paths(&error.code), ["error.code"]);
    let (spec, _) = self::spec(&document(
        &json!({"$ref": "#/components/schemas/Loop"}),
        &json!([]),
    ));
    let error = spec.api.unwrap().error.unwrap();
    assert_eq!(paths(&error.code), ["code"]);
}

#[test]
fn a_header_of_all_operations_with_one_value_belongs_to_the_api() {
    let header = |name: &str, schema: Value, is_required: bool| json!({"name": name, "in": "header", "required": is_required, "schema": schema});
    let (spec, report) = spec(&document(
        &json!({"type": "object"}),
        &json!([
            header(
                "Api-Version",
                json!({"type": "string", "enum": ["2024-05-13"]}),
                true
            ),
            header("X-Number", json!({"type": "integer", "const": 2}), true),
            header(
                "X-Optional",
                json!({"type": "string", "enum": ["a"]}),
                false
            ),
            header("X-Two", json!({"type": "string", "enum": ["a", "b"]}), true),
            header("X-Odd", json!({"type": "string", "enum": [" a"]}), true),
        ]),
    ));
    let headers = &spec.api.as_ref().unwrap().headers;
    let headers: Vec<(&str, &str)> = headers
        .iter()
        .map(|header| (header.name.as_str(), header.value.as_str()))
        .collect();
    assert_eq!(headers, [("Api-Version", "2024-05-13"), ("X-Number", "2")]);
    let object = spec.endpoints().next().and_then(|one| one.headers.clone());
    let fields = &spec.objects[&object.unwrap()].fields;
    let fields: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    assert_eq!(fields, ["X-Optional", "X-Two", "X-Odd"]);
    assert!(
        report.contains("the header `Api-Version` has the value `2024-05-13` in all operations")
    );
}

#[test]
fn a_header_that_another_operation_lacks_belongs_to_its_operation() {
    let header = json!([{"name": "Api-Version", "in": "header", "required": true, "schema": {"const": "1"}}]);
    let mut document = document(&json!({"type": "object"}), &header);
    document["paths"]["/b"]["get"]["parameters"] = json!([]);
    let (spec, _) = spec(&document);
    assert!(spec.api.as_ref().unwrap().headers.is_empty());
    let with = spec.endpoints().filter(|one| one.headers.is_some());
    assert_eq!(with.count(), 1);
}

#[test]
fn a_header_without_a_valid_name_is_left_out() {
    let header = |name: &str| json!({"name": name, "in": "header", "schema": {"type": "string"}});
    let parameters = json!([header(""), header("X Odd"), header("X-Good")]);
    let (spec, report) = spec(&document(&json!({"type": "object"}), &parameters));
    let object = spec.endpoints().next().and_then(|one| one.headers.clone());
    let fields = &spec.objects[&object.unwrap()].fields;
    let fields: Vec<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    assert_eq!(fields, ["X-Good"]);
    assert!(report.contains("the header `` has no valid name, and is not carried over"));
    assert!(report.contains("the header `X Odd` has no valid name, and is not carried over"));
}
