//! Checks the fields that a spec adds to types of its base.

use super::collisions::Identifiers;
use super::fields::check_fields;
use super::reserved::trait_name;
use super::{Checker, duplicate};
use crate::base::Base;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Extension, Field, Object, Spec, Type};
use crate::names;
use crate::raw::{RawExtension, RawField};
use crate::rules;
use crate::source::{At, Span};
use crate::type_expr::no_base;
use std::collections::BTreeMap;

/// The added raw fields, by name.
type RawByName<'r> = BTreeMap<&'r str, &'r RawField>;

pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for raw in &checker.raw.extensions {
        let Some(base) = checker.base else {
            diagnostics.push(no_base(
                &format!("extend.{}", raw.name.value),
                raw.name.span,
            ));
            continue;
        };
        if let Some(first) = seen.insert(raw.name.as_str(), raw.name.span) {
            diagnostics.push(duplicate("extension of", &raw.name, first));
            continue;
        }
        if let Some(object) = find_object(diagnostics, base, &raw.name) {
            let extension = check_extension(diagnostics, checker, base, object, raw);
            spec.extensions.insert(object.name.clone(), extension);
        }
    }
}

/// ```toml
/// [extend.Ordr.fields]
/// ```
fn find_object<'b>(
    diagnostics: &mut Diagnostics,
    base: &'b Base,
    name: &At<String>,
) -> Option<&'b Object> {
    let object = base.spec.objects.get(&name.value);
    if object.is_none() {
        let diagnostic = Diagnostic::new(
            &rules::UNKNOWN_TYPE,
            name.span,
            format!("the client has no object type named `{}`", name.value),
        );
        let plain = names::strip_base(&name.value);
        let plain = plain.filter(|plain| base.spec.objects.contains_key(*plain));
        diagnostics.push(match plain {
            Some(plain) => diagnostic
                .help(format!(
                    "write `{plain}`: only the client's types can be extended"
                ))
                .replace(name.span, plain),
            None => {
                let objects = base.spec.objects.keys().map(String::as_str);
                diagnostic.suggest_name(&name.value, objects)
            }
        });
    }
    object
}

fn check_extension(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    base: &Base,
    object: &Object,
    raw: &RawExtension,
) -> Extension {
    let known = known_fields(base, &object.name);
    let new = raw
        .fields
        .iter()
        .filter(|field| is_new(diagnostics, object, &known, field));
    let new: Vec<&RawField> = new.collect();
    let taken = object.fields.iter().filter_map(|field| {
        let place = known.iter().find(|raw| raw.name.value == field.wire)?;
        Some((field.name.clone(), place.name.span))
    });
    let mut fields = check_fields(
        diagnostics,
        checker,
        Identifiers::for_parts_of(&object.name).with_taken(taken),
        new.iter().copied(),
    );
    let written: RawByName<'_> = new.iter().map(|raw| (raw.name.as_str(), *raw)).collect();
    fields.retain_mut(|field| {
        let raw = written.get(field.wire.as_str());
        raw.is_some_and(|raw| is_addable(diagnostics, object, raw, field))
    });
    for field in &mut fields {
        field.name = names::added_getter(std::mem::take(&mut field.name));
    }
    if object.is_input {
        check_setters(diagnostics, object, &written, &mut fields);
    }
    Extension {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        object: object.name.clone(),
        name: trait_name(&object.name),
        fields,
        is_input: object.is_input,
    }
}

/// Returns the raw fields of an object type of the base.
fn known_fields<'b>(base: &'b Base, object: &str) -> Vec<&'b RawField> {
    let objects = base.raw.objects.iter();
    objects
        .filter(|raw| raw.name.value == object)
        .flat_map(|raw| &raw.fields)
        .collect()
}

/// ```toml
/// [extend.Order.fields]
/// status = "string?"   # already a field of an order
/// ```
///
/// The same applies to aliases, of the new field and of the existing one.
fn is_new(
    diagnostics: &mut Diagnostics,
    object: &Object,
    known: &[&RawField],
    raw: &RawField,
) -> bool {
    let wires = std::iter::once(&raw.name).chain(&raw.aliases);
    let taken = wires.filter_map(|wire| Some((wire, field_of(object, &wire.value)?)));
    let taken: Vec<(&At<String>, &Field)> = taken.collect();
    for (wire, field) in &taken {
        diagnostics.push(is_taken(object, known, wire, field));
    }
    taken.is_empty()
}

/// Returns the field with that name or alias on the wire.
fn field_of<'b>(object: &'b Object, wire: &String) -> Option<&'b Field> {
    let mut fields = object.fields.iter();
    fields.find(|field| field.wire == *wire || field.aliases.contains(wire))
}

fn is_taken(object: &Object, known: &[&RawField], wire: &At<String>, field: &Field) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &rules::FIELD_OF_BASE,
        wire.span,
        format!("`{}` already has a field `{}`", object.name, wire.value),
    );
    let place = known.iter().find(|known| known.name.value == field.wire);
    let diagnostic = match place {
        Some(place) => diagnostic.related(place.name.span, "it is described here"),
        None => diagnostic,
    };
    diagnostic.help(format!(
        "remove it; the client already has it as `{}`",
        field.name
    ))
}

/// ```toml
/// [extend.Order.fields]
/// tier    = "string"                               # not optional
/// channel = { type = "string?", const = "app" }    # never set by a caller
/// method  = "api.ChargeMethod?"                    # its tag would be a field too
/// ```
fn is_addable(
    diagnostics: &mut Diagnostics,
    object: &Object,
    raw: &RawField,
    field: &Field,
) -> bool {
    let (what, help) = if !field.optional {
        (
            "must be optional",
            "add `?` to its type: an object that was created without it lacks the field",
        )
    } else if field.constant.is_some() {
        (
            "cannot be a constant",
            "remove `const`; only the type itself can write a constant",
        )
    } else if matches!(field.ty, Type::Union(_)) {
        (
            "cannot be a union",
            "define an object type with a field for the union, and add a field of that type",
        )
    } else {
        return true;
    };
    diagnostics.push(
        Diagnostic::new(
            &rules::ADDED_FIELD,
            raw.ty.as_ref().map_or(raw.name.span, |ty| ty.span),
            format!(
                "the field `{}`, which is added to `{}`, {what}",
                field.wire, object.name
            ),
        )
        .help(help),
    );
    false
}

/// ```toml
/// [extend.CreateOrder.fields]
/// tier      = "string?"   # set by `with_tier`
/// with_tier = "string?"
/// ```
fn check_setters(
    diagnostics: &mut Diagnostics,
    object: &Object,
    written: &RawByName<'_>,
    fields: &mut Vec<Field>,
) {
    let span = |field: &Field| written.get(field.wire.as_str()).map(|raw| raw.name.span);
    let getters = fields
        .iter()
        .filter_map(|field| Some((field.name.clone(), span(field)?)));
    let mut methods = Identifiers::for_parts_of(&object.name).with_taken(getters);
    fields.retain(|field| {
        span(field).is_some_and(|span| {
            let setter = names::added_setter(&field.name);
            methods.claim(diagnostics, &setter, span)
        })
    });
}
