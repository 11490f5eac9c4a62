//! The tags of unions in the objects of their members.

use crate::import::cx::Cx;
use crate::import::draft::{Field, TypeBody, is_alone};
use crate::import::table::{Item, Table};
use crate::import::ty::TEXT;
use std::collections::{BTreeMap, BTreeSet};

/// The values of a tag that an object has as a member, in all unions.
type Demands = BTreeMap<(String, String), BTreeSet<String>>;

/// Makes the tag a constant in each object that is a member under one value, so that the object is
/// also complete by itself. The constant is optional: the object may come without it elsewhere. An
/// object with several values is copied without the tag.
pub(in crate::import) fn place_tags(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let mut copies: BTreeMap<(String, String), String> = BTreeMap::new();
    let demands = demands(cx);
    for ((object, tag), values) in &demands {
        let Some(TypeBody::Object { fields, .. }) = body(cx, object) else {
            continue;
        };
        let Some(field) = fields.iter_mut().find(|field| field.wire == *tag) else {
            continue;
        };
        match values.iter().next() {
            Some(only) if values.len() == 1 => make_constant(field, only),
            _ => {
                if let Some(copy) = copy_without(cx, object, tag) {
                    copies.insert((object.clone(), tag.clone()), copy);
                }
            }
        }
    }
    for draft in cx.spec.types.values_mut() {
        if let TypeBody::Union(table) = &mut draft.body
            && let Some(tag) = inner_tag(table)
        {
            point_to(table, &tag, &copies);
        }
    }
}

fn demands(cx: &Cx<'_>) -> Demands {
    let mut demands = Demands::new();
    for draft in cx.spec.types.values() {
        let TypeBody::Union(table) = &draft.body else {
            continue;
        };
        let (Some(tag), Some(Item::Table(members))) = (inner_tag(table), table.get("members"))
        else {
            continue;
        };
        for (value, member) in &members.entries {
            if let Item::Table(member) = member
                && let Some(object) = member.string("type")
            {
                let key = (object.to_owned(), tag.clone());
                demands.entry(key).or_default().insert(value.clone());
            }
        }
    }
    demands
}

fn inner_tag(union: &Table) -> Option<String> {
    let tag = union.string("tag").filter(|_| is_alone(union));
    tag.map(str::to_owned)
}

fn body<'c>(cx: &'c mut Cx<'_>, name: &str) -> Option<&'c mut TypeBody> {
    cx.spec.types.get_mut(name).map(|draft| &mut draft.body)
}

fn make_constant(field: &mut Field, value: &str) {
    field.required = false;
    field.value.nullable = false;
    field.value.ty = TEXT;
    field
        .value
        .table
        .entries
        .retain(|(key, _)| matches!(key.as_str(), "doc" | "link" | "deprecated" | "name"));
    field.value.table.set("const", value);
}

fn copy_without(cx: &mut Cx<'_>, object: &str, tag: &str) -> Option<String> {
    let draft = cx.spec.types.get(object)?;
    let TypeBody::Object { about, fields } = &draft.body else {
        return None;
    };
    let pointer = draft.pointer.clone() + "/without-tag";
    let fields = fields.iter().filter(|field| field.wire != tag);
    let mut about = about.clone();
    // A group that named the tag is satisfied by it.
    let mentions = |group: &Item| matches!(group, Item::List(names) if names.contains(&tag.into()));
    if let Some(Item::List(groups)) = about.get_mut("any_of") {
        groups.retain(|group| !mentions(group));
    }
    let body = TypeBody::Object {
        about,
        fields: fields.cloned().collect(),
    };
    Some(cx.add(&format!("{object}Content"), &pointer, body))
}

fn point_to(union: &mut Table, tag: &str, copies: &BTreeMap<(String, String), String>) {
    let Some(Item::Table(members)) = union.get_mut("members") else {
        return;
    };
    for (_, member) in &mut members.entries {
        if let Item::Table(member) = member
            && let Some(object) = member.string("type")
            && let Some(copy) = copies.get(&(object.to_owned(), tag.to_owned()))
        {
            member.set("type", copy.clone());
        }
    }
}
