//! Documents for tests, and iterators over them.

use durianpay_cli::openapi::{Edition, Version, document};
use durianpay_codegen::model::Spec;
use durianpay_codegen::{Source, read};
use durianpay_test_support::specs;
use serde_json::Value;
use std::path::Path;

pub(crate) fn spec_of(sources: &[Source]) -> Spec {
    let (spec, diagnostics) = read(sources);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    spec
}

/// Reads an inline spec.
pub(crate) fn spec(text: &str) -> Spec {
    spec_of(&[Source::new("spec.toml", text)])
}

pub(crate) fn shipped() -> Spec {
    spec_of(&specs::shipped())
}

pub(crate) fn v3_1(spec: &Spec) -> Value {
    document(spec, &Edition::default(), Version::V3_1)
}

pub(crate) fn v3_0(spec: &Spec) -> Value {
    document(spec, &Edition::default(), Version::V3_0)
}

/// Returns the shipped spec and all valid fixtures, by name.
pub(crate) fn specs() -> Vec<(String, Spec)> {
    const FIXTURES: &str = "fixtures/valid";
    let fixtures = specs::names(FIXTURES).map(|name| {
        let sources = specs::read(&Path::new(FIXTURES).join(&name));
        (name, spec_of(&sources))
    });
    fixtures
        .chain([("shipped".to_owned(), shipped())])
        .collect()
}

/// Returns all operations, with path and method.
pub(crate) fn operations(document: &Value) -> Vec<(&str, &str, &Value)> {
    let paths = document["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, item)| {
        let item = item.as_object().unwrap();
        item.iter()
            .map(|(verb, operation)| (path.as_str(), verb.as_str(), operation))
    });
    operations.collect()
}

/// Returns all webhooks, with their names.
pub(crate) fn webhooks(document: &Value) -> Vec<(&str, &Value)> {
    let webhooks = document.get("webhooks").or(document.get("x-webhooks"));
    let webhooks = webhooks.and_then(Value::as_object).into_iter().flatten();
    webhooks
        .map(|(name, item)| (name.as_str(), &item["post"]))
        .collect()
}

/// Returns the target of a `$ref`, or the node itself.
pub(crate) fn resolved<'d>(document: &'d Value, node: &'d Value) -> &'d Value {
    match node.get("$ref").and_then(Value::as_str) {
        Some(target) => at(document, target).unwrap(),
        None => node,
    }
}

/// Returns the target of a reference such as `#/components/schemas/Order`.
pub(crate) fn at<'d>(document: &'d Value, target: &str) -> Option<&'d Value> {
    document.pointer(target.strip_prefix('#')?)
}

/// Escapes a key for a JSON pointer.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Visits all objects of the document, depth first, with their JSON pointers. Examples and the
/// extension `x-spec` are values, not parts of the document.
pub(crate) fn walk<'d>(node: &'d Value, place: &str, see: &mut dyn FnMut(&str, &'d Value)) {
    match node {
        Value::Object(entries) => {
            for (key, value) in entries {
                if !matches!(key.as_str(), "x-spec" | "examples" | "example" | "default") {
                    walk(value, &format!("{place}/{}", escaped(key)), see);
                }
            }
            see(place, node);
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &format!("{place}/{index}"), see);
            }
        }
        _ => {}
    }
}

/// Lists the validation errors of a value, with their positions.
pub(crate) fn faults(validator: &jsonschema::Validator, value: &Value) -> Vec<String> {
    validator
        .iter_errors(value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}
