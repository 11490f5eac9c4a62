//! The fields of an object that several schemas describe.

use super::node::{Document, Node};

/// The known parts of an object.
#[derive(Debug, Default, Clone)]
pub(super) struct Parts<'d> {
    pub(super) fields: Vec<Part<'d>>,
    /// The schema of members that are not listed.
    pub(super) others: Option<Node<'d>>,
}

/// A field and the schemas that describe it: more than one if the objects of a choice describe it
/// differently.
#[derive(Debug, Clone)]
pub(super) struct Part<'d> {
    pub(super) wire: &'d str,
    pub(super) cases: Vec<Node<'d>>,
    pub(super) required: bool,
}

/// The keywords that describe the structure of a value, and do not just annotate it.
const STRUCTURE: [&str; 11] = [
    "$ref",
    "properties",
    "required",
    "items",
    "enum",
    "const",
    "allOf",
    "oneOf",
    "anyOf",
    "additionalProperties",
    "prefixItems",
];

/// Checks whether a schema describes the structure of a value. `type: object` alone, in addition
/// to a reference, adds nothing.
pub(super) fn is_structural(schema: &Node<'_>) -> bool {
    let kinds = schema.types();
    STRUCTURE.iter().any(|key| schema.has(key)) || !(kinds.is_empty() || kinds == ["object"])
}

/// Checks whether a schema only lists required fields.
pub(super) fn is_requirement(schema: &Node<'_>) -> bool {
    schema.has("required")
        && schema
            .members()
            .iter()
            .all(|(key, _)| matches!(*key, "required" | "title" | "description" | "type"))
}

/// Checks whether a schema accepts only `null`.
pub(super) fn is_null(schema: &Node<'_>) -> bool {
    let is_null_type = schema.string("type") == Some("null") || schema.strings("type") == ["null"];
    let values = schema.items_of("enum");
    is_null_type || matches!(values.as_slice(), [one] if *one.json == serde_json::Value::Null)
}

/// Collects the fields of `schema` and of the schemas that it is composed of, or `None` if any of
/// them is not an object.
pub(super) fn gather<'d>(document: Document<'d>, schema: &Node<'d>) -> Option<Parts<'d>> {
    gather_within(document, schema, &mut Vec::new())
}

/// Collects the fields like [`gather`], of a schema that is known to describe an object, although it
/// may also describe other types.
pub(super) fn gather_described<'d>(document: Document<'d>, schema: &Node<'d>) -> Option<Parts<'d>> {
    gather_object(document, schema, &mut vec![schema.pointer.clone()])
}

/// Collects the fields of a schema without those of its cases.
pub(super) fn gather_own<'d>(document: Document<'d>, schema: &Node<'d>) -> Option<Parts<'d>> {
    gather_fields(document, schema, &mut vec![schema.pointer.clone()])
}

fn gather_within<'d>(
    document: Document<'d>,
    schema: &Node<'d>,
    open: &mut Vec<String>,
) -> Option<Parts<'d>> {
    let schema = document.follow(schema).ok()?;
    let kinds = schema.types();
    let is_object = schema.is_object()
        && (kinds.is_empty() || kinds == ["object"])
        && !schema.has("enum")
        && !schema.has("const")
        && (is_structural(&schema) || kinds == ["object"]);
    if !is_object || open.contains(&schema.pointer) {
        return None;
    }
    open.push(schema.pointer.clone());
    let parts = gather_object(document, &schema, open);
    open.pop();
    parts
}

fn gather_object<'d>(
    document: Document<'d>,
    schema: &Node<'d>,
    open: &mut Vec<String>,
) -> Option<Parts<'d>> {
    let mut parts = gather_fields(document, schema, open)?;
    for key in ["oneOf", "anyOf"] {
        let cases = schema.items_of(key);
        // A case that extends this object lists its own fields.
        let is_open = |case: &Node<'d>| {
            let target = document.follow(case);
            target.is_ok_and(|target| open.len() > 1 && open.contains(&target.pointer))
        };
        if cases.iter().any(is_open) {
            continue;
        }
        let cases: Vec<_> = cases
            .iter()
            .filter(|case| !is_null(case) && !is_requirement(case))
            .map(|case| gather_within(document, case, open))
            .collect::<Option<_>>()?;
        if !cases.is_empty() {
            parts.join(alternatives(cases));
        }
    }
    let required = schema.strings("required");
    for part in &mut parts.fields {
        part.required |= required.contains(&part.wire);
    }
    Some(parts)
}

fn gather_fields<'d>(
    document: Document<'d>,
    schema: &Node<'d>,
    open: &mut Vec<String>,
) -> Option<Parts<'d>> {
    let mut parts = Parts::default();
    for part in schema
        .items_of("allOf")
        .iter()
        .filter(|part| is_structural(part))
    {
        parts.join(gather_within(document, part, open)?);
    }
    for (wire, case) in schema.members_of("properties") {
        parts.add(wire, case);
    }
    let required = schema.strings("required");
    for part in &mut parts.fields {
        part.required |= required.contains(&part.wire);
    }
    if let Some(others) = schema.get("additionalProperties")
        && others.is_object()
    {
        parts.others = Some(others);
    }
    Some(parts)
}

impl<'d> Parts<'d> {
    /// Adds a field. A later description of the same field refines the earlier one.
    fn add(&mut self, wire: &'d str, case: Node<'d>) {
        self.insert(Part {
            wire,
            cases: vec![case],
            required: false,
        });
    }

    fn insert(&mut self, part: Part<'d>) {
        match self.fields.iter_mut().find(|known| known.wire == part.wire) {
            Some(known) => {
                known.cases = part.cases;
                known.required |= part.required;
            }
            None => self.fields.push(part),
        }
    }

    pub(super) fn join(&mut self, other: Self) {
        for part in other.fields {
            self.insert(part);
        }
        self.others = other.others.or(self.others.take());
    }
}

/// Merges the fields of all objects of a choice. A field is required if all of them require it.
pub(super) fn alternatives(choices: Vec<Parts<'_>>) -> Parts<'_> {
    let count = choices.len();
    let mut all = Parts::default();
    let mut holders: Vec<usize> = Vec::new();
    for choice in choices {
        all.others = all.others.or(choice.others);
        for part in choice.fields {
            match all.fields.iter().position(|known| known.wire == part.wire) {
                Some(index) => {
                    holders[index] += 1;
                    let known = &mut all.fields[index];
                    known.required &= part.required;
                    for case in part.cases {
                        if !known.cases.iter().any(|known| known.json == case.json) {
                            known.cases.push(case);
                        }
                    }
                }
                None => {
                    holders.push(1);
                    all.fields.push(part);
                }
            }
        }
    }
    for (part, holders) in all.fields.iter_mut().zip(holders) {
        part.required &= holders == count;
    }
    all
}

/// Merges the fields of the objects of a choice.
pub(super) fn gather_choice<'d>(document: Document<'d>, cases: &[Node<'d>]) -> Option<Parts<'d>> {
    let cases = cases
        .iter()
        .map(|case| gather(document, case))
        .collect::<Option<_>>()?;
    Some(alternatives(cases))
}
