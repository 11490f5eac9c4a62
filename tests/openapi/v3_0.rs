//! Version 3.0 must express the same in its own keywords.

use crate::document::{shipped, spec, v3_0, walk};
use serde_json::{Value, json};

/// Returns whether a node has keys or values that 3.0 does not support.
fn is_foreign(node: &Value) -> bool {
    let is_list = |key: &str| node.get(key).is_some_and(Value::is_array);
    let is_null = node.get("type") == Some(&Value::from("null"));
    let has_neighbours = node.as_object().is_some_and(|keys| keys.len() > 1);
    is_list("type")
        || is_null
        || node.get("const").is_some_and(|value| !value.is_object())
        || node.get("$ref").is_some_and(Value::is_string) && has_neighbours
}

#[test]
fn no_3_1_keywords_are_left() {
    let document = v3_0(&shipped());
    assert_eq!(document["openapi"], "3.0.3");
    assert_eq!(document.get("webhooks"), None);
    assert_eq!(document["x-webhooks"].as_object().unwrap().len(), 15);
    walk(&document, "", &mut |place, node| {
        assert!(!is_foreign(node), "{place}: {node}");
        let examples = node.get("examples");
        assert!(!examples.is_some_and(Value::is_array), "{place}: {node}");
    });
}

/// Keywords in examples, and properties with the names of keywords, are unchanged.
#[test]
fn keywords_are_converted() {
    let spec = spec(
        "
        [resource.things]
        [endpoint.\"things.create\"]
        http = \"POST /things\"
        body = \"Thing\"
        retry = \"never\"
        [type.Thing.fields]
        both     = { type = \"string\", also = \"number\", nullable = true, max_length = 3 }
        const    = { type = \"string\", const = \"c\" }
        examples = { type = \"string\", nullable = true, example = \"e\" }
        other    = { type = \"Other?\", nullable = true, doc = \"D.\" }
        type     = { type = \"Other?\", doc = \"D.\" }
        [type.Other.fields]
        name     = { type = \"string\", example = \"n\" }",
    );
    let document = v3_0(&spec);
    let properties = &document["components"]["schemas"]["Thing"]["properties"];
    let extension =
        json!({"type": "string", "also": ["number"], "nullable": true, "max_length": 3});
    let other = json!([{"$ref": "#/components/schemas/Other"}]);
    let nullable = json!({"type": "Other", "nullable": true});
    assert_eq!(
        *properties,
        json!({
            "both": {
                "anyOf": [
                    {"type": "string", "maxLength": 3, "nullable": true},
                    {"type": "number", "nullable": true},
                ],
                "x-spec": extension,
            },
            "const": {"type": "string", "enum": ["c"]},
            "examples": {"type": "string", "nullable": true, "example": "e"},
            "other": {"allOf": other, "nullable": true, "description": "D.", "x-spec": nullable},
            "type": {"allOf": other, "description": "D."},
        })
    );
    let body = &document["paths"]["/things"]["post"]["requestBody"];
    assert_eq!(
        body["content"]["application/json"]["examples"]["example"]["value"],
        json!({"both": "tex", "const": "c", "examples": "e", "other": {"name": "n"}, "type": {"name": "n"}})
    );
}
