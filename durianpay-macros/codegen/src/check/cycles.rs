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
    let mut search = Search::new(spec);
    for name in spec.objects.keys() {
        if !search.is_finished(name) {
            search.run(name);
        }
    }
    search.closing
}

/// A depth-first search that looks at each field and each member once. It
/// keeps its path itself: a chain of types may be longer than the stack is
/// deep.
struct Search<'s> {
    spec: &'s Spec,
    /// The unions that have an object as a member.
    unions_of: BTreeMap<&'s str, Vec<&'s str>>,
    states: BTreeMap<&'s str, State>,
    /// The path from the first type to the one that is being looked at.
    path: Vec<&'s str>,
    closing: BTreeMap<String, BTreeSet<usize>>,
}

#[derive(Clone, Copy, Default)]
struct State {
    /// How many of its fields or members are done.
    done: usize,
    /// Whether it is on the path.
    is_open: bool,
    /// How many members of a union are on the path.
    open_members: usize,
}

/// What a field or member holds.
enum Part<'s> {
    /// A value of a type that may contain others, within its own size.
    Type(&'s str),
    /// Something else.
    Apart,
}

/// What is found at the next field or member of the type at the end of the
/// path.
enum Step<'s> {
    Into(&'s str),
    Close,
    Past,
    End,
}

impl<'s> Search<'s> {
    fn new(spec: &'s Spec) -> Self {
        let mut unions_of: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for union in spec.unions.values() {
            for member in &union.members {
                unions_of
                    .entry(&member.object)
                    .or_default()
                    .push(&union.name);
            }
        }
        Self {
            spec,
            unions_of,
            states: BTreeMap::new(),
            path: Vec::new(),
            closing: BTreeMap::new(),
        }
    }

    fn run(&mut self, start: &'s str) {
        self.enter(start);
        while let Some(name) = self.path.last().copied() {
            match self.step(name) {
                Step::Into(next) => self.enter(next),
                Step::Close => self.close(name),
                Step::Past => self.states.entry(name).or_default().done += 1,
                Step::End => self.leave(name),
            }
        }
    }

    fn step(&self, name: &str) -> Step<'s> {
        match self.part(name, self.state(name).done) {
            None => Step::End,
            Some(Part::Type(next)) if self.leads_back(next) => Step::Close,
            Some(Part::Type(next)) if !self.is_finished(next) => Step::Into(next),
            Some(Part::Type(_) | Part::Apart) => Step::Past,
        }
    }

    /// The field or member of that index, if there are so many.
    fn part(&self, name: &str, index: usize) -> Option<Part<'s>> {
        if let Some(object) = self.spec.objects.get(name) {
            let field = object.fields.get(index)?;
            return Some(match &field.ty {
                Type::Object(name) | Type::Union(name) => Part::Type(name),
                _ => Part::Apart,
            });
        }
        let member = self.spec.unions.get(name)?.members.get(index)?;
        Some(Part::Type(&member.object))
    }

    /// Whether the path would meet itself. A union is not entered when it
    /// would lead back, since only a field can be cut; so its members never
    /// do.
    fn leads_back(&self, next: &str) -> bool {
        let State {
            is_open,
            open_members,
            ..
        } = self.state(next);
        is_open || open_members > 0
    }

    fn enter(&mut self, name: &'s str) {
        self.states.entry(name).or_default().is_open = true;
        for union in self.unions_of.get(name).into_iter().flatten() {
            self.states.entry(union).or_default().open_members += 1;
        }
        self.path.push(name);
    }

    /// Leaves the type at the end of the path; what led to it is done.
    fn leave(&mut self, name: &'s str) {
        self.path.pop();
        self.states.entry(name).or_default().is_open = false;
        for union in self.unions_of.get(name).into_iter().flatten() {
            self.states.entry(union).or_default().open_members -= 1;
        }
        if let Some(before) = self.path.last().copied() {
            self.states.entry(before).or_default().done += 1;
        }
    }

    fn close(&mut self, name: &'s str) {
        let state = self.states.entry(name).or_default();
        let closing = self.closing.entry(name.to_owned()).or_default();
        closing.insert(state.done);
        state.done += 1;
    }

    fn state(&self, name: &str) -> State {
        self.states.get(name).copied().unwrap_or_default()
    }

    /// Whether everything within it has been looked at.
    fn is_finished(&self, name: &str) -> bool {
        let State { done, is_open, .. } = self.state(name);
        !is_open && self.part(name, done).is_none()
    }
}
