//! No type may contain itself without end.

use super::Checker;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Object, Spec, Type};
use std::collections::{BTreeMap, BTreeSet};

/// ```toml
/// [type.Comment.fields]
/// parent = "Comment?"
/// ```
///
/// A value of such a type would have no size. Lists and maps end the chain.
/// Each field that closes a circle is read as any JSON.
pub(super) fn check(cx: &mut Diagnostics, checker: &Checker<'_>, spec: &mut Spec) {
    for (name, fields) in closing_fields(spec) {
        let Some(object) = spec.objects.get_mut(&name) else {
            continue;
        };
        report(cx, checker, object, &fields);
        for (index, field) in object.fields.iter_mut().enumerate() {
            if fields.contains(&index) {
                field.ty = Type::Json;
            }
        }
    }
}

fn report(cx: &mut Diagnostics, checker: &Checker<'_>, object: &Object, closing: &BTreeSet<usize>) {
    // The envelope of webhooks is an object that nobody wrote.
    let Some(raw) = checker.index.objects.get(object.name.as_str()) else {
        return;
    };
    let places: BTreeMap<&str, _> = raw
        .fields
        .iter()
        .map(|raw| {
            let place = raw.ty.as_ref().map_or(raw.name.span, |ty| ty.span);
            (raw.name.as_str(), place)
        })
        .collect();
    for field in closing.iter().filter_map(|index| object.fields.get(*index)) {
        let Some(place) = places.get(field.wire.as_str()) else {
            continue;
        };
        cx.push(
            Diagnostic::new(
                "type-cycle",
                *place,
                format!(
                    "the type `{}` contains itself through `{}`",
                    object.name, field.wire
                ),
            )
            .help("put it into a list, or make the field `json`"),
        );
    }
}

/// The fields, by object and index, without which no type contains itself.
fn closing_fields(spec: &Spec) -> BTreeMap<String, BTreeSet<usize>> {
    let mut search = Search {
        spec,
        states: BTreeMap::new(),
        open: Vec::new(),
        closing: BTreeMap::new(),
    };
    for name in spec.objects.keys() {
        search.run(name);
    }
    search.closing
}

/// A depth-first search that reads each field once, and each member of a
/// union once more for each circle that goes through it. It keeps its path
/// itself: a chain of types may be longer than the stack is deep.
struct Search<'s> {
    spec: &'s Spec,
    states: BTreeMap<&'s str, State>,
    /// The path from the first type to the one that is being looked at.
    open: Vec<&'s str>,
    closing: BTreeMap<String, BTreeSet<usize>>,
}

#[derive(Clone, Copy, Default)]
struct State {
    /// How many of its fields or members are done.
    done: usize,
    /// Whether it is on the path: to meet it again is a circle.
    is_open: bool,
}

/// What is found at the next field or member of the type at the end of the
/// path.
enum Step<'s> {
    Into(&'s str),
    Past,
    End,
}

impl<'s> Search<'s> {
    fn run(&mut self, start: &'s str) {
        self.enter(start);
        while let Some(name) = self.open.last().copied() {
            match self.step(name) {
                Step::Into(next) if !self.is_open(next) => self.enter(next),
                Step::Into(_) => self.close(),
                Step::Past => self.state(name).done += 1,
                Step::End => self.leave(),
            }
        }
    }

    fn step(&mut self, name: &'s str) -> Step<'s> {
        let State { done, .. } = *self.state(name);
        let next = if let Some(object) = self.spec.objects.get(name) {
            object.fields.get(done).map(|field| match &field.ty {
                Type::Object(name) | Type::Union(name) => Some(name.as_str()),
                _ => None,
            })
        } else if let Some(union) = self.spec.unions.get(name) {
            union.members.get(done).map(|member| Some(&*member.object))
        } else {
            None
        };
        match next {
            Some(Some(next)) if self.is_finished(next) => Step::Past,
            Some(Some(next)) => Step::Into(next),
            Some(None) => Step::Past,
            None => Step::End,
        }
    }

    fn enter(&mut self, name: &'s str) {
        self.state(name).is_open = true;
        self.open.push(name);
    }

    /// Leaves the type at the end of the path; what led to it is done.
    fn leave(&mut self) {
        if let Some(name) = self.open.pop() {
            self.state(name).is_open = false;
        }
        if let Some(before) = self.open.last().copied() {
            self.state(before).done += 1;
        }
    }

    /// The end of the path leads back into the path. The nearest field on it
    /// is what is cut; a union has none, so that the field that led to the
    /// union is, and the union goes on from here when it is met again.
    fn close(&mut self) {
        while let Some(name) = self.open.last().copied() {
            let State { done, .. } = *self.state(name);
            if self.spec.objects.contains_key(name) {
                self.closing
                    .entry(name.to_owned())
                    .or_default()
                    .insert(done);
                self.state(name).done += 1;
                return;
            }
            self.state(name).is_open = false;
            self.open.pop();
        }
    }

    fn state(&mut self, name: &'s str) -> &mut State {
        self.states.entry(name).or_default()
    }

    fn is_open(&self, name: &str) -> bool {
        self.states.get(name).is_some_and(|state| state.is_open)
    }

    /// Whether everything within it has been looked at.
    fn is_finished(&self, name: &str) -> bool {
        let State { done, is_open } = self.states.get(name).copied().unwrap_or_default();
        let parts = if let Some(object) = self.spec.objects.get(name) {
            object.fields.len()
        } else {
            self.spec
                .unions
                .get(name)
                .map_or(0, |union| union.members.len())
        };
        !is_open && done >= parts
    }
}
