//! The fields of an object that several schemas describe.

use super::node::{Document, Node};
use std::collections::{BTreeSet, HashMap};

/// The largest number of schemas that are composed of one another, each of the next.
const DEEPEST: usize = 2_000;

/// The known parts of an object.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts<'d> {
    pub(super) fields: Vec<Part<'d>>,
    /// The schema of members that are not listed.
    pub(super) others: Option<Node<'d>>,
    /// The names that are required, including those that no schema describes.
    pub(super) required: BTreeSet<&'d str>,
    /// The places of `fields`, by name.
    places: HashMap<&'d str, usize>,
}

/// A field and the schemas that describe it.
#[derive(Debug, Clone)]
pub(super) struct Part<'d> {
    pub(super) wire: &'d str,
    /// The schemas of which a value matches one: more than one if the objects of a choice describe the
    /// field differently.
    pub(super) cases: Vec<Node<'d>>,
    /// Further schemas that a value matches as well, since parts of an `allOf` describe the same field.
    pub(super) refined: Vec<Node<'d>>,
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
    Gatherer::new(document).gather(schema)
}

/// Collects the fields like [`gather`], of a schema that is known to describe an object, although it
/// may also describe other types.
pub(super) fn gather_described<'d>(document: Document<'d>, schema: &Node<'d>) -> Option<Parts<'d>> {
    Gatherer::within(document, schema).object(schema)
}

/// Collects the fields of a schema without those of its cases.
pub(super) fn gather_own<'d>(document: Document<'d>, schema: &Node<'d>) -> Option<Parts<'d>> {
    Gatherer::within(document, schema).fields(schema)
}

/// Collects parts, each schema once: schemas may share others, level by level.
struct Gatherer<'d> {
    document: Document<'d>,
    /// The schemas that are being read, outermost first.
    open: Vec<String>,
    known: HashMap<String, Option<Parts<'d>>>,
}

impl<'d> Gatherer<'d> {
    fn new(document: Document<'d>) -> Self {
        Self {
            document,
            open: Vec::new(),
            known: HashMap::new(),
        }
    }

    /// Creates a gatherer that is reading a schema.
    fn within(document: Document<'d>, schema: &Node<'d>) -> Self {
        Self {
            open: vec![schema.pointer.clone()],
            ..Self::new(document)
        }
    }

    fn gather(&mut self, schema: &Node<'d>) -> Option<Parts<'d>> {
        let schema = self.document.follow(schema).ok()?;
        let kinds = schema.types();
        let is_object = schema.is_object()
            && (kinds.is_empty() || kinds == ["object"])
            && !schema.has("enum")
            && !schema.has("const")
            && (is_structural(&schema) || kinds == ["object"]);
        if !is_object {
            return None;
        }
        if !["allOf", "oneOf", "anyOf"]
            .iter()
            .any(|key| schema.has(key))
        {
            return self.object(&schema);
        }
        if let Some(known) = self.known.get(&schema.pointer) {
            return known.clone();
        }
        if self.open.contains(&schema.pointer) || self.open.len() >= DEEPEST {
            return None;
        }
        self.open.push(schema.pointer.clone());
        let parts = self.object(&schema);
        self.open.pop();
        // A schema that is composed of itself is no object, from wherever it is reached.
        self.known.insert(schema.pointer, parts.clone());
        parts
    }

    fn object(&mut self, schema: &Node<'d>) -> Option<Parts<'d>> {
        let mut parts = self.fields(schema)?;
        for key in ["oneOf", "anyOf"] {
            let cases = schema.items_of(key);
            // A case that extends this object lists its own fields.
            let is_open = |case: &Node<'d>| {
                let target = self.document.follow(case);
                target
                    .is_ok_and(|target| self.open.len() > 1 && self.open.contains(&target.pointer))
            };
            if cases.iter().any(is_open) {
                continue;
            }
            let cases: Vec<_> = cases
                .iter()
                .filter(|case| !is_null(case) && !is_requirement(case))
                .map(|case| self.gather(case))
                .collect::<Option<_>>()?;
            if !cases.is_empty() {
                parts.join(alternatives(cases));
            }
        }
        for part in &mut parts.fields {
            part.required |= parts.required.contains(part.wire);
        }
        Some(parts)
    }

    /// Collects the fields without those of the cases of a choice.
    fn fields(&mut self, schema: &Node<'d>) -> Option<Parts<'d>> {
        let mut parts = Parts::default();
        for part in schema
            .items_of("allOf")
            .iter()
            .filter(|part| is_structural(part))
        {
            parts.join(self.gather(part)?);
        }
        for (wire, case) in schema.members_of("properties") {
            parts.insert(Part {
                wire,
                cases: vec![case],
                refined: Vec::new(),
                required: false,
            });
        }
        parts.required.extend(schema.strings("required"));
        for part in &mut parts.fields {
            part.required |= parts.required.contains(part.wire);
        }
        if let Some(others) = schema.get("additionalProperties")
            && others.is_object()
        {
            parts.others = Some(others);
        }
        Some(parts)
    }
}

impl Part<'_> {
    /// Describes a field that is refined by cases alone: by its constants, or else by all of its schemas.
    fn flatten(&mut self) {
        if self.refined.is_empty() {
            return;
        }
        let has_values = |node: &Node<'_>| node.has("enum") || node.has("const");
        match self.refined.iter().rev().find(|node| has_values(node)) {
            Some(narrow) => self.cases = vec![narrow.clone()],
            None if self.cases.iter().any(has_values) => {}
            None => self.cases.extend(std::mem::take(&mut self.refined)),
        }
        self.refined.clear();
    }
}

impl<'d> Parts<'d> {
    /// Adds a field. Another description of a known field is one more that its values match.
    fn insert(&mut self, part: Part<'d>) {
        let Some(known) = self.places.get(part.wire).copied() else {
            self.places.insert(part.wire, self.fields.len());
            self.fields.push(part);
            return;
        };
        let Some(known) = self.fields.get_mut(known) else {
            return;
        };
        known.required |= part.required;
        if let ([_], [_]) = (known.cases.as_slice(), part.cases.as_slice()) {
            let more = part.cases.into_iter().chain(part.refined);
            for more in more {
                let mut all = known.cases.iter().chain(&known.refined);
                if !all.any(|one| one.json == more.json) {
                    known.refined.push(more);
                }
            }
        } else if part.cases.len() < known.cases.len() {
            // One of the two is a choice: the narrower one describes it better.
            known.cases = part.cases;
            known.refined = part.refined;
        }
    }

    pub(super) fn join(&mut self, other: Self) {
        for part in other.fields {
            self.insert(part);
        }
        self.required.extend(other.required);
        self.others = other.others.or(self.others.take());
    }
}

/// Merges the fields of all objects of a choice. A field is required if all of them require it.
pub(super) fn alternatives(choices: Vec<Parts<'_>>) -> Parts<'_> {
    let count = choices.len();
    let mut all = Parts::default();
    let mut holders: Vec<usize> = Vec::new();
    let mut required: HashMap<&str, usize> = HashMap::new();
    for choice in choices {
        all.others = all.others.or(choice.others);
        for name in choice.required {
            *required.entry(name).or_default() += 1;
        }
        for mut part in choice.fields {
            if count > 1 {
                part.flatten();
            }
            let place = all.places.get(part.wire).copied();
            match place
                .and_then(|place| Some((holders.get_mut(place)?, all.fields.get_mut(place)?)))
            {
                Some((holders, known)) => {
                    *holders += 1;
                    known.required &= part.required;
                    for case in part.cases {
                        if !known.cases.iter().any(|known| known.json == case.json) {
                            known.cases.push(case);
                        }
                    }
                }
                None => {
                    holders.push(1);
                    all.places.insert(part.wire, all.fields.len());
                    all.fields.push(part);
                }
            }
        }
    }
    for (part, holders) in all.fields.iter_mut().zip(holders) {
        part.required &= holders == count;
    }
    let of_all = required
        .into_iter()
        .filter(|(_, holders)| *holders == count);
    all.required = of_all.map(|(name, _)| name).collect();
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

/// Merges the descriptions of one object, of which a value matches all.
pub(super) fn join_all<'d>(descriptions: impl Iterator<Item = Parts<'d>>) -> Parts<'d> {
    let mut all = Parts::default();
    for parts in descriptions {
        all.join(parts);
    }
    for part in &mut all.fields {
        part.required |= all.required.contains(part.wire);
    }
    all
}
