//! Restores what reading left out of a field's value, and notations that writing does not
//! reproduce.

use std::borrow::Cow;

use crate::types::number::Number;
use crate::types::timestamp::Timestamp;
use crate::types::uuid::Uuid;

use super::escape::push_string;
use super::notes::{Meaning, Note, Step};
use super::tape::Kind;
use super::tree::{Node, Tree};

/// Applies the notes of a field to its value, and returns the JSON; `None` if `written`
/// is right as it is.
///
/// A list whose length has changed since it was read, or a value that has changed, stays as
/// written.
pub(super) fn with_notes(written: &str, notes: &[&Note]) -> Option<String> {
    let tree = Tree::parse(written.as_bytes()).ok()?;
    let mut out = String::with_capacity(written.len() + 64);
    push(&mut out, tree.root(), notes, 0);
    Some(out)
}

/// Writes a value. The notes concern it or values inside it, `depth` steps below the
/// field's value.
fn push(out: &mut String, node: Node<'_>, notes: &[&Note], depth: usize) {
    if let [
        Note::Notation {
            place,
            value,
            meaning,
            ..
        },
    ] = notes
        && place.len() == depth
    {
        let is_same = Tree::parse(value.as_str().as_bytes())
            .is_ok_and(|read| meaning.is_same(node, read.root()));
        out.push_str(if is_same {
            value.as_str()
        } else {
            node.source()
        });
        return;
    }
    match (
        node.kind(),
        notes.first().and_then(|note| note.place().get(depth)),
    ) {
        (Kind::List, Some(Step::Item { of, .. })) => push_list(out, node, notes, depth, *of),
        (Kind::Object, Some(Step::Member(_))) => push_map(out, node, notes, depth),
        _ => out.push_str(node.source()),
    }
}

fn push_list(out: &mut String, list: Node<'_>, notes: &[&Note], depth: usize, length: usize) {
    let left_out = notes.iter().filter(|note| note.is_item_at(depth)).count();
    if list.size() + left_out != length {
        out.push_str(list.source());
        return;
    }
    let position_of = |note: &Note| match note.place().get(depth) {
        Some(Step::Item { position, .. }) => *position,
        _ => length,
    };
    let mut items = list.items();
    let mut notes = notes;
    out.push('[');
    for position in 0..length {
        let here = notes
            .iter()
            .take_while(|note| position_of(note) == position);
        let (here, others) = notes.split_at(here.count());
        notes = others;
        if position > 0 {
            out.push(',');
        }
        match here {
            [Note::Item { value, .. }] if here.iter().all(|note| note.is_item_at(depth)) => {
                out.push_str(value.as_str());
            }
            [] => out.push_str(items.next().map_or("null", Node::source)),
            here => push(out, items.next().unwrap_or(Node::ABSENT), here, depth + 1),
        }
    }
    out.push(']');
}

fn push_map(out: &mut String, map: Node<'_>, notes: &[&Note], depth: usize) {
    let start = out.len();
    let key = |out: &mut String, name: &str| {
        out.push(if out.len() == start { '{' } else { ',' });
        push_string(out, name);
        out.push(':');
    };
    for (name, value) in map.members() {
        let here = notes.iter().copied();
        let here: Vec<_> = here
            .filter(|note| note.name_at(depth) == Some(&*name))
            .collect();
        key(out, &name);
        push(out, value, &here, depth + 1);
    }
    for note in notes.iter().filter(|note| note.is_item_at(depth)) {
        if let (Note::Item { value, .. }, Some(name)) = (note, note.name_at(depth))
            && map.get(name).is_absent()
        {
            key(out, name);
            out.push_str(value.as_str());
        }
    }
    if out.len() == start {
        out.push('{');
    }
    out.push('}');
}

impl Note {
    /// Returns the name of the member that the note leads to at that depth.
    fn name_at(&self, depth: usize) -> Option<&str> {
        match self.place().get(depth)? {
            Step::Member(name) => Some(name),
            Step::Item { .. } => None,
        }
    }

    /// Returns whether an item of the list or map at that depth was left out.
    fn is_item_at(&self, depth: usize) -> bool {
        matches!(self, Note::Item { place, .. } if place.len() == depth + 1)
    }
}

/// Returns the content of a string, or the token of any other scalar.
fn text(node: Node<'_>) -> Cow<'_, str> {
    node.string().unwrap_or(Cow::Borrowed(node.source()))
}

impl Meaning {
    /// Returns whether the written value equals the one that was read.
    fn is_same(self, written: Node<'_>, read: Node<'_>) -> bool {
        match self {
            Meaning::Text => text(written) == text(read),
            Meaning::Number => {
                let (written, read) = (text(written), text(read));
                let number = Number::parse(&written);
                number.is_some() && number == Number::parse(&read)
            }
            Meaning::Empty => written.is_blank(),
            Meaning::Time => {
                let time = |node: Node<'_>| match node.kind() {
                    Kind::Number => Timestamp::from_unix_token(node.source()).map(|(time, _)| time),
                    _ => text(node).parse().ok(),
                };
                time(written).is_some() && time(written) == time(read)
            }
            Meaning::Uuid => {
                let uuid = |node: Node<'_>| text(node).parse::<Uuid>().ok();
                uuid(written).is_some() && uuid(written) == uuid(read)
            }
        }
    }
}
