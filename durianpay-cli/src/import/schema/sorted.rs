//! The cases of a choice, by the kind of their JSON.

use super::forms::{is_choice, is_object};
use crate::import::node::{Document, Node};
use crate::import::parts::{Parts, gather_described, is_null};
use std::collections::BTreeSet;

/// The cases of a choice, by the kind of their JSON.
#[derive(Default)]
pub(super) struct Kinds<'d> {
    pub(super) texts: Vec<Node<'d>>,
    pub(super) integers: Vec<Node<'d>>,
    pub(super) numbers: Vec<Node<'d>>,
    pub(super) booleans: Vec<Node<'d>>,
    pub(super) lists: Vec<Node<'d>>,
    pub(super) objects: Vec<(Node<'d>, Parts<'d>)>,
    pub(super) maps: Vec<Parts<'d>>,
    pub(super) nullable: bool,
    /// The pointers of the cases so far.
    pub(super) seen: BTreeSet<String>,
}

impl Kinds<'_> {
    /// Counts the members that the kinds make if the objects are told apart.
    pub(super) fn count(&self) -> usize {
        let Self {
            texts,
            integers,
            numbers,
            booleans,
            lists,
            objects,
            maps,
            nullable: _,
            seen: _,
        } = self;
        let scalars = [texts, integers, numbers, booleans, lists];
        let scalars = scalars.iter().filter(|cases| !cases.is_empty()).count();
        scalars + objects.len() + usize::from(!maps.is_empty())
    }
}

impl<'d> Kinds<'d> {
    /// Adds a case to those of its kind.
    /// Returns `None` if its kind is not known.
    pub(super) fn sort(&mut self, document: Document<'d>, case: &Node<'d>) -> Option<()> {
        let case = document.follow(case).ok()?;
        if !self.seen.insert(case.pointer.clone()) {
            return Some(());
        }
        if is_null(&case) {
            self.nullable = true;
            return Some(());
        }
        self.nullable |= case.is_nullable();
        if is_choice(&case) && !case.has("properties") && !case.has("allOf") {
            for inner in ["oneOf", "anyOf"].iter().flat_map(|key| case.items_of(key)) {
                self.sort(document, &inner)?;
            }
            return Some(());
        }
        let mut types = case.types();
        if types.is_empty() {
            types.push(implied_type(&case)?);
        }
        for one in &types {
            let node = if types.len() > 1 {
                Node {
                    json: case.json,
                    pointer: format!("{}/type/{one}", case.pointer),
                }
            } else {
                case.clone()
            };
            match *one {
                "string" => self.texts.push(node),
                "integer" => self.integers.push(node),
                "number" => self.numbers.push(node),
                "boolean" => self.booleans.push(node),
                "array" => self.lists.push(node),
                "object" => {
                    let parts = gather_described(document, &node)?;
                    if parts.fields.is_empty() {
                        self.maps.push(parts);
                    } else {
                        self.objects.push((node, parts));
                    }
                }
                _ => return None,
            }
        }
        Some(())
    }
}

/// Returns the type of a schema without `type`.
fn implied_type(schema: &Node<'_>) -> Option<&'static str> {
    let values = schema.items_of("enum");
    let constant = schema.get("const");
    let mut values = values.iter().chain(&constant).map(|value| value.json);
    if let Some(first) = values.next() {
        let is_text = first.is_string() && values.all(serde_json::Value::is_string);
        return is_text.then_some("string");
    }
    if schema.has("allOf") || is_object(schema) {
        return Some("object");
    }
    schema.has("items").then_some("array")
}
