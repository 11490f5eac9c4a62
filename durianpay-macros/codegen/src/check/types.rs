//! Objects with their fields, unions, enumerations, ids.

use super::{Checker, Kind, duplicate, one_of};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{
    AmountForm, Enum, EnumValue, Field, Id, JsonForm, Limits, Member, Object, Scalar, Spec, Type,
    Union,
};
use crate::names;
use crate::raw::{RawEnum, RawField, RawObject, RawUnion};
use crate::source::{At, Span};
use crate::type_expr;
use std::collections::BTreeMap;

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
        cx.push(Diagnostic::new("unknown-type", name.span, message).suggest(&name.value, objects));
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
            })
        })
        .collect();
    Enum {
        about: checker.about(cx, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        values,
    }
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

/// Notes that `name` is used, or reports that it is used already.
fn claim(
    cx: &mut Diagnostics,
    taken: &mut BTreeMap<String, Span>,
    owner: &str,
    name: String,
    span: Span,
) -> Option<String> {
    if let Some(first) = taken.get(&name) {
        cx.push(
            Diagnostic::new(
                "name-collision",
                span,
                format!("two parts of `{owner}` would both be called `{name}` in code"),
            )
            .related(*first, "the other is here")
            .help("give one of them a name for code: `name = \"…\"`"),
        );
        return None;
    }
    taken.insert(name.clone(), span);
    Some(name)
}

fn no_name(given: &At<String>) -> Diagnostic {
    Diagnostic::new(
        "no-name",
        given.span,
        format!("`{}` gives no name for code", given.value),
    )
    .help("add `name = \"…\"` with ASCII letters")
}

fn check_object(cx: &mut Diagnostics, checker: &Checker<'_>, raw: &RawObject) -> Object {
    let fields = check_fields(cx, checker, &raw.name.value, &raw.fields);
    check_tags(cx, checker, raw, &fields);
    let any_of = raw
        .any_of
        .iter()
        .map(|group| check_group(cx, group, &fields))
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
fn check_tags(cx: &mut Diagnostics, checker: &Checker<'_>, raw: &RawObject, fields: &[Field]) {
    for field in fields {
        let Type::Union(union) = &field.ty else {
            continue;
        };
        let Some(tag) = checker
            .raw
            .unions
            .iter()
            .find(|raw| raw.name.value == *union)
            .and_then(|raw| raw.tag.as_ref())
        else {
            continue;
        };
        if let Some(clash) = raw
            .fields
            .iter()
            .find(|field| field.name.value == tag.value)
        {
            cx.push(
                Diagnostic::new(
                    "tag-is-field",
                    clash.name.span,
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
fn check_group(cx: &mut Diagnostics, group: &At<Vec<At<String>>>, fields: &[Field]) -> Vec<String> {
    let mut known = Vec::new();
    for name in &group.value {
        if fields.iter().any(|field| field.wire == name.value) {
            known.push(name.value.clone());
        } else {
            cx.push(
                Diagnostic::new(
                    "unknown-field",
                    name.span,
                    format!("`any_of` names `{}`, which is no field here", name.value),
                )
                .suggest(&name.value, fields.iter().map(|field| field.wire.as_str())),
            );
        }
    }
    known
}

pub(super) fn check_fields(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    owner: &str,
    raw: &[RawField],
) -> Vec<Field> {
    let mut taken = BTreeMap::new();
    raw.iter()
        .filter_map(|raw| {
            let given = raw.rename.as_ref().unwrap_or(&raw.name);
            let name = names::snake(&given.value);
            if name.is_empty() {
                cx.push(no_name(given));
                return None;
            }
            let name = claim(cx, &mut taken, owner, name, given.span)?;
            Some(check_field(cx, checker, raw, name))
        })
        .collect()
}

pub(super) fn check_field(
    cx: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawField,
    name: String,
) -> Field {
    let (mut ty, optional) = match &raw.ty {
        Some(text) => {
            let expr = type_expr::parse(cx, &checker.index, text);
            check_union_place(cx, text, &expr.ty);
            (expr.ty, expr.optional)
        }
        None => (Type::Json, true),
    };
    apply_number(cx, raw, &mut ty);
    let constant = raw
        .constant
        .as_ref()
        .filter(|constant| check_constant(cx, constant, &ty))
        .map(|constant| constant.value.clone());
    Field {
        about: checker.about(cx, &raw.common, raw.name.span),
        wire: raw.name.value.clone(),
        name,
        ty,
        optional,
        nullable: raw.nullable.as_ref().is_some_and(|nullable| nullable.value),
        also: raw
            .also
            .iter()
            .filter_map(|word| one_of(cx, "also", Some(word), &JSON_FORMS))
            .collect(),
        constant,
        default: raw.default.as_ref().map(|default| default.value.clone()),
        example: raw.example.as_ref().map(|example| example.value.clone()),
        sensitive: raw
            .sensitive
            .as_ref()
            .is_some_and(|sensitive| sensitive.value),
        limits: check_limits(cx, raw),
    }
}

const JSON_FORMS: [(&str, JsonForm); 3] = [
    ("string", JsonForm::Text),
    ("number", JsonForm::Number),
    ("boolean", JsonForm::Boolean),
];

/// ```toml
/// methods = "[ChargeMethod]"   # a union
/// ```
fn check_union_place(cx: &mut Diagnostics, text: &At<String>, ty: &Type) {
    if matches!(ty, Type::List(_) | Type::Map(_))
        && let Type::Union(union) = ty.innermost()
    {
        cx.push(
            Diagnostic::new(
                "union-in-list",
                text.span,
                format!("the union `{union}` cannot stand in a list or map"),
            )
            .help("its tag lies beside it, in the same object: make an object type with a field for it"),
        );
    }
}

/// ```toml
/// name = { type = "string", number = "hundredths" }
/// ```
fn apply_number(cx: &mut Diagnostics, raw: &RawField, ty: &mut Type) {
    const FORMS: [(&str, AmountForm); 2] = [
        ("rupiah", AmountForm::Rupiah),
        ("hundredths", AmountForm::Hundredths),
    ];
    let Some(number) = &raw.number else { return };
    let form = one_of(cx, "number", Some(number), &FORMS);
    match (innermost_mut(ty), form) {
        (Type::Amount(current), Some(form)) => *current = form,
        (Type::Amount(_), None) => {}
        _ => cx.push(
            Diagnostic::new(
                "number-without-amount",
                number.span,
                format!(
                    "`number` of `{}` has no meaning: it is no amount",
                    raw.name.value
                ),
            )
            .help("leave `number` out, or make the type `amount`"),
        ),
    }
}

fn innermost_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::List(item) | Type::Map(item) => innermost_mut(item),
        other => other,
    }
}

/// ```toml
/// currency = { type = "string", const = 1 }
/// ```
fn check_constant(cx: &mut Diagnostics, constant: &At<Scalar>, ty: &Type) -> bool {
    let fits = matches!(
        (&constant.value, ty),
        (Scalar::Text(_), Type::Text | Type::Enum(_))
            | (Scalar::Integer(_), Type::Integer)
            | (Scalar::Boolean(_), Type::Boolean)
    );
    if !fits {
        cx.push(
            Diagnostic::new(
                "constant-type",
                constant.span,
                "this constant does not fit the type of its field",
            )
            .help("constants are of type `string`, `integer`, `boolean` or an enum"),
        );
    }
    fits
}

/// ```toml
/// name = { type = "string", min_length = 9, max_length = 3 }
/// ```
fn check_limits(cx: &mut Diagnostics, raw: &RawField) -> Limits {
    let limits = Limits {
        min: raw.min.as_ref().map(|min| min.value),
        max: raw.max.as_ref().map(|max| max.value),
        min_length: length(cx, raw.min_length.as_ref()),
        max_length: length(cx, raw.max_length.as_ref()),
    };
    let turned = [
        (limits.min, limits.max, raw.max.as_ref()),
        (
            limits.min_length.map(i64::from),
            limits.max_length.map(i64::from),
            raw.max_length.as_ref(),
        ),
    ];
    for (min, max, place) in turned {
        if let (Some(min), Some(max), Some(place)) = (min, max, place)
            && max < min
        {
            cx.push(
                Diagnostic::new(
                    "limits-turned",
                    place.span,
                    format!("the upper limit {max} is below the lower limit {min}"),
                )
                .help("swap the two, or take one away"),
            );
        }
    }
    limits
}

fn length(cx: &mut Diagnostics, length: Option<&At<i64>>) -> Option<u32> {
    let length = length?;
    let fits = u32::try_from(length.value).ok();
    if fits.is_none() {
        cx.push(
            Diagnostic::new(
                "length-range",
                length.span,
                format!("{} is no length", length.value),
            )
            .help("a length is a whole number from 0 to 4294967295"),
        );
    }
    fits
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
        cx.push(duplicate("table", &name, span(first)));
    }
    Some(first)
}
