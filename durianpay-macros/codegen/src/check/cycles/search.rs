//! The search for types that contain themselves.

use crate::model::{Spec, Type};
use std::collections::BTreeMap;

/// A path from a type back to itself.
pub(super) struct Cycle<'s> {
    /// The object whose field closes it.
    pub(super) object: &'s str,
    /// The index of that field.
    pub(super) field: usize,
    /// The first steps and the last one.
    pub(super) steps: Vec<Step<'s>>,
    /// The number of steps omitted between them.
    pub(super) left_out: usize,
}

/// One step of a chain of types: `part` of `owner` contains a `target`.
pub(super) struct Step<'s> {
    pub(super) owner: &'s str,
    pub(super) part: &'s str,
    pub(super) target: &'s str,
}

/// The maximum number of steps that a message shows.
const MAX_STEPS: usize = 8;

/// Returns a cycle through every type that contains itself. Once the fields that
/// close these cycles are cut, no type contains itself.
pub(super) fn search(spec: &Spec) -> Vec<Cycle<'_>> {
    let mut search = Search::new(spec);
    for name in spec.objects.keys() {
        if !search.is_finished(name) {
            search.run(name);
        }
    }
    search.cycles
}

/// A depth-first search that visits each field and each member once. It keeps its
/// path on the heap, because a chain of types may be longer than the stack allows.
struct Search<'s> {
    spec: &'s Spec,
    /// The unions that have the object as a member, with the member's index.
    unions_of: BTreeMap<&'s str, Vec<(&'s str, usize)>>,
    states: BTreeMap<&'s str, VisitState>,
    /// The path from the first type to the one that is being visited.
    path: Vec<&'s str>,
    cycles: Vec<Cycle<'s>>,
}

#[derive(Default)]
struct VisitState {
    /// The number of fields or members that are done.
    done: usize,
    /// The position on the path, if the type is on it.
    place: Option<usize>,
    /// The members of a union that are on the path: their positions and indices.
    open_members: Vec<(usize, usize)>,
}

/// The content of a field or member.
enum Part<'s> {
    /// A value stored inline, whose type may contain others.
    Type(&'s str),
    /// Anything else.
    Apart,
}

impl<'s> Search<'s> {
    fn new(spec: &'s Spec) -> Self {
        let mut unions_of: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for union in spec.unions.values() {
            for (index, member) in union.members.iter().enumerate() {
                let unions = unions_of.entry(&*member.object).or_default();
                unions.push((&*union.name, index));
            }
        }
        for choice in spec.choices.values() {
            for (index, member) in choice.members.iter().enumerate() {
                if let Type::Object(object) = &member.ty {
                    let unions = unions_of.entry(object).or_default();
                    unions.push((&*choice.name, index));
                }
            }
        }
        Self {
            spec,
            unions_of,
            states: BTreeMap::new(),
            path: Vec::new(),
            cycles: Vec::new(),
        }
    }

    fn run(&mut self, start: &'s str) {
        self.enter(start);
        while let Some(name) = self.path.last().copied() {
            let done = self.states.entry(name).or_default().done;
            match self.part(name, done) {
                None => self.leave(name),
                Some(Part::Type(next)) if self.leads_back(next) => self.close(name, done, next),
                Some(Part::Type(next)) if !self.is_finished(next) => self.enter(next),
                Some(Part::Type(_) | Part::Apart) => self.pass(name),
            }
        }
    }

    /// Returns the field or member at `index`, or `None` if there is none.
    fn part(&self, name: &str, index: usize) -> Option<Part<'s>> {
        if let Some(object) = self.spec.objects.get(name) {
            let field = object.fields.get(index)?;
            return Some(match &field.ty {
                Type::Object(name) | Type::Union(name) | Type::Choice(name) => Part::Type(name),
                _ => Part::Apart,
            });
        }
        if let Some(choice) = self.spec.choices.get(name) {
            return Some(match &choice.members.get(index)?.ty {
                Type::Object(name) => Part::Type(name),
                _ => Part::Apart,
            });
        }
        let member = self.spec.unions.get(name)?.members.get(index)?;
        Some(Part::Type(&member.object))
    }

    /// Returns whether the path would meet itself. A union that would lead back is
    /// not entered, since only a field can be cut; so a member never leads back.
    fn leads_back(&self, next: &str) -> bool {
        let state = self.states.get(next);
        state.is_some_and(|state| state.place.is_some() || !state.open_members.is_empty())
    }

    /// Returns whether everything inside the type has been visited.
    fn is_finished(&self, name: &str) -> bool {
        let state = self.states.get(name);
        let (done, place) = state.map_or((0, None), |state| (state.done, state.place));
        place.is_none() && self.part(name, done).is_none()
    }

    fn enter(&mut self, name: &'s str) {
        let place = self.path.len();
        self.states.entry(name).or_default().place = Some(place);
        for (union, member) in self.unions_of.get(name).into_iter().flatten() {
            let state = self.states.entry(union).or_default();
            state.open_members.push((place, *member));
        }
        self.path.push(name);
    }

    /// Leaves the type at the end of the path and marks the part that led to it as
    /// done.
    fn leave(&mut self, name: &'s str) {
        self.path.pop();
        self.states.entry(name).or_default().place = None;
        for (union, _) in self.unions_of.get(name).into_iter().flatten() {
            self.states.entry(union).or_default().open_members.pop();
        }
        if let Some(before) = self.path.last().copied() {
            self.pass(before);
        }
    }

    fn pass(&mut self, name: &'s str) {
        self.states.entry(name).or_default().done += 1;
    }

    /// Records the cycle that a field of the path's last type closes.
    fn close(&mut self, object: &'s str, field: usize, next: &'s str) {
        let state = self.states.get(next);
        let on_path = state.and_then(|state| state.place);
        let member = state.and_then(|state| state.open_members.last().copied());
        let (start, through) = match (on_path, member) {
            (Some(place), _) => (place, None),
            (None, Some((place, member))) => (place, self.step(next, member)),
            (None, None) => (self.path.len(), None),
        };
        let length = self.path.len() - start + usize::from(through.is_some());
        let walked = self.path.iter().skip(start).filter_map(|name| {
            let done = self.states.get(name)?.done;
            self.step(name, done)
        });
        let mut steps: Vec<Step<'s>> = walked.take(MAX_STEPS).collect();
        if let Some(through) = through {
            steps.push(through);
        } else if length > MAX_STEPS {
            steps.extend(self.step(object, field));
        }
        self.cycles.push(Cycle {
            object,
            field,
            left_out: length - steps.len(),
            steps,
        });
        self.pass(object);
    }

    fn step(&self, owner: &'s str, index: usize) -> Option<Step<'s>> {
        let part = match (self.spec.objects.get(owner), self.spec.unions.get(owner)) {
            (Some(object), _) => &object.fields.get(index)?.wire,
            (None, Some(union)) => &union.members.get(index)?.value,
            (None, None) => &self.spec.choices.get(owner)?.members.get(index)?.value,
        };
        let Part::Type(target) = self.part(owner, index)? else {
            return None;
        };
        Some(Step {
            owner,
            part,
            target,
        })
    }
}
