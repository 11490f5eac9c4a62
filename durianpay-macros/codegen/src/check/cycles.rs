//! Rejects types that contain themselves.

mod search;

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Spec, Type};
use crate::rules;
use crate::source::Span;
use search::{Cycle, Step, search};
use std::collections::BTreeSet;

/// ```toml
/// [type.Comment.fields]
/// parent = "Comment?"
/// ```
///
/// A value of such a type would have infinite size. Lists and maps break a cycle.
/// The field that closes a cycle is replaced by `json`.
pub(super) fn check(diagnostics: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    let mut reported = BTreeSet::new();
    let mut closing = Vec::new();
    for cycle in search(spec) {
        let Cycle { object, field, .. } = cycle;
        closing.push((object.to_owned(), field));
        // Fixing one field fixes every cycle that begins with it.
        let first = cycle.steps.first();
        if first.is_some_and(|Step { owner, part, .. }| reported.insert((*owner, *part))) {
            report(diagnostics, checker, &cycle);
        }
    }
    for (object, field) in closing {
        let fields = spec.objects.get_mut(&object);
        if let Some(field) = fields.and_then(|object| object.fields.get_mut(field)) {
            field.ty = Type::Json;
        }
    }
}

fn report(diagnostics: &mut Diagnostics, checker: &Checker<'_>, cycle: &Cycle<'_>) {
    let Some((first, rest)) = cycle.steps.split_first() else {
        return;
    };
    let Some(place) = place(checker, first) else {
        return;
    };
    let mut diagnostic = Diagnostic::new(
        &rules::TYPE_CYCLE,
        place,
        format!("the type `{}` contains itself: {}", first.owner, way(cycle)),
    )
    .help(format!(
        "make `{}` a list, or change its type to `json`",
        first.part
    ));
    for (index, step) in rest.iter().enumerate() {
        if let Some(span) = self::place(checker, step) {
            let closes = if index + 1 == rest.len() {
                ", which closes the cycle"
            } else {
                ""
            };
            let what = format!("`{}` contains `{}` here{closes}", step.owner, step.target);
            diagnostic = diagnostic.related(span, what);
        }
    }
    diagnostics.push(diagnostic);
}

/// `Order` → `Payment` → `Order`
fn way(cycle: &Cycle<'_>) -> String {
    let Cycle {
        steps, left_out, ..
    } = cycle;
    let mut names: Vec<String> = steps
        .iter()
        .map(|step| format!("`{}`", step.owner))
        .collect();
    if *left_out > 0 {
        let last = names.len().saturating_sub(1);
        names.insert(last, format!("{left_out} more"));
    }
    names.extend(steps.first().map(|first| format!("`{}`", first.owner)));
    names.join(" → ")
}

/// Returns the span of a step: the span of the contained type.
fn place(checker: &Checker<'_>, step: &Step<'_>) -> Option<Span> {
    let written = &checker.index.raw;
    let Step { owner, part, .. } = step;
    let field = written.field(owner, part).map(|raw| (&raw.name, &raw.ty));
    let member = || written.member(owner, part).map(|raw| (&raw.value, &raw.ty));
    let (name, ty) = field.or_else(member)?;
    Some(ty.as_ref().map_or(name.span, |ty| ty.span))
}
