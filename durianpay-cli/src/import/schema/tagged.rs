//! Unions of objects that a property inside of them tells apart: `discriminator`, inheritance by
//! `allOf`, and constants.

use super::forms::is_choice;
use super::reader::SchemaReader;
use crate::import::annotations;
use crate::import::draft::{Known, TypeBody, ValueDraft};
use crate::import::names::within;
use crate::import::node::Node;
use crate::import::parts::{Parts, gather, gather_own, is_null};
use crate::import::ty::Ty;
use crate::import::unions::{inside, tag_values};
use std::collections::BTreeSet;

/// A case of a union: the values of its tag, and its schema.
struct Case<'d> {
    values: Vec<String>,
    schema: Node<'d>,
    parts: Parts<'d>,
}

impl<'d> SchemaReader<'_, 'd> {
    /// Reads a schema with `discriminator`, whose cases are listed or extend it. Returns `None` if
    /// it has no cases, or if a property inside of them does not tell them apart.
    pub(super) fn by_discriminator(
        &mut self,
        schema: &Node<'d>,
        cases: &[Node<'d>],
        place: &str,
    ) -> Option<ValueDraft> {
        let discriminator = schema.get("discriminator")?;
        let tag = discriminator.string("propertyName")?;
        let heirs;
        let listed = if is_choice(schema) {
            cases
        } else {
            heirs = self.cx.heirs(schema);
            heirs.as_slice()
        };
        let mut mapped: Vec<(&str, Node<'d>)> = Vec::new();
        for (value, target) in discriminator.members_of("mapping") {
            let target = self.mapped(target.json.as_str()?)?;
            if is_plain_choice(&target) {
                return None;
            }
            mapped.push((value, target));
        }
        let mut found: Vec<Case<'d>> = Vec::new();
        let targets = mapped.iter().map(|(_, target)| target.clone());
        let mut open: Vec<Node<'d>> = listed.iter().cloned().chain(targets).collect();
        open.reverse();
        let mut seen = BTreeSet::new();
        while let Some(schema) = open.pop() {
            let schema = self.cx.document.follow(&schema).ok()?;
            if is_null(&schema) || !seen.insert(schema.pointer.clone()) {
                continue;
            }
            if is_plain_choice(&schema) {
                let cases = ["oneOf", "anyOf"]
                    .iter()
                    .flat_map(|key| schema.items_of(key));
                open.extend(cases.collect::<Vec<_>>().into_iter().rev());
                continue;
            }
            let parts = gather(self.cx.document, &schema)?;
            let values = mapped
                .iter()
                .filter(|(_, target)| target.pointer == schema.pointer)
                .map(|(value, _)| (*value).to_owned());
            let mut values: Vec<String> = values.collect();
            if values.is_empty() {
                values = match tag_values(self.cx.document, &parts, tag) {
                    Some(values) if values.is_empty() => vec![implied(&schema)?],
                    Some(values) => values,
                    None => return None,
                };
            }
            found.push(Case {
                values,
                schema,
                parts,
            });
        }
        // An enum that lists the values of all cases says nothing about one of them.
        if has_overlaps(&found) {
            for case in found.iter_mut().filter(|case| case.values.len() > 1) {
                let is_mapped = mapped
                    .iter()
                    .any(|(_, at)| at.pointer == case.schema.pointer);
                if !is_mapped {
                    case.values = vec![implied(&case.schema)?];
                }
            }
        }
        self.define_tagged(schema, tag, found, place)
    }

    /// Reads a choice of objects that each require a property with a different constant.
    pub(super) fn by_constants(
        &mut self,
        schema: &Node<'d>,
        cases: &[Node<'d>],
        place: &str,
    ) -> Option<ValueDraft> {
        if cases.len() < 2 {
            return None;
        }
        let document = self.cx.document;
        let read = |case: &Node<'d>| {
            let schema = document.follow(case).ok()?;
            if is_choice(&schema) {
                return None;
            }
            Some((schema.clone(), gather(document, &schema)?))
        };
        let all: Vec<_> = cases.iter().map(read).collect::<Option<_>>()?;
        let (_, first) = all.first()?;
        let tag = first.fields.iter().map(|part| part.wire).find(|wire| {
            let mut seen = BTreeSet::new();
            all.iter().all(|(_, parts)| {
                let is_required = parts
                    .fields
                    .iter()
                    .any(|part| part.wire == *wire && part.required);
                let values = tag_values(document, parts, wire).unwrap_or_default();
                is_required
                    && !values.is_empty()
                    && values.into_iter().all(|value| seen.insert(value))
            })
        })?;
        let cases = all.into_iter().map(|(schema, parts)| Case {
            values: tag_values(document, &parts, tag).unwrap_or_default(),
            schema,
            parts,
        });
        self.define_tagged(schema, tag, cases.collect(), place)
    }

    /// Finds the schema that `mapping` names: by a reference, or by the name of a component.
    fn mapped(&self, target: &str) -> Option<Node<'d>> {
        let found = if target.starts_with('#') {
            self.cx.document.find(target)
        } else {
            let pointer = format!("#/components/schemas/{target}");
            self.cx.document.find(&pointer)
        };
        self.cx.document.follow(&found.ok()?).ok()
    }

    fn define_tagged(
        &mut self,
        schema: &Node<'d>,
        tag: &str,
        cases: Vec<Case<'d>>,
        place: &str,
    ) -> Option<ValueDraft> {
        if cases.is_empty() || has_overlaps(&cases) {
            return None;
        }
        let name = self.cx.claim_union(schema, place);
        let about = annotations::about(self.cx, schema);
        let own = gather_own(self.cx.document, schema)?;
        let mut members = Vec::new();
        for case in cases {
            let object = self.member(schema, &own, &case, &name);
            let values = case.values.into_iter();
            members.extend(values.map(|value| (value, Ty::Named(object.clone()))));
        }
        let table = inside(about, tag, members);
        self.cx
            .define(name.clone(), &schema.pointer, TypeBody::Union(table));
        Some(ValueDraft::named(&name))
    }

    /// Defines the object of a case, which also has the fields beside the choice.
    fn member(&mut self, union: &Node<'d>, own: &Parts<'d>, case: &Case<'d>, name: &str) -> String {
        let Case {
            values,
            schema,
            parts,
        } = case;
        let lacks = |wire: &str| !parts.fields.iter().any(|part| part.wire == wire);
        let lacks_own = own.fields.iter().any(|part| lacks(part.wire));
        let component = self.cx.components.get(&schema.pointer).cloned();
        let first = values.first().map_or("", String::as_str);
        let place = component.unwrap_or_else(|| within(name, first));
        if lacks_own {
            let mut all = own.clone();
            all.join(parts.clone());
            let node = Node {
                json: schema.json,
                pointer: format!("{}/cases/{}", union.pointer, schema.pointer),
            };
            let place = within(name, &place);
            return self.object_at(&node, &place, all);
        }
        self.object_of(union, schema, parts.clone(), &place)
    }

    /// Defines the object that a schema describes as a member of a union.
    pub(super) fn object_of(
        &mut self,
        union: &Node<'d>,
        schema: &Node<'d>,
        parts: Parts<'d>,
        place: &str,
    ) -> String {
        if let Some(
            Known::Claimed(known)
            | Known::Done(ValueDraft {
                ty: Ty::Named(known),
                ..
            }),
        ) = self.cx.known.get(&schema.pointer)
            && self.cx.is_object(known)
        {
            return known.clone();
        }
        let is_union =
            schema.has("discriminator") && (is_choice(schema) || !self.cx.heirs(schema).is_empty());
        let is_known = self.cx.known.contains_key(&schema.pointer);
        let is_open = matches!(self.cx.known.get(&schema.pointer), Some(Known::Open));
        if is_union || is_known && !is_open || schema.pointer == union.pointer {
            // The name of the schema belongs to the union that it is.
            let node = Node {
                json: schema.json,
                pointer: format!("{}/object", schema.pointer),
            };
            return self.object_at(&node, &format!("{place}Object"), parts);
        }
        let name = self.object_at(schema, place, parts);
        let mut value = ValueDraft::named(&name);
        value.nullable = schema.is_nullable();
        self.cx
            .known
            .insert(schema.pointer.clone(), Known::Done(value));
        name
    }

    /// Defines an object, unless it is known already.
    pub(super) fn object_at(&mut self, node: &Node<'d>, place: &str, parts: Parts<'d>) -> String {
        if let Some(Known::Claimed(name)) = self.cx.known.get(&node.pointer) {
            return name.clone();
        }
        let value = self.define_object(node, place, parts);
        value.ty.name().unwrap_or(place).to_owned()
    }
}

/// Checks whether two cases have a value of the tag in common.
fn has_overlaps(cases: &[Case<'_>]) -> bool {
    let mut seen = BTreeSet::new();
    let mut values = cases.iter().flat_map(|case| &case.values);
    !values.all(|value| seen.insert(value))
}

/// Checks whether a schema is nothing but a choice.
fn is_plain_choice(schema: &Node<'_>) -> bool {
    is_choice(schema) && !schema.has("properties") && !schema.has("allOf")
}

/// Returns the value of the tag that a schema implies: its name.
fn implied(schema: &Node<'_>) -> Option<String> {
    let given = schema.string("x-ms-discriminator-value");
    let name = || schema.is_component().then(|| schema.last_step());
    given.map(str::to_owned).or_else(name)
}
