//! Handling of the values that a [`Decoder`] cannot read, by the rule of
//! [`tolerance`](super::tolerance).

use std::borrow::Cow;

use super::decoder::{DecodeInto, Decoder};
use super::drift;
use super::found::{FoundIssues, IssueTarget};
use super::notes::{Meaning, Note, Step};
use super::schema::{FieldSchema, ObjectSchema, Presence};
use super::tolerance::{Cause, Loose, Mark};
use super::tree::{Node, Slot};
use super::unknown_fields::UnknownFields;
use super::value::Json;

/// A field of an object and the value that was read into it.
#[derive(Clone, Copy)]
pub(super) struct FieldRead<'t> {
    pub(super) shape: &'static ObjectSchema,
    pub(super) field: &'static FieldSchema,
    pub(super) value: Node<'t>,
    /// The name and the value of the tag, if the field is a union.
    pub(super) tag: (&'static str, Node<'t>),
}

impl Decoder {
    /// Records the state before a field.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            events: self.tolerance.events,
            issues: self.issues.count(),
            loose: self.tolerance.loose(),
        }
    }

    /// Returns whether the items of a container fit into memory, and reports them if not. This
    /// bounds memory by the size of the received document, not by the types.
    pub(super) fn admits(&mut self, node: Node<'_>, size: usize) -> bool {
        let admitted = self.tolerance.admits(node, size);
        if !admitted {
            self.add_issue(node, "has too many items for a document of this length");
        }
        admitted
    }

    /// Reads an item of a list or a map, and returns whether it could be read.
    pub(super) fn item(&mut self, place: &mut dyn DecodeInto, node: Node<'_>) -> bool {
        let events = self.tolerance.events;
        let (issues, loose) = (self.issues.count(), self.tolerance.loose());
        place.decode_into(self, node);
        self.tolerance.events == events || self.settle_item(node, issues, loose)
    }

    #[cold]
    #[inline(never)]
    fn settle_item(&mut self, node: Node<'_>, issues: usize, loose: usize) -> bool {
        if self.is_strict() || self.issues.count() == issues || !self.tolerance.leaves_out_more() {
            return true;
        }
        let found = self.issues.split_off(issues);
        drop(self.tolerance.split_off(loose));
        self.tolerance
            .loosen(node, Cause::Unreadable(reason_of(&found, node)));
        self.tolerance.leave_out(found);
        false
    }

    /// Records that writing the value does not reproduce the notation that was read.
    #[cold]
    #[inline(never)]
    pub(super) fn lose_notation(&mut self, node: Node<'_>, meaning: Meaning) {
        if !self.is_strict() {
            self.tolerance.keep_notation(node, meaning);
        }
    }

    /// Records the notation of a string with half a surrogate pair, which is read as U+FFFD.
    #[cold]
    pub(super) fn note_surrogates(&mut self, node: Node<'_>, text: &str) {
        if text.contains(char::REPLACEMENT_CHARACTER) {
            self.lose_notation(node, Meaning::Text);
        }
    }

    /// Handles a field that caused an event while it was read: leaves it out if it is
    /// optional and has issues, and keeps what writing would not reproduce.
    #[cold]
    #[inline(never)]
    pub(super) fn settle(
        &mut self,
        mark: Mark,
        read: FieldRead<'_>,
        place: &mut dyn DecodeInto,
        rest: &mut UnknownFields,
    ) -> Mark {
        if self.is_strict() {
            return self.mark();
        }
        let found = self.issues.split_off(mark.issues);
        if found.count() == 0 {
            let loose = self.tolerance.split_off(mark.loose);
            if self.reports_drift() && loose.iter().any(Loose::is_unreadable) {
                drift::unreadable(read.shape, read.field.name);
            }
            keep_inside(read, &loose, rest);
        } else if read.field.presence == Presence::Optional {
            drop(self.tolerance.split_off(mark.loose));
            self.tag = Slot::EMPTY;
            place.decode_into(self, Node::ABSENT);
            self.leave_out(read, found, rest);
        } else {
            self.issues.append(found);
        }
        self.mark()
    }

    /// Keeps the JSON of an unreadable field.
    fn leave_out(&mut self, read: FieldRead<'_>, found: FoundIssues, rest: &mut UnknownFields) {
        let FieldRead {
            shape,
            field,
            value,
            tag,
        } = read;
        if self.reports_drift() {
            drift::unreadable(shape, field.name);
        }
        let is_constant = found
            .first()
            .is_some_and(|issue| issue.target == IssueTarget::Constant);
        let reason = reason_of(&found, value);
        let (tag_name, tag) = tag;
        let mut unreadable = tag_name;
        for (name, value) in [(tag_name, tag), (field.name, value)] {
            if !value.is_absent() {
                unreadable = name;
                rest.append(Cow::Borrowed(rest.name_used(name)), Json::from_node(value));
                rest.set_name_used(name, name);
            }
        }
        rest.add_note(Note::Unreadable {
            field: unreadable,
            is_constant,
            reason,
        });
        self.tolerance.leave_out(found);
    }
}

/// Returns the reason of the first issue, with its path relative to `node`.
fn reason_of(found: &FoundIssues, node: Node<'_>) -> Cow<'static, str> {
    let Some(first) = found.first() else {
        return Cow::Borrowed("has too many issues to describe");
    };
    let path = first.place.beside(node).path_below(node);
    if path.is_empty() {
        first.reason.clone()
    } else {
        Cow::Owned(format!("`{path}`: {}", first.reason))
    }
}

/// Keeps the items and notations inside a field's value, and the notation of the tag.
fn keep_inside(read: FieldRead<'_>, loose: &[Loose], rest: &mut UnknownFields) {
    let mut keep = |field: &'static str, place: &[Step], loose: &Loose| {
        let value = Json::from_node(loose.place.beside(read.value));
        let place = place.into();
        rest.add_note(match &loose.cause {
            Cause::Unreadable(reason) => Note::Item {
                field,
                place,
                value,
                reason: reason.clone(),
            },
            Cause::Notation(meaning) => Note::Notation {
                field,
                place,
                value,
                meaning: *meaning,
            },
        });
    };
    let (tag_name, tag) = read.tag;
    // The tag is read before the value.
    let loose = match loose {
        [first, others @ ..] if !tag.is_absent() && tag.is_at(first.place) => {
            keep(tag_name, &[], first);
            others
        }
        all => all,
    };
    let mut keep = |place: &[Step], loose: &Loose| keep(read.field.name, place, loose);
    walk(read.value, loose, &mut Vec::new(), &mut keep);
}

/// Calls `keep` with each value of `loose` and the steps to it. The values must be inside
/// `node`, in document order.
fn walk(
    node: Node<'_>,
    mut loose: &[Loose],
    steps: &mut Vec<Step>,
    keep: &mut dyn FnMut(&[Step], &Loose),
) {
    if let [alone] = loose
        && node.is_at(alone.place)
    {
        keep(steps, alone);
        return;
    }
    let of = node.size();
    let items = node.items().enumerate();
    let items = items.map(|(position, item)| (Step::Item { position, of }, item));
    let members = node.members();
    let members = members.map(|(name, value)| (Step::Member(name.into()), value));
    for (step, child) in items.chain(members) {
        let inside = loose.iter().take_while(|loose| child.contains(loose.place));
        let (here, others) = loose.split_at(inside.count());
        if !here.is_empty() {
            steps.push(step);
            walk(child, here, steps, keep);
            steps.pop();
        }
        loose = others;
        if loose.is_empty() {
            return;
        }
    }
}
