//! Checks objects, unions and ids.

use super::collisions::Identifiers;
use super::enums::check_enum;
use super::fields::{check_field, check_fields};
use super::variant_names::Variants;
use super::{Checker, duplicate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{EnumForm, Field, Id, Member, Object, Spec, Type, Union};
use crate::names;
use crate::raw::{RawField, RawMember, RawObject, RawUnion, UnionForm};
use crate::rules;
use crate::source::{At, Span};
use crate::type_expr::{Names as _, no_base};
use std::collections::BTreeMap;

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    for raw in &checker.raw.ids {
        if checker.is_first(&raw.name) {
            let id = Id {
                about: checker.about(diagnostics, &raw.common, raw.name.span),
                name: raw.name.value.clone(),
                prefix: raw.prefix.as_ref().map(|prefix| prefix.value.clone()),
            };
            spec.ids.insert(id.name.clone(), id);
        }
    }
    for raw in &checker.raw.enums {
        if checker.is_first(&raw.name) {
            let enumeration = check_enum(diagnostics, checker, raw);
            spec.enums.insert(enumeration.name.clone(), enumeration);
        }
    }
    for raw in &checker.raw.unions {
        if checker.is_first(&raw.name) && raw.form() == UnionForm::Beside {
            let union = check_union(diagnostics, checker, raw);
            spec.unions.insert(union.name.clone(), union);
        }
    }
    for raw in &checker.raw.objects {
        if checker.is_first(&raw.name) {
            let object = check_object(diagnostics, checker, raw);
            spec.objects.insert(object.name.clone(), object);
        }
    }
}

impl Checker<'_> {
    /// Checks whether this is the valid definition of its name: the name is valid
    /// and has not been defined before.
    pub(super) fn is_first(&self, name: &At<String>) -> bool {
        self.index
            .names
            .get(name.as_str())
            .is_some_and(|(_, span)| *span == name.span)
    }

    /// Checks whether the values of an enum are integers.
    pub(super) fn has_numbers(&self, enumeration: &str) -> bool {
        let written = self.written_enum(enumeration);
        written.is_some_and(|raw| raw.form() == EnumForm::Integer)
    }

    /// Returns the tag of a union, with its span.
    fn tag(&self, union: &str) -> Option<&At<String>> {
        let written = match names::strip_base(union) {
            Some(name) => {
                let mut unions = self.base?.raw.unions.iter();
                unions.find(|raw| raw.name.value == name)
            }
            None => self.index.raw.union(union),
        };
        written?.tag.as_ref()
    }

    /// Returns a name that must refer to an object type: `body = "CreateOrder"`.
    pub(super) fn object(
        &self,
        diagnostics: &mut Diagnostics,
        key: &str,
        name: Option<&At<String>>,
    ) -> Option<String> {
        let name = name?;
        if self.index.is_refused(name.as_str()) {
            return None;
        }
        let known = self.index.resolve(name.as_str());
        if matches!(known, Some(Type::Object(_))) {
            return Some(name.value.clone());
        }
        if names::strip_base(name.as_str()).is_some() && !self.index.has_base() {
            diagnostics.push(no_base(name.as_str(), name.span));
            return None;
        }
        let is_object = |name: &&str| matches!(self.index.resolve(name), Some(Type::Object(_)));
        let of_base = names::qualified(name.as_str());
        let diagnostic = if let Some(known) = known {
            let diagnostic = Diagnostic::new(
                &rules::UNKNOWN_TYPE,
                name.span,
                format!(
                    "`{key}` must be an object type, but `{}` is {}",
                    name.value,
                    kind(&known)
                ),
            );
            self.beside_type(diagnostic, name.as_str())
                .help(format!("name a `[type.…]` that contains `{}`", name.value))
        } else {
            let diagnostic = Diagnostic::new(
                &rules::UNKNOWN_TYPE,
                name.span,
                format!("unknown object type `{}`", name.value),
            );
            if is_object(&of_base.as_str()) {
                diagnostic
                    .help(format!("did you mean `{of_base}`, the type of the client?"))
                    .replace(name.span, of_base)
            } else {
                let objects = self.index.known().filter(is_object);
                diagnostics.suggest_name(diagnostic, &name.value, objects)
            }
        };
        diagnostics.push(diagnostic);
        None
    }
}

/// Returns the kind of a type with its article, for messages.
fn kind(ty: &Type) -> &'static str {
    match ty {
        Type::Object(_) => "an object type",
        Type::Union(_) | Type::Choice(_) => "a union",
        Type::Enum(_) => "an enum",
        Type::Id(_) => "an id",
        _ => "a built-in type",
    }
}

/// ```toml
/// [union.Method]
/// tag = "type"
/// ```
pub(super) fn check_any_members(diagnostics: &mut Diagnostics, raw: &RawUnion) {
    if raw.members.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                &rules::UNION_WITHOUT_MEMBERS,
                raw.name.span,
                format!("the union `{}` has no members", raw.name.value),
            )
            .help(format!(
                "add `[union.{}.members]`, or use `json`",
                raw.name.value
            )),
        );
    }
}

/// ```toml
/// QRIS = { type = "QrisCharge", number = "plain" }
/// ```
pub(super) fn check_content(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    member: &RawMember,
) -> Option<String> {
    let object = checker.object(diagnostics, "type", member.ty.as_ref())?;
    if member.number.is_some() {
        let raw = RawField {
            ty: member.ty.clone(),
            number: member.number.clone(),
            ..RawField::new(member.value.clone())
        };
        check_field(diagnostics, checker, &raw, String::new());
    }
    Some(object)
}

fn check_union(diagnostics: &mut Diagnostics, checker: &Checker<'_>, raw: &RawUnion) -> Union {
    check_any_members(diagnostics, raw);
    let mut variants = Variants::new(&raw.name.value);
    let members = raw
        .members
        .iter()
        .filter_map(|member| {
            Some(Member {
                about: checker.about(diagnostics, &member.common, member.value.span),
                value: member.value.value.clone(),
                name: variants.name(diagnostics, &member.value, member.rename.as_ref())?,
                object: check_content(diagnostics, checker, member)?,
            })
        })
        .collect();
    Union {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        tag: raw
            .tag
            .as_ref()
            .map_or_else(|| "type".to_owned(), |tag| tag.value.clone()),
        members,
        is_input: false,
    }
}

fn check_object(diagnostics: &mut Diagnostics, checker: &Checker<'_>, raw: &RawObject) -> Object {
    let fields = check_fields(
        diagnostics,
        checker,
        Identifiers::for_parts_of(&raw.name.value),
        raw.fields.iter(),
    );
    check_tags(diagnostics, checker, raw, &fields);
    let any_of = raw
        .any_of
        .iter()
        .filter_map(|group| check_group(diagnostics, checker, raw, group, &fields))
        .collect();
    Object {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        fields,
        any_of,
        is_input: false,
    }
}

/// The tag of a union field must not be a field:
///
/// ```toml
/// type    = "string"
/// request = "ChargeMethod"   # a union with tag = "type"
/// ```
///
/// nor may it be the tag of two fields:
///
/// ```toml
/// request = "ChargeMethod"
/// refund  = "RefundMethod"   # also a union with tag = "type"
/// ```
fn check_tags(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawObject,
    fields: &[Field],
) {
    let mut tags: BTreeMap<&str, &Field> = BTreeMap::new();
    let mut named: BTreeMap<&str, Vec<&At<String>>> = BTreeMap::new();
    for field in &raw.fields {
        for name in std::iter::once(&field.name).chain(&field.aliases) {
            named.entry(name.as_str()).or_default().push(name);
        }
    }
    for field in fields {
        let Type::Union(union) = &field.ty else {
            continue;
        };
        let Some(tag) = checker.tag(union) else {
            continue;
        };
        if let Some(first) = tags.insert(tag.as_str(), field) {
            diagnostics.push(tag_of_two(checker, raw, tag, first, field));
        }
        for clash in named.get(tag.as_str()).into_iter().flatten() {
            diagnostics.push(
                Diagnostic::new(
                    &rules::TAG_IS_FIELD,
                    clash.span,
                    format!(
                        "`{}` is the tag of the union `{union}` and cannot be a field",
                        tag.value
                    ),
                )
                .related(tag.span, "the tag of the union is set here"),
            );
        }
    }
}

/// ```toml
/// request = "ChargeMethod"
/// refund  = "RefundMethod"   # a union with the same tag
/// ```
fn tag_of_two(
    checker: &Checker<'_>,
    raw: &RawObject,
    tag: &At<String>,
    first: &Field,
    second: &Field,
) -> Diagnostic {
    let place = |field: &Field| {
        let written = checker.raw_field(&raw.name.value, &field.wire);
        written.map_or(raw.name.span, |raw| raw.name.span)
    };
    Diagnostic::new(
        &rules::TAG_OF_TWO,
        place(second),
        format!(
            "the fields `{}` and `{}` of `{}` have the same tag `{}`",
            first.wire, second.wire, raw.name.value, tag.value
        ),
    )
    .related(place(first), format!("`{}` is here", first.wire))
}

/// ```toml
/// any_of = [["id", "e-mail"], []]
/// ```
fn check_group(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    raw: &RawObject,
    group: &At<Vec<At<String>>>,
    fields: &[Field],
) -> Option<Vec<String>> {
    let wires = || fields.iter().map(|field| field.wire.as_str());
    if group.value.is_empty() {
        diagnostics.push(
            Diagnostic::new(
                &rules::EMPTY_GROUP,
                group.span,
                format!("a group of `any_of` of `{}` is empty", raw.name.value),
            )
            .related(raw.name.span, "the type is here"),
        );
        return None;
    }
    let mut known = Vec::new();
    for name in &group.value {
        // The raw field counts, even if the field was omitted because of another
        // error.
        let written = checker.raw_field(&raw.name.value, &name.value);
        if let Some(written) = written {
            known.push(name.value.clone());
            if let Some(ty) = written.ty.as_ref().filter(|ty| !ty.value.ends_with('?')) {
                let message = format!(
                    "`{}` of `any_of` is required, so the group says nothing",
                    name.value
                );
                let required = Diagnostic::new(&rules::REQUIRED_IN_GROUP, name.span, message);
                let name = &name.value;
                diagnostics.push(required.related(ty.span, "its type is here").help(format!(
                    "make `{name}` optional: `\"{}?\"`; or remove the group",
                    ty.value
                )));
            }
        } else {
            let unknown = Diagnostic::new(
                &rules::UNKNOWN_FIELD,
                name.span,
                format!(
                    "unknown field `{}` of `{}` in `any_of`",
                    name.value, raw.name.value
                ),
            )
            .related(raw.name.span, "the type is here");
            let unknown = diagnostics.suggest_name(unknown, &name.value, wires());
            diagnostics.push(unknown);
        }
    }
    Some(known)
}

/// Marks the types of which callers create values: bodies, queries, headers, fields
/// that are added to such types of the client, and everything inside them.
pub(super) fn mark_inputs(spec: &mut Spec) {
    let requests = spec.endpoints().flat_map(|endpoint| {
        let body = endpoint.body.as_ref().and_then(container);
        let others = [&endpoint.query, &endpoint.headers].into_iter().flatten();
        body.into_iter().chain(others.cloned())
    });
    let extensions = spec.extensions.values();
    let added = extensions
        .filter(|extension| extension.is_input)
        .flat_map(|extension| extension.fields.iter().filter_map(of_field));
    let mut open: Vec<String> = requests.chain(added).collect();
    while let Some(name) = open.pop() {
        if let Some(object) = spec.objects.get_mut(&name)
            && !object.is_input
        {
            object.is_input = true;
            open.extend(object.fields.iter().filter_map(of_field));
        }
        if let Some(union) = spec.unions.get_mut(&name)
            && !union.is_input
        {
            union.is_input = true;
            open.extend(union.members.iter().map(|member| member.object.clone()));
        }
        if let Some(choice) = spec.choices.get_mut(&name)
            && !choice.is_input
        {
            choice.is_input = true;
            open.extend(choice.members.iter().filter_map(|one| container(&one.ty)));
        }
    }
}

/// Returns the object type or union that a type contains.
fn container(ty: &Type) -> Option<String> {
    match ty.innermost() {
        Type::Object(name) | Type::Union(name) | Type::Choice(name) => Some(name.clone()),
        _ => None,
    }
}

/// Returns the object type or union that a field contains.
fn of_field(field: &Field) -> Option<String> {
    container(&field.ty)
}

/// Returns the first of several tables of which a spec may have only one. Reports
/// the others.
pub(super) fn only_one<'r, T>(
    diagnostics: &mut Diagnostics,
    what: &str,
    all: &'r [T],
    span: fn(&T) -> Span,
) -> Option<&'r T> {
    let (first, rest) = all.split_first()?;
    for again in rest {
        let name = At::new(what.to_owned(), span(again));
        diagnostics.push(duplicate("table", &name, span(first)).help("remove one of the two"));
    }
    Some(first)
}
