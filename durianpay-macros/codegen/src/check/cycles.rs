//! No type may contain itself without end.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Spec, Type};
use crate::rules;
use crate::source::{At, Span};
use std::collections::BTreeSet;

/// One step of a chain of types: `part` of `owner` holds a `target`.
#[derive(Clone)]
struct Step {
    owner: String,
    part: String,
    target: String,
}

/// ```toml
/// [type.Comment.fields]
/// parent = "Comment?"
/// ```
///
/// A value of such a type would have no size. Lists and maps end the chain.
/// The field that begins a circle is read as any JSON.
pub(super) fn check(cx: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let names: Vec<String> = spec.objects.keys().cloned().collect();
    for name in names {
        // Each circle that is cut leaves one fewer.
        while let Some(circle) = circle(spec, &name) {
            report(cx, checker, &circle);
            cut(spec, &circle);
        }
    }
}

fn report(cx: &mut Diagnostics, checker: &Checker<'_>, circle: &[Step]) {
    let Some((first, rest)) = circle.split_first() else {
        return;
    };
    let Some(place) = place(checker, first) else {
        return;
    };
    let targets = circle.iter().map(|step| format!(" → `{}`", step.target));
    let mut diagnostic = Diagnostic::new(
        &rules::TYPE_CYCLE,
        place,
        format!(
            "the type `{}` contains itself: `{}`{}",
            first.owner,
            first.owner,
            targets.collect::<String>(),
        ),
    )
    .help(format!(
        "put `{}` into a list, or make it `json`",
        first.part
    ));
    for (index, step) in rest.iter().enumerate() {
        if let Some(span) = self::place(checker, step) {
            let closes = if index + 1 == rest.len() {
                ", which closes the circle"
            } else {
                ""
            };
            let what = format!("`{}` holds `{}` here{closes}", step.owner, step.target);
            diagnostic = diagnostic.related(span, what);
        }
    }
    cx.push(diagnostic);
}

fn cut(spec: &mut Spec, circle: &[Step]) {
    let Some(Step { owner, part, .. }) = circle.first() else {
        return;
    };
    let fields = spec
        .objects
        .get_mut(owner)
        .map(|object| object.fields.iter_mut());
    for field in fields.into_iter().flatten() {
        if field.wire == *part {
            field.ty = Type::Json;
        }
    }
}

/// The shortest way from `start` back to it.
fn circle(spec: &Spec, start: &str) -> Option<Vec<Step>> {
    let mut seen = BTreeSet::new();
    let mut open: Vec<Vec<Step>> = steps(spec, start).map(|step| vec![step]).collect();
    while !open.is_empty() {
        let mut longer = Vec::new();
        for way in open {
            let Some(Step { target, .. }) = way.last() else {
                continue;
            };
            if target == start {
                return Some(way);
            }
            if seen.insert(target.clone()) {
                longer.extend(steps(spec, target).map(|step| {
                    let mut way = way.clone();
                    way.push(step);
                    way
                }));
            }
        }
        open = longer;
    }
    None
}

/// What a value of `owner` holds within its own size.
fn steps<'s>(spec: &'s Spec, owner: &'s str) -> impl Iterator<Item = Step> + 's {
    let object = spec.objects.get(owner);
    let fields = object
        .into_iter()
        .flat_map(|object| &object.fields)
        .filter_map(|field| match &field.ty {
            Type::Object(name) | Type::Union(name) => Some((&field.wire, name)),
            _ => None,
        });
    let union = spec.unions.get(owner);
    let members = union
        .into_iter()
        .flat_map(|union| &union.members)
        .map(|member| (&member.value, &member.object));
    fields.chain(members).map(|(part, target)| Step {
        owner: owner.to_owned(),
        part: part.clone(),
        target: target.clone(),
    })
}

/// Where a step stands in the spec: at the type that is held.
fn place(checker: &Checker<'_>, step: &Step) -> Option<Span> {
    let raw = checker.raw;
    let objects = raw.objects.iter().map(|raw| (&raw.name, &raw.fields));
    let fields = objects
        .filter(|(name, _)| name.value == step.owner)
        .flat_map(|(_, fields)| fields)
        .map(|field| (&field.name, &field.ty));
    let unions = raw.unions.iter().map(|raw| (&raw.name, &raw.members));
    let members = unions
        .filter(|(name, _)| name.value == step.owner)
        .flat_map(|(_, members)| members)
        .map(|member| (&member.value, &member.ty));
    let mut parts = fields.chain(members);
    let (name, ty): (&At<String>, _) = parts.find(|(name, _)| name.value == step.part)?;
    Some(ty.as_ref().map_or(name.span, |ty| ty.span))
}
