//! Objects, and the list of all schemas of the document.

use super::about::{NodeKind, describe};
use super::node::Node;
use super::{choice, enumeration, field, language, union};
use durianpay_codegen::model::{Field, Object, Spec};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Builds `components.schemas`, by name.
pub(super) fn schemas(spec: &Spec) -> Map<String, Value> {
    let mut schemas: BTreeMap<String, Value> = BTreeMap::new();
    for (name, item) in &spec.enums {
        schemas.insert(name.clone(), enumeration::enumeration(item));
    }
    for (name, item) in &spec.ids {
        schemas.insert(name.clone(), enumeration::id(item));
    }
    for item in spec.choices.values() {
        schemas.extend(choice::schemas(spec, item));
    }
    for (name, item) in &spec.objects {
        schemas.insert(name.clone(), object(spec, item));
        schemas.extend(union::cases(spec, item));
    }
    schemas.into_iter().collect()
}

fn object(spec: &Spec, object: &Object) -> Value {
    let Object {
        about,
        name,
        fields,
        any_of,
        is_input,
    } = object;
    let holds_union = union::held_by(spec, object).next().is_some();
    let is_notification = spec
        .webhook
        .as_ref()
        .is_some_and(|webhook| webhook.notification == *name);
    let mut node = Node::default();
    if is_notification {
        node = Node::generated();
    } else if holds_union {
        node.say("fields", language::fields(fields));
    }
    node.set("type", "object");
    describe(&mut node, about, NodeKind::Full, &[]);
    if !holds_union {
        node.set_all(members(fields, *is_input));
    }
    if !any_of.is_empty() {
        node.say("any_of", any_of.clone());
    }
    let constraints = union::choices(spec, object)
        .into_iter()
        .chain(at_least_one_of_each(any_of));
    node.set_all(together(constraints.collect()));
    node.finish()
}

/// Builds `properties` and `required`.
fn members(fields: &[Field], is_input: bool) -> Map<String, Value> {
    let properties: Map<String, Value> = fields
        .iter()
        .map(|one| (one.wire.clone(), field::property(one, is_input).finish()))
        .collect();
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| !field.optional)
        .map(|field| field.wire.as_str())
        .collect();
    let mut members = Map::from_iter([("properties".to_owned(), Value::Object(properties))]);
    // OpenAPI 3.0 does not allow an empty list.
    if !required.is_empty() {
        members.insert("required".to_owned(), Value::from(required));
    }
    members
}

/// Builds the constraint that each group has at least one field: not all fields of a group may be
/// absent. `anyOf` with `required` would be simpler, but code generators treat that as a choice of
/// types and lose the fields.
fn at_least_one_of_each(groups: &[Vec<String>]) -> Option<Map<String, Value>> {
    let absent = |name: &String| json!({"not": {"required": [name]}});
    let mut lacking: Vec<Value> = groups
        .iter()
        .filter(|group| !group.is_empty())
        .map(|group| json!({"allOf": group.iter().map(absent).collect::<Vec<_>>()}))
        .collect();
    let all = match lacking.len() {
        0 => return None,
        1 => lacking.remove(0),
        _ => json!({"anyOf": lacking}),
    };
    Some(Map::from_iter([("not".to_owned(), all)]))
}

/// Merges several constraints: side by side, or under `allOf` if they use the same keywords.
fn together(constraints: Vec<Map<String, Value>>) -> Map<String, Value> {
    let mut merged = Map::new();
    let mut count = 0;
    for constraint in &constraints {
        count += constraint.len();
        merged.extend(constraint.clone());
    }
    if merged.len() == count {
        return merged;
    }
    Map::from_iter([("allOf".to_owned(), Value::from_iter(constraints))])
}
