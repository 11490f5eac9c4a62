//! Checks unions that are values by themselves: those with a tag inside the content,
//! and those whose members are told apart by their JSON.

mod apart;

use super::Checker;
use super::fields::check_field;
use super::types::{check_any_members, check_content};
use super::variant_names::Variants;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Choice, ChoiceMember, Scalar, Spec, Type};
use crate::raw::{RawField, RawMember, RawUnion, UnionForm};
use crate::rules;
use crate::source::At;
use std::collections::HashMap;

/// Runs after the objects, whose fields tell the members apart.
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    for raw in &checker.raw.unions {
        check_inside(diagnostics, raw);
        if !checker.is_first(&raw.name) || raw.form() == UnionForm::Beside {
            continue;
        }
        let choice = check_choice(diagnostics, checker, raw);
        match &raw.tag {
            Some(tag) => check_tag(diagnostics, checker, spec, tag, &choice),
            None => apart::check(diagnostics, spec, raw, &choice),
        }
        spec.choices.insert(choice.name.clone(), choice);
    }
}

/// ```toml
/// [union.Method]
/// inside = true   # and no `tag`
/// ```
fn check_inside(diagnostics: &mut Diagnostics, raw: &RawUnion) {
    if let (Some(inside), None) = (&raw.inside, &raw.tag) {
        diagnostics.push(
            Diagnostic::new(
                &rules::INSIDE_WITHOUT_TAG,
                inside.span,
                format!("`inside` is not allowed: `{}` has no `tag`", raw.name.value),
            )
            .related(raw.name.span, "the union is here"),
        );
    }
}

fn check_choice(diagnostics: &mut Diagnostics, checker: &Checker<'_>, raw: &RawUnion) -> Choice {
    check_any_members(diagnostics, raw);
    let mut variants = Variants::new(&raw.name.value);
    let members = raw.members.iter().filter_map(|member| {
        let name = variants.name(diagnostics, &member.value, member.rename.as_ref())?;
        let ty = match &raw.tag {
            Some(_) => Type::Object(check_content(diagnostics, checker, member)?),
            None => check_type(diagnostics, checker, member)?,
        };
        Some(ChoiceMember {
            about: checker.about(diagnostics, &member.common, member.value.span),
            value: member.value.value.clone(),
            name,
            ty,
        })
    });
    let members = members.collect();
    Choice {
        about: checker.about(diagnostics, &raw.common, raw.name.span),
        name: raw.name.value.clone(),
        tag: raw.tag.as_ref().map(|tag| tag.value.clone()),
        members,
        is_input: false,
    }
}

/// ```toml
/// number = { type = "amount?", number = "plain" }
/// other  = "json"
/// ```
///
/// Returns the type of a member like that of a field with the same keys.
fn check_type(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    member: &RawMember,
) -> Option<Type> {
    let text = member.ty.as_ref()?;
    let raw = RawField {
        ty: member.ty.clone(),
        number: member.number.clone(),
        ..RawField::new(member.value.clone())
    };
    let field = check_field(diagnostics, checker, &raw, String::new());
    let says_json = text.value.contains("json");
    let problem = match &field.ty {
        _ if field.optional => "cannot be optional",
        Type::Json if says_json => "cannot be any JSON, since every value would fit",
        Type::Union(_) | Type::Choice(_) => "cannot be another union",
        // It was reported that the type is invalid.
        Type::Json => return None,
        _ => return Some(field.ty),
    };
    diagnostics.push(Diagnostic::new(
        &rules::MEMBER_TYPE,
        text.span,
        format!("the member `{}` {problem}", member.value.value),
    ));
    None
}

/// ```toml
/// [union.Method]
/// tag    = "type"
/// inside = true
/// members.card = "Card"
///
/// [type.Card.fields]
/// type = "string"
/// ```
fn check_tag(
    diagnostics: &mut Diagnostics,
    checker: &Checker<'_>,
    spec: &Spec,
    tag: &At<String>,
    choice: &Choice,
) {
    let mut known: HashMap<&str, bool> = HashMap::new();
    for member in &choice.members {
        let Type::Object(name) = &member.ty else {
            continue;
        };
        let object = spec.object(name);
        let has_tag = *known.entry(name).or_insert_with(|| {
            let fields = object.map(|object| &object.fields);
            let mut fields = fields.into_iter().flatten();
            fields.any(|field| field.wire == tag.value || field.aliases.contains(&tag.value))
        });
        let fields = object.map(|object| &object.fields);
        let fields = fields.into_iter().flatten().filter(|_| has_tag);
        for field in fields {
            let is_tag = field.wire == tag.value;
            if !is_tag && !field.aliases.contains(&tag.value) {
                continue;
            }
            let value = Scalar::Text(member.value.clone());
            if is_tag && field.constant.as_ref() == Some(&value) {
                continue;
            }
            let written = checker.raw_field(name, &field.wire);
            let place = written.map_or(tag.span, |raw| raw.name.span);
            diagnostics.push(
                Diagnostic::new(
                    &rules::TAG_IS_FIELD,
                    place,
                    format!(
                        "`{}` is the tag of the union `{}`, of which `{name}` is a member, and cannot be a field",
                        tag.value, choice.name
                    ),
                )
                .related(tag.span, "the tag of the union is set here")
                .help(format!(
                    "remove the field, or make it the constant `{}`",
                    member.value
                )),
            );
        }
    }
}
