//! Objects, unions, enumerations, ids.

use super::fields::{check_fields, claim, no_name};
use super::{Checker, Kind, by_name, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Enum, EnumValue, Field, Id, Member, Object, Spec, Type, Union};
use crate::names;
use crate::raw::{RawEnum, RawObject, RawUnion};
use crate::source::{At, Span};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(cx: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    for raw in &checker.raw.ids {
        if checker.is_first(&raw.name) {
            let id = Id {
                about: checker.about(cx, &raw.common, raw.name.span),
                name: raw.name.value.clone(),
                prefix: raw.prefix.as_ref().map(|prefix| prefix.value.clone()),
            };
            spec.ids.insert(id.name.clone(), id);
        }
    }
    for raw in &checker.raw.enums {
        if checker.is_first(&raw.name) {
            let enumeration = check_enum(cx, checker, raw);
            spec.enums.insert(enumeration.name.clone(), enumeration);
        }
    }
    for raw in &checker.raw.unions {
        if checker.is_first(&raw.name) {
            let union = check_union(cx, checker, raw);
            spec.unions.insert(union.name.clone(), union);
        }
    }
    for raw in &checker.raw.objects {
        if checker.is_first(&raw.name) {
            let object = check_object(cx, checker, raw);
            spec.objects.insert(object.name.clone(), object);
        }
    }
}

impl Checker<'_> {
    /// Whether the thing of that name is the one that counts: soundly named
    /// and not the second of its name.
    pub(super) fn is_first(&self, name: &At<String>) -> bool {
        self.index
            .names
            .get(name.as_str())
            .is_some_and(|(_, span)| *span == name.span)
    }

    fn is_object(&self, name: &str) -> bool {
        matches!(self.index.names.get(name), Some((Kind::Object, _)))
    }

    /// A name that has to be an object type: `body = "CreateOrder"`.
    pub(super) fn object(
        &self,
        cx: &mut Diagnostics,
        key: &str,
        name: Option<&At<String>>,
    ) -> Option<String> {
        let name = name?;
        if self.is_object(name.as_str()) {
            return Some(name.value.clone());
        }
        let objects = self
            .index
            .names
            .iter()
            .filter_map(|(name, (kind, _))| matches!(kind, Kind::Object).then_some(*name));
        let message = if self.index.names.contains_key(name.as_str()) {
            format!(
                "`{key}` has to be an object type, and `{}` is none",
                name.value
            )
        } else {
            format!("no object type `{}` is known", name.value)
        };
        let unknown = Diagnostic::new("unknown-type", name.span, message);
        let unknown = cx.suggest(unknown, &name.value, objects);
        cx.push(unknown);
        None
    }
}

fn check_enum(cx: &mut Diagnostics, checker: &Checker<'_>, raw: &RawEnum) -> Enum {
    let mut variants = Variants::new(raw.name.value.clone());
    let values = raw
        .values
        .iter()
        .filter_map(|value| {
            Some(EnumValue {
                about: checker.about(cx, &value.common, value.value.span),
                value: value.value.value.clone(),
                name: variants.name(cx, &value.value, value.rename.as_ref())?,
                marks: check_marks(cx, &value.marks),
            })
        })
        .collect();
    Enum {
        about: checker.about(cx, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        values,
    }
}

/// ```toml
/// completed = { doc = "Paid.", is = ["Final"] }
/// ```
fn check_marks(cx: &mut Diagnostics, marks: &[At<String>]) -> Vec<String> {
    let mut sound = Vec::new();
    for mark in marks {
        if names::is_plain_name(mark.as_str()) {
            sound.push(mark.value.clone());
        } else {
            cx.push(
                Diagnostic::new(
                    "mark-name",
                    mark.span,
                    format!("`{}` cannot be a mark", mark.value),
                )
                .help(super::PLAIN_NAME),
            );
        }
    }
    sound
}

fn check_union(cx: &mut Diagnostics, checker: &Checker<'_>, raw: &RawUnion) -> Union {
    if raw.members.is_empty() {
        cx.push(
            Diagnostic::new(
                "union-without-members",
                raw.name.span,
                format!("the union `{}` has no members", raw.name.value),
            )
            .help(format!(
                "add `[union.{}.members]`, or use `json`",
                raw.name.value
            )),
        );
    }
    let mut variants = Variants::new(raw.name.value.clone());
    let members = raw
        .members
        .iter()
        .filter_map(|member| {
            Some(Member {
                about: checker.about(cx, &member.common, member.value.span),
                value: member.value.value.clone(),
                name: variants.name(cx, &member.value, member.rename.as_ref())?,
                object: checker.object(cx, "type", member.ty.as_ref())?,
            })
        })
        .collect();
    Union {
        about: checker.about(cx, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        tag: raw
            .tag
            .as_ref()
            .map_or_else(|| "type".to_owned(), |tag| tag.value.clone()),
        members,
        is_input: false,
    }
}

/// The variants of one Rust enum, so that no two get one name.
pub(super) struct Variants {
    owner: String,
    taken: BTreeMap<String, Span>,
}

impl Variants {
    pub(super) fn new(owner: String) -> Self {
        Self {
            owner,
            taken: BTreeMap::new(),
        }
    }

    pub(super) fn name(
        &mut self,
        cx: &mut Diagnostics,
        value: &At<String>,
        rename: Option<&At<String>>,
    ) -> Option<String> {
        let given = rename.unwrap_or(value);
        let name = names::avoid(names::pascal(&given.value), &["Unknown", "Self"]);
        if name.is_empty() {
            cx.push(no_name(given));
            return None;
        }
        claim(cx, &mut self.taken, &self.owner, name, given.span)
    }
}

fn check_object(cx: &mut Diagnostics, checker: &Checker<'_>, raw: &RawObject) -> Object {
    let fields = check_fields(cx, checker, &raw.name.value, BTreeMap::new(), &raw.fields);
    check_tags(cx, checker, raw, &fields);
    let wires: BTreeSet<&str> = fields.iter().map(|field| field.wire.as_str()).collect();
    let any_of = raw
        .any_of
        .iter()
        .map(|group| check_group(cx, group, &wires))
        .collect();
    Object {
        about: checker.about(cx, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        fields,
        any_of,
        is_input: false,
    }
}

/// The tag of a union field is not a field itself:
///
/// ```toml
/// type    = "string"
/// request = "ChargeMethod"   # a union with tag = "type"
/// ```
///
/// nor is it the tag of two fields:
///
/// ```toml
/// request = "ChargeMethod"
/// refund  = "RefundMethod"   # a union with tag = "type" too
/// ```
fn check_tags(cx: &mut Diagnostics, checker: &Checker<'_>, raw: &RawObject, fields: &[Field]) {
    let mut tags: BTreeMap<&str, &Field> = BTreeMap::new();
    let named = by_name(raw.fields.iter().map(|field| &field.name));
    for field in fields {
        let Type::Union(union) = &field.ty else {
            continue;
        };
        let union_of_field = checker.index.unions.get(union.as_str());
        let Some(tag) = union_of_field.and_then(|raw| raw.tag.as_ref()) else {
            continue;
        };
        if let Some(first) = tags.insert(tag.as_str(), field) {
            cx.push(
                Diagnostic::new(
                    "tag-of-two",
                    raw.name.span,
                    format!(
                        "the fields `{}` and `{}` of `{}` would share the tag `{}`",
                        first.wire, field.wire, raw.name.value, tag.value
                    ),
                )
                .help("an object can hold one union for each tag"),
            );
        }
        if let Some(clash) = named.get(tag.as_str()) {
            cx.push(
                Diagnostic::new(
                    "tag-is-field",
                    clash.span,
                    format!(
                        "`{}` is the tag of the union `{union}` and no field",
                        tag.value
                    ),
                )
                .related(tag.span, "the union names its tag here")
                .help("leave the field out; the tag is written and read with the union"),
            );
        }
    }
}

/// ```toml
/// any_of = [["id", "e-mail"]]
/// ```
fn check_group(
    cx: &mut Diagnostics,
    group: &At<Vec<At<String>>>,
    fields: &BTreeSet<&str>,
) -> Vec<String> {
    let mut known = Vec::new();
    for name in &group.value {
        if fields.contains(name.as_str()) {
            known.push(name.value.clone());
        } else {
            let unknown = Diagnostic::new(
                "unknown-field",
                name.span,
                format!("`any_of` names `{}`, which is no field here", name.value),
            );
            let unknown = cx.suggest(unknown, &name.value, fields.iter().copied());
            cx.push(unknown);
        }
    }
    known
}

/// Marks what callers make values of: bodies, queries and headers, and
/// everything inside them.
pub(super) fn mark_inputs(spec: &mut Spec) {
    let mut open: Vec<String> = spec
        .endpoints()
        .flat_map(|endpoint| [&endpoint.body, &endpoint.query, &endpoint.headers])
        .flatten()
        .cloned()
        .collect();
    while let Some(name) = open.pop() {
        if let Some(object) = spec.objects.get_mut(&name)
            && !object.is_input
        {
            object.is_input = true;
            open.extend(
                object
                    .fields
                    .iter()
                    .filter_map(|field| match field.ty.innermost() {
                        Type::Object(name) | Type::Union(name) => Some(name.clone()),
                        _ => None,
                    }),
            );
        }
        if let Some(union) = spec.unions.get_mut(&name)
            && !union.is_input
        {
            union.is_input = true;
            open.extend(union.members.iter().map(|member| member.object.clone()));
        }
    }
}

/// A part of the spec that stands once and stands again.
pub(super) fn only_one<'r, T>(
    cx: &mut Diagnostics,
    what: &str,
    all: &'r [T],
    span: fn(&T) -> Span,
) -> Option<&'r T> {
    let (first, rest) = all.split_first()?;
    for again in rest {
        let name = At::new(what.to_owned(), span(again));
        cx.push(duplicate("table", &name, span(first)).help("keep one of the two"));
    }
    Some(first)
}
