//! Unions of values that their JSON tells apart: scalars of several kinds, a scalar or an object, an
//! object or a list, and objects by their required fields.

use super::members::Member;
use super::reader::SchemaReader;
use super::sorted::Kinds;
use crate::import::annotations;
use crate::import::draft::{TypeBody, ValueDraft};
use crate::import::fields::has_number;
use crate::import::node::Node;
use crate::import::parts::Parts;
use crate::import::report::Group;
use crate::import::scalars;
use crate::import::table::{Item, Table};
use crate::import::ty::Ty;
use crate::import::unions::{are_apart, shared_name, without_tag};

impl<'d> SchemaReader<'_, 'd> {
    /// Reads a choice whose cases have several kinds of JSON, or are objects with different
    /// required fields. Returns `None` if some cases cannot be told apart.
    pub(super) fn by_kind(
        &mut self,
        schema: &Node<'d>,
        cases: &[Node<'d>],
        place: &str,
    ) -> Option<ValueDraft> {
        let mut kinds = Kinds::default();
        for case in cases {
            kinds.sort(self.cx.document, case)?;
        }
        // An integer is a number, too.
        if !kinds.numbers.is_empty() {
            let mut integers = std::mem::take(&mut kinds.integers);
            kinds.numbers.append(&mut integers);
        }
        let count = kinds.count();
        if count == 0 || !self.can_tell_objects(&kinds, count) {
            return None;
        }
        let nullable = kinds.nullable;
        // A schema may refer to itself, so the name must be known before its cases are read.
        let has_objects = !(kinds.objects.is_empty() && kinds.maps.is_empty());
        let is_named = count > 1 && (schema.is_component() || has_objects);
        let name = is_named.then(|| self.cx.claim_union(schema, place));
        let members = self.members(schema, kinds, count, name.as_deref().unwrap_or(place));
        let mut value = match members.as_slice() {
            [(_, only)] if name.is_none() => only.clone(),
            _ => self.define_untagged(schema, members, name, place),
        };
        value.nullable |= nullable;
        Some(value)
    }

    /// Checks whether the objects can be told apart, or merged: beside values of other kinds, they
    /// can be one member.
    fn can_tell_objects(&self, kinds: &Kinds<'d>, count: usize) -> bool {
        let has_map = !kinds.maps.is_empty();
        let has_others = count > kinds.objects.len();
        has_others && !has_map || self.are_objects_apart(kinds)
    }

    pub(super) fn are_objects_apart(&self, kinds: &Kinds<'d>) -> bool {
        let parts: Vec<&Parts<'d>> = kinds.objects.iter().map(|(_, parts)| parts).collect();
        are_apart(self.cx.document, &parts, !kinds.maps.is_empty())
    }

    /// Reads `type: [string, array]`.
    pub(super) fn by_types(&mut self, schema: &Node<'d>, place: &str) -> ValueDraft {
        let types = schema.types();
        if self.cx.is_exported {
            return scalars::read_several(self.cx, schema, &types);
        }
        let cases = [schema.clone()];
        self.by_kind(schema, &cases, place).unwrap_or_else(|| {
            let message = format!("one of {} is any JSON", types.join(", "));
            self.cx.any(schema, message)
        })
    }

    /// Defines a union without a tag. One of plain scalars is shared by the whole document.
    fn define_untagged(
        &mut self,
        schema: &Node<'d>,
        members: Vec<Member>,
        name: Option<String>,
        place: &str,
    ) -> ValueDraft {
        let mut about = Table::default();
        let mut is_sensitive = false;
        let mut tables = Vec::new();
        for (name, value) in members {
            let mut said = value.table;
            let mut table = Table::default();
            table.set("type", value.ty.to_string());
            if let Some(Item::Text(unit)) = said.take("number")
                && has_number(&value.ty, &unit)
            {
                table.set("number", unit);
            }
            is_sensitive |= said.take("sensitive").is_some();
            for remark in said.remarks {
                about.remark(remark);
            }
            for (key, _) in said.entries {
                if !matches!(key.as_str(), "doc" | "link" | "deprecated" | "example") {
                    let message =
                        format!("`{key}` of the member `{name}` of a choice is not carried over");
                    about.remark(self.cx.note(Group::Dropped, schema, message));
                }
            }
            tables.push((name, value.ty, table));
        }
        let shared = shared_name(&tables).filter(|_| name.is_none());
        let name = match shared {
            Some(wanted) => self.share(schema, &wanted, about, tables),
            None => {
                let name = name.unwrap_or_else(|| self.cx.claim_union(schema, place));
                let mut table = annotations::about(self.cx, schema);
                table.overlay(about);
                let table = without_tag(table, tables);
                self.cx
                    .define(name.clone(), &schema.pointer, TypeBody::Union(table));
                name
            }
        };
        let mut value = ValueDraft::named(&name);
        if is_sensitive {
            value.table.set("sensitive", true);
        }
        value
    }

    fn share(
        &mut self,
        schema: &Node<'_>,
        wanted: &str,
        about: Table,
        members: Vec<(String, Ty, Table)>,
    ) -> String {
        if let Some(name) = self.cx.shared.get(wanted).cloned() {
            for remark in about.remarks {
                self.cx.remark_type(&name, remark);
            }
            return name;
        }
        let table = without_tag(about, members);
        let pointer = format!("{}/choice", schema.pointer);
        let name = self.cx.add(wanted, &pointer, TypeBody::Union(table));
        self.cx.shared.insert(wanted.to_owned(), name.clone());
        name
    }
}
