//! The members of a union without a tag.

use super::reader::SchemaReader;
use super::sorted::Kinds;
use crate::import::draft::{Known, ValueDraft};
use crate::import::names::within;
use crate::import::node::Node;
use crate::import::parts::{Parts, alternatives};
use crate::import::report::Group;
use crate::import::scalars;
use crate::import::ty::JSON;
use durianpay_codegen::names::snake;

/// A member of a union: its name and its value.
pub(super) type Member = (String, ValueDraft);

/// The schema of no case.
static NOTHING: serde_json::Value = serde_json::Value::Null;

impl<'d> SchemaReader<'_, 'd> {
    /// Reads the members of all kinds.
    pub(super) fn members(
        &mut self,
        schema: &Node<'d>,
        kinds: Kinds<'d>,
        count: usize,
        place: &str,
    ) -> Vec<Member> {
        let are_apart = self.are_objects_apart(&kinds);
        let Kinds {
            texts,
            integers,
            numbers,
            booleans,
            lists,
            objects,
            maps,
            nullable: _,
            seen: _,
        } = kinds;
        let mut members = Vec::new();
        for (kind, cases) in [
            ("integer", integers),
            ("number", numbers),
            ("string", texts),
            ("boolean", booleans),
        ] {
            if let Some(first) = cases.first() {
                let place = within(place, kind);
                let value = self.scalar(schema, kind, first, &cases, &place);
                let name = if kind == "number" { "decimal" } else { kind };
                members.push((name.to_owned(), value));
            }
        }
        if !lists.is_empty() {
            let place = if count == 1 {
                place
            } else {
                &within(place, "list")
            };
            members.push(("list".to_owned(), self.lists(schema, &lists, place)));
        }
        if are_apart {
            self.objects(schema, objects, place, &mut members);
        } else {
            members.push(self.merged_objects(schema, objects, place));
        }
        self.maps(schema, maps, place, &mut members);
        members
    }

    /// Reads the cases that are scalars of one kind.
    fn scalar(
        &mut self,
        schema: &Node<'d>,
        kind: &str,
        first: &Node<'d>,
        cases: &[Node<'d>],
        place: &str,
    ) -> ValueDraft {
        let node = Node {
            json: first.json,
            pointer: format!("{}/{kind}", schema.pointer),
        };
        match cases {
            [only] if only.types().len() > 1 => scalars::read(self.cx, only, kind),
            [only] if only.is_component() => self.resolve(only),
            [only] if !only.has("const") => self.value_of(only, place),
            _ => self
                .words(&node, cases, place)
                .unwrap_or_else(|| scalars::plain(kind)),
        }
    }

    /// Reads the cases that are lists: one list, whose items are those of any of them.
    fn lists(&mut self, schema: &Node<'d>, cases: &[Node<'d>], place: &str) -> ValueDraft {
        if let [only] = cases {
            return self.list(only, place);
        }
        let items: Option<Vec<Node<'d>>> = cases.iter().map(|case| case.get("items")).collect();
        let has_places = cases.iter().any(|case| case.has("prefixItems"));
        let place = within(place, "item");
        let item = items.filter(|_| !has_places).and_then(|items| {
            let first = items.first()?;
            if items.iter().all(|item| item.json == first.json) {
                return Some(self.item_of(first, &place));
            }
            let node = self.node_of_all(&items, format!("{}/items", schema.pointer));
            if let Some(known) = self.claimed(&node) {
                return Some(known);
            }
            self.words(&node, &items, &place)
                .or_else(|| self.by_kind(&node, &items, &place))
        });
        match item.filter(|item| !item.nullable) {
            Some(item) => ValueDraft {
                ty: item.ty.list(),
                ..item
            },
            None => {
                let message = "the lists of a choice become one list of any JSON";
                let remark = self.cx.note(Group::Loosened, schema, message);
                let mut value = ValueDraft::new(JSON.list());
                value.table.remark(remark);
                value
            }
        }
    }

    /// Reads the cases that are objects.
    fn objects(
        &mut self,
        schema: &Node<'d>,
        objects: Vec<(Node<'d>, Parts<'d>)>,
        place: &str,
        members: &mut Vec<Member>,
    ) {
        let is_alone = objects.len() == 1;
        for (index, (case, parts)) in objects.into_iter().enumerate() {
            let component = self.cx.components.get(&case.pointer).cloned();
            let inline = if is_alone {
                "object".to_owned()
            } else {
                format!("object{}", index + 1)
            };
            let key = component.as_deref().map_or(inline.clone(), snake);
            let place = component.unwrap_or_else(|| within(place, &inline));
            let name = self.object_of(schema, &case, parts, &place);
            members.push((key, ValueDraft::named(&name)));
        }
    }

    /// Reads objects that cannot be told apart as one.
    fn merged_objects(
        &mut self,
        schema: &Node<'d>,
        objects: Vec<(Node<'d>, Parts<'d>)>,
        place: &str,
    ) -> Member {
        let count = objects.len();
        let (cases, parts): (Vec<_>, Vec<_>) = objects.into_iter().unzip();
        let node = self.node_of_all(&cases, format!("{}/object", schema.pointer));
        let name = self.object_at(&node, &within(place, "object"), alternatives(parts));
        let message =
            format!("the {count} objects of a choice become one type with the fields of all");
        let remark = self.cx.note(Group::Loosened, schema, message);
        let mut value = ValueDraft::named(&name);
        value.table.remark(remark);
        ("object".to_owned(), value)
    }

    fn maps(
        &mut self,
        schema: &Node<'d>,
        mut maps: Vec<Parts<'d>>,
        place: &str,
        members: &mut Vec<Member>,
    ) {
        let Some(first) = maps.pop() else { return };
        let value = if maps.is_empty() {
            self.map(first, &within(place, "map"))
        } else {
            let message = "the maps of a choice become one map of any JSON";
            let remark = self.cx.note(Group::Loosened, schema, message);
            let mut value = ValueDraft::new(JSON.map());
            value.table.remark(remark);
            value
        };
        members.push(("map".to_owned(), value));
    }

    /// Returns the node of all cases together, of which the document has no schema. The same cases
    /// have the same node, so that they become one type, also if it contains itself.
    pub(super) fn node_of_all(&mut self, cases: &[Node<'d>], pointer: String) -> Node<'d> {
        let follow = |case: &Node<'d>| self.cx.document.follow(case);
        let places = cases.iter().map(|case| match follow(case) {
            Ok(target) => target.pointer,
            Err(_) => case.pointer.clone(),
        });
        let key = places.collect::<Vec<_>>().join(" ");
        let pointer = self.cx.together.entry(key).or_insert(pointer).clone();
        Node {
            json: cases.first().map_or(&NOTHING, |case| case.json),
            pointer,
        }
    }

    /// Returns the type of a node, if its name is known already.
    pub(super) fn claimed(&self, node: &Node<'d>) -> Option<ValueDraft> {
        match self.cx.known.get(&node.pointer) {
            Some(Known::Claimed(name)) => Some(ValueDraft::named(name)),
            _ => None,
        }
    }
}
