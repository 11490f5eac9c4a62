use super::converted;
use serde_json::{Value, json};

fn document() -> Value {
    json!({
        "swagger": "2.0", "info": {"title": "Toko", "version": "1"},
        "host": "api.example.com", "basePath": "/v1", "schemes": ["https"], "consumes": ["application/json"],
        "parameters": {"Limit": {"name": "limit", "in": "query", "type": "integer", "maximum": 9},
            "Body": {"name": "body", "in": "body", "required": true, "schema": {"$ref": "#/definitions/Order"}}},
        "securityDefinitions": {"basic": {"type": "basic"},
            "oauth": {"type": "oauth2", "flow": "application", "tokenUrl": "https://a.example", "scopes": {}}},
        "definitions": {"Order": {"type": "object", "discriminator": "kind",
            "properties": {"kind": {"type": "string"}, "note": {"type": "string", "x-nullable": true}}}},
        "paths": {"/orders": {
            "parameters": [{"$ref": "#/parameters/Limit"}],
            "get": {"parameters": [{"name": "ids", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
                    {"name": "tags", "in": "query", "type": "array", "items": {"type": "string"}}],
                "responses": {"200": {"description": "It.", "schema": {"type": "array", "items": {"$ref": "#/definitions/Order"}}}}},
            "post": {"parameters": [{"$ref": "#/parameters/Body"}], "responses": {"204": {"description": "Done."}}},
            "put": {"parameters": [{"name": "file", "in": "formData", "type": "file", "required": true},
                {"name": "note", "in": "formData", "type": "string"}], "responses": {}}
        }}
    })
}

#[test]
fn servers_schemas_and_security_are_converted() {
    let openapi = converted(document());
    assert_eq!(openapi["openapi"], "3.0.3");
    assert_eq!(
        openapi["servers"],
        json!([{"url": "https://api.example.com/v1"}])
    );
    let order = &openapi["components"]["schemas"]["Order"];
    assert_eq!(order["discriminator"], json!({"propertyName": "kind"}));
    assert_eq!(order["properties"]["note"]["nullable"], true);
    let schemes = &openapi["components"]["securitySchemes"];
    assert_eq!(schemes["basic"], json!({"type": "http", "scheme": "basic"}));
    let flows = json!({"clientCredentials": {"tokenUrl": "https://a.example", "scopes": {}}});
    assert_eq!(schemes["oauth"]["flows"], flows);
}

#[test]
fn operations_are_converted() {
    let openapi = converted(document());
    let item = &openapi["paths"]["/orders"];
    assert_eq!(
        item["parameters"],
        json!([{"$ref": "#/components/parameters/Limit"}])
    );
    let parameters = &item["get"]["parameters"];
    assert_eq!(parameters[0]["explode"], true);
    assert_eq!(parameters[1]["explode"], false);
    assert_eq!(parameters[1]["schema"]["items"], json!({"type": "string"}));
    let list = &item["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    assert_eq!(list["items"]["$ref"], "#/components/schemas/Order");
    let body = &item["post"]["requestBody"];
    assert_eq!(body["required"], true);
    assert_eq!(
        body["content"]["application/json"]["schema"]["$ref"],
        "#/components/schemas/Order"
    );
    let form = &item["put"]["requestBody"]["content"]["multipart/form-data"]["schema"];
    assert_eq!(form["required"], json!(["file"]));
    assert_eq!(
        form["properties"]["file"],
        json!({"type": "string", "format": "binary"})
    );
}

#[test]
fn other_documents_are_unchanged() {
    for document in [
        json!({"openapi": "3.0.3"}),
        json!({"swagger": "1.2"}),
        json!([]),
    ] {
        assert_eq!(converted(document.clone()), document);
    }
}
