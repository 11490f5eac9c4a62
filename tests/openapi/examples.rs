//! Every example must match its schema.

use crate::document::{faults, specs, v3_1, walk};
use durianpay_test_support::schemas::Schemas;
use serde_json::Value;

/// Returns the examples of bodies and responses, each with the position of its content.
fn examples(document: &Value) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    walk(document, "", &mut |place, node| {
        if place.ends_with("/application~1json") {
            let examples = node["examples"].as_object().into_iter().flatten();
            found.extend(examples.map(|(_, example)| (place.to_owned(), &example["value"])));
        }
    });
    found
}

#[test]
fn body_examples_match_their_schema() {
    let mut count = 0;
    for (name, spec) in specs() {
        let document = v3_1(&spec);
        let schemas = Schemas::new(&document);
        for (place, example) in examples(&document) {
            let faults = faults(&schemas.at(&format!("{place}/schema")), example);
            assert_eq!(faults, Vec::<String>::new(), "{name}: {place}: {example}");
            count += 1;
        }
    }
    assert!(count > 280, "only {count} examples were seen");
}

#[test]
fn single_examples_match_their_schema() {
    let mut count = 0;
    for (name, spec) in specs() {
        let document = v3_1(&spec);
        let schemas = Schemas::new(&document);
        walk(&document, "", &mut |place, node| {
            let examples = node.get("examples").and_then(Value::as_array);
            let values: Vec<&Value> = examples
                .into_iter()
                .flatten()
                .chain(node.get("default").filter(|_| place.contains("/schema")))
                .collect();
            if values.is_empty() || place.ends_with("/properties") || place.ends_with("responses") {
                return;
            }
            let validator = schemas.at(place);
            for value in values {
                let faults = faults(&validator, value);
                assert_eq!(faults, Vec::<String>::new(), "{name}{place}: {value}");
                count += 1;
            }
        });
    }
    assert!(count > 500, "only {count} values were seen");
}
