//! Checks that the members of a union without a tag can be told apart by their JSON.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Choice, ChoiceMember, JsonKind, Object, Scalar, Spec, Type};
use crate::raw::RawUnion;
use crate::rules;
use crate::source::Span;
use std::collections::BTreeMap;

/// The largest number of objects that are compared with one another.
const MAX_OBJECTS: usize = 256;

pub(super) fn check(diagnostics: &mut Diagnostics, spec: &Spec, raw: &RawUnion, choice: &Choice) {
    check_kinds(diagnostics, spec, raw, choice);
    if choice.compares_fields() {
        check_objects(diagnostics, spec, raw, choice);
    }
}

/// ```toml
/// [union.Reference.members]
/// id   = "OrderId"
/// name = "string"
/// ```
fn check_kinds(diagnostics: &mut Diagnostics, spec: &Spec, raw: &RawUnion, choice: &Choice) {
    let mut first: BTreeMap<JsonKind, &ChoiceMember> = BTreeMap::new();
    for member in &choice.members {
        let Some(kind) = spec.json_kind(&member.ty) else {
            continue;
        };
        if kind == JsonKind::Object {
            continue;
        }
        match first.get(&kind) {
            Some(known) => {
                let reason = format!("both are {}", called(kind));
                diagnostics.push(alike(raw, known, member, &reason));
            }
            None => {
                first.insert(kind, member);
            }
        }
    }
}

fn called(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Text => "strings",
        JsonKind::Integer => "integers",
        JsonKind::Number => "numbers",
        JsonKind::Boolean => "booleans",
        JsonKind::List => "lists",
        JsonKind::Map => "maps",
        JsonKind::Object => "objects",
    }
}

/// ```toml
/// [union.Method.members]
/// card = "Card"   # requires `number`
/// bank = "Bank"   # requires `number` and `bank`
/// ```
fn check_objects(diagnostics: &mut Diagnostics, spec: &Spec, raw: &RawUnion, choice: &Choice) {
    let objects = choice.members.iter().filter_map(|member| match &member.ty {
        Type::Object(name) => Some((member, Signs::new(spec.object(name)?))),
        _ => None,
    });
    let objects: Vec<_> = objects.collect();
    if objects.len() > MAX_OBJECTS {
        diagnostics.push(
            Diagnostic::new(
                &rules::MEMBERS_ALIKE,
                raw.name.span,
                format!(
                    "`{}` has {} objects, which is too many to tell apart",
                    raw.name.value,
                    objects.len()
                ),
            )
            .help(format!("use a tag, or at most {MAX_OBJECTS} objects")),
        );
        return;
    }
    let is_map = |one: &&ChoiceMember| matches!(one.ty, Type::Map(_));
    let map = choice.members.iter().find(is_map);
    for (index, (member, signs)) in objects.iter().enumerate() {
        if let Some(map) = map
            && signs.of.is_empty()
        {
            diagnostics.push(alike(raw, map, member, &signs.lack()));
        }
        for (other, earlier) in &objects[..index] {
            if let Some(reason) = earlier.likeness(signs) {
                diagnostics.push(alike(raw, other, member, &reason));
            }
        }
    }
}

/// The required fields of an object, with their constants.
struct Signs<'s> {
    object: &'s str,
    of: BTreeMap<&'s str, Option<&'s Scalar>>,
}

impl<'s> Signs<'s> {
    fn new(object: &'s Object) -> Self {
        let signs = object.signs();
        let of = signs.map(|field| (field.wire.as_str(), field.constant.as_ref()));
        Self {
            object: &object.name,
            of: of.collect(),
        }
    }

    /// Returns the reason why a value of one object may be taken for the other, if
    /// there is one.
    fn likeness(&self, other: &Self) -> Option<String> {
        let constant = |signs: &Self, wire: &str| signs.of.get(wire).copied().flatten();
        let differs = self.of.iter().any(|(wire, one)| {
            let constants = one.zip(constant(other, wire));
            constants.is_some_and(|(one, other)| one != other)
        });
        if differs {
            return None;
        }
        let pairs = [(self, other), (other, self)];
        let (narrow, wide) = pairs
            .into_iter()
            .find(|(narrow, wide)| narrow.of.keys().all(|wire| wide.of.contains_key(wire)))?;
        Some(if narrow.of.is_empty() {
            narrow.lack()
        } else {
            format!(
                "every field that `{}` requires, `{}` requires too",
                narrow.object, wide.object
            )
        })
    }

    fn lack(&self) -> String {
        format!("`{}` has no required field", self.object)
    }
}

fn alike(raw: &RawUnion, one: &ChoiceMember, other: &ChoiceMember, reason: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::MEMBERS_ALIKE,
        place(raw, other),
        format!(
            "the members `{}` and `{}` of `{}` cannot be told apart: {reason}",
            one.value, other.value, raw.name.value
        ),
    )
    .related(place(raw, one), format!("`{}` is here", one.value))
}

fn place(raw: &RawUnion, member: &ChoiceMember) -> Span {
    let mut members = raw.members.iter();
    let written = members.find(|raw| raw.value.value == member.value);
    written.map_or(raw.name.span, |raw| raw.value.span)
}
