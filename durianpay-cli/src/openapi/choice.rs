//! Unions that are values by themselves: each is a `oneOf` in a separate schema.

use super::about::{NodeKind, describe};
use super::node::{Node, reference, schema_reference};
use super::ty;
use durianpay_codegen::model::{Choice, ChoiceMember, Spec};
use serde_json::{Map, Value, json};

/// The suffix of the case for all other tags. No member has this name, because the check reserves
/// it.
const OTHERS: &str = "Unknown";

/// Builds the schemas of a union, by name: its own, and those of its cases. The table of the union
/// is a part of the extension of the document, so readers of the spec skip them.
pub(super) fn schemas(spec: &Spec, choice: &Choice) -> Vec<(String, Value)> {
    let mut node = Node::generated();
    describe(&mut node, &choice.about, NodeKind::Full, &[]);
    match &choice.tag {
        Some(tag) => tagged(spec, choice, tag, node),
        None => vec![(choice.name.clone(), untagged(choice, node))],
    }
}

/// Builds `oneOf` with a `discriminator`. A content that does not describe the tag gets a case that
/// does.
fn tagged(spec: &Spec, choice: &Choice, tag: &str, mut node: Node) -> Vec<(String, Value)> {
    let mut schemas = Vec::new();
    let mut refs = Vec::new();
    let mut mapping = Map::new();
    for member in &choice.members {
        let content = ty::expression(&member.ty);
        let name = if spec.writes_tag(tag, member) {
            content
        } else {
            let name = format!("{}_{}", choice.name, member.name);
            schemas.push((name.clone(), case(member, tag, &content)));
            name
        };
        mapping.insert(member.value.clone(), reference("schemas", &name).into());
        refs.push(Value::Object(schema_reference(&name)));
    }
    let name = format!("{}_{OTHERS}", choice.name);
    refs.push(Value::Object(schema_reference(&name)));
    schemas.push((name, others(choice, tag)));
    node.set("oneOf", refs);
    node.set(
        "discriminator",
        json!({"propertyName": tag, "mapping": mapping}),
    );
    schemas.push((choice.name.clone(), node.finish()));
    schemas
}

fn case(member: &ChoiceMember, tag: &str, content: &str) -> Value {
    let mut node = Node::generated();
    if !member.about.doc.is_empty() {
        node.set("description", member.about.doc.as_str());
    }
    let constant = json!({"type": "string", "const": member.value});
    node.set(
        "allOf",
        json!([
            schema_reference(content),
            {"type": "object", "properties": {tag: constant}, "required": [tag]},
        ]),
    );
    node.finish()
}

fn others(choice: &Choice, tag: &str) -> Value {
    let members = choice.members.iter();
    let known: Vec<&str> = members.map(|member| member.value.as_str()).collect();
    let mut tag_schema = json!({"type": "string"});
    // An empty `enum` is not a valid schema.
    if !known.is_empty() {
        tag_schema["not"] = json!({"enum": known});
    }
    let mut node = Node::generated();
    node.set("type", "object");
    node.set(
        "description",
        format!("Any other `{tag}`. Only known values are listed."),
    );
    node.set("properties", json!({tag: tag_schema}));
    node.set("required", json!([tag]));
    node.finish()
}

/// Builds `anyOf`, since an integer is also a number, and an object may have the fields of two
/// members.
fn untagged(choice: &Choice, mut node: Node) -> Value {
    let members = choice.members.iter();
    let cases = members.map(|member| {
        let mut schema = ty::schema(&member.ty);
        let doc = &member.about.doc;
        // A description beside a reference would describe the type.
        if !doc.is_empty() && !schema.contains_key("$ref") {
            schema.insert("description".to_owned(), doc.as_str().into());
        }
        Value::Object(schema)
    });
    node.set("anyOf", cases.collect::<Vec<_>>());
    node.finish()
}
