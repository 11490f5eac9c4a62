//! The examples of a spec as data, for code that needs values of its types.

use super::example;
use durianpay_codegen::model::{Spec, Type};
use serde_json::{Map, Value, json};

/// Composes the examples of a spec: of each type by its cases, of the response of each operation, and of
/// each event.
#[must_use]
pub fn examples(spec: &Spec) -> Value {
    json!({
        "types": types(spec),
        "operations": operations(spec),
        "events": events(spec),
    })
}

fn types(spec: &Spec) -> Map<String, Value> {
    let names = spec.objects.keys();
    let types = names.map(|name| {
        let cases = example::object_examples(spec, name).into_iter();
        (name.clone(), Value::Object(cases.collect()))
    });
    types.collect()
}

/// A response of an object refers to its type.
fn operations(spec: &Spec) -> Map<String, Value> {
    let returning = spec.endpoints().filter_map(|endpoint| {
        let value = match endpoint.returns.as_ref()? {
            Type::Object(name) => json!({"type": name}),
            other => {
                let example = example::type_examples(spec, other).into_iter().next();
                json!({"value": example?.1})
            }
        };
        Some((endpoint.id.clone(), value))
    });
    returning.collect()
}

fn events(spec: &Spec) -> Map<String, Value> {
    let Some(webhook) = &spec.webhook else {
        return Map::new();
    };
    let members = spec.unions.get(&webhook.union).map(|union| &union.members);
    let members = members.into_iter().flatten();
    let Some(notification) = spec.objects.get(&webhook.notification) else {
        return Map::new();
    };
    let payloads = members.map(|member| {
        let payload = example::case_example(spec, notification, member);
        (member.value.clone(), payload)
    });
    payloads.collect()
}
