//! Properties that every tool relies on.

use crate::document::{at, operations, resolved, specs, v3_0, v3_1, walk, webhooks};
use serde_json::Value;
use std::collections::BTreeSet;

/// Returns all specs in both versions.
fn documents() -> Vec<(String, Value)> {
    let specs = specs();
    let both = specs.iter().flat_map(|(name, spec)| {
        [
            (format!("{name} 3.1"), v3_1(spec)),
            (format!("{name} 3.0"), v3_0(spec)),
        ]
    });
    both.collect()
}

#[test]
fn every_reference_can_be_resolved() {
    let mut count = 0;
    for (name, document) in documents() {
        walk(&document, "", &mut |place, node| {
            let mapping = node.get("mapping").and_then(Value::as_object);
            let targets = mapping.into_iter().flatten().map(|(_, target)| target);
            for target in targets.chain(node.get("$ref")).filter_map(Value::as_str) {
                assert!(at(&document, target).is_some(), "{name}{place}: {target}");
                count += 1;
            }
        });
    }
    assert!(count > 1500, "only {count} references were seen");
}

#[test]
fn operation_ids_are_unique_names() {
    for (name, document) in documents() {
        let mut seen = BTreeSet::new();
        let paths = operations(&document).into_iter();
        let all = paths
            .map(|(.., operation)| operation)
            .chain(webhooks(&document).into_iter().map(|(_, post)| post));
        for operation in all {
            let id = operation["operationId"].as_str().unwrap();
            assert!(seen.insert(id), "{name}: {id} twice");
            let is_name = id
                .chars()
                .all(|one| one.is_ascii_alphanumeric() || one == '_');
            assert!(is_name, "{name}: {id}");
        }
    }
}

#[test]
fn every_placeholder_has_its_parameter() {
    for (name, document) in documents() {
        for (path, verb, operation) in operations(&document) {
            let placeholders: BTreeSet<&str> = path
                .split('/')
                .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
                .collect();
            let none = Vec::new();
            let parameters = operation["parameters"].as_array().unwrap_or(&none).iter();
            let of_path: BTreeSet<&str> = parameters
                .map(|parameter| resolved(&document, parameter))
                .filter(|parameter| parameter["in"] == "path" && parameter["required"] == true)
                .map(|parameter| parameter["name"].as_str().unwrap())
                .collect();
            assert_eq!(of_path, placeholders, "{name}: {verb} {path}");
        }
    }
}

/// A path must occur once, whatever the names of its placeholders.
#[test]
fn paths_are_unique_without_placeholder_names() {
    for (name, document) in documents() {
        let mut seen = BTreeSet::new();
        for path in document["paths"].as_object().unwrap().keys() {
            let shape: Vec<&str> = path
                .split('/')
                .map(|segment| {
                    if segment.starts_with('{') {
                        "{}"
                    } else {
                        segment
                    }
                })
                .collect();
            assert!(seen.insert(shape.join("/")), "{name}: {path}");
        }
    }
}

#[test]
fn every_response_is_described() {
    for (name, document) in documents() {
        for (path, verb, operation) in operations(&document) {
            let responses = operation["responses"].as_object().unwrap();
            assert!(!responses.is_empty(), "{name}: {verb} {path}");
            for (status, response) in responses {
                let description = &resolved(&document, response)["description"];
                assert!(description.is_string(), "{name}: {verb} {path} {status}");
            }
        }
    }
}

/// A schema that requires a property must describe it.
#[test]
fn required_properties_are_described() {
    for (name, document) in documents() {
        walk(&document, "", &mut |place, node| {
            let (Some(required), Some(properties)) = (
                node.get("required").and_then(Value::as_array),
                node.get("properties").and_then(Value::as_object),
            ) else {
                return;
            };
            for key in required.iter().filter_map(Value::as_str) {
                assert!(properties.contains_key(key), "{name}{place}: {key}");
            }
        });
    }
}

/// `OpenAPI` 3.0 rejects empty lists.
#[test]
fn no_list_of_a_schema_is_empty() {
    for (name, document) in documents() {
        walk(&document, "", &mut |place, node| {
            for key in ["enum", "required", "oneOf", "anyOf", "allOf"] {
                let list = node.get(key).and_then(Value::as_array);
                assert!(
                    list.is_none_or(|list| !list.is_empty()),
                    "{name}{place}/{key}"
                );
            }
        });
    }
}
