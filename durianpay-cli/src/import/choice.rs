//! `oneOf` and `anyOf`: a value that is one of several things.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::node::Node;
use super::parts::{Parts, gather, gather_choice, is_null, is_requirement};
use super::report::Group;
use super::value::{any, is_nullable, typed_as, types, value_of};
use super::{annotations, enums, objects, scalars};

/// Whether the schema offers a choice, and not only of required fields.
pub(super) fn is_choice(schema: &Node<'_>) -> bool {
    ["oneOf", "anyOf"].iter().any(|key| {
        let cases = schema.items_of(key);
        !cases.is_empty() && !cases.iter().all(is_requirement)
    })
}

/// A schema with `oneOf` or `anyOf`.
pub(super) fn read<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    let (nulls, cases): (Vec<_>, Vec<_>) = ["oneOf", "anyOf"]
        .iter()
        .flat_map(|key| schema.items_of(key))
        .partition(is_null);
    let objects = gather(cx.document, schema);
    // Fields beside the choice belong to every case of it.
    let cases_alone = if schema.has("properties") {
        &[]
    } else {
        cases.as_slice()
    };
    let mut value = match cases_alone {
        [only] => typed_as(cx, schema, only, place),
        _ => words(cx, schema, cases_alone, place)
            .or_else(|| one_object(cx, schema, cases.len(), objects, place))
            .unwrap_or_else(|| any_of_several(cx, schema, cases.len())),
    };
    value.nullable |= !nulls.is_empty() || cases.iter().any(is_nullable);
    value
}

/// A field that the objects of a choice describe each in its own way.
pub(super) fn of_field<'d>(
    cx: &mut Cx<'d>,
    owner: &Node<'d>,
    wire: &str,
    cases: &[Node<'d>],
    place: &str,
) -> ValueDraft {
    let Some(first) = cases.first() else {
        return ValueDraft::new(super::ty::JSON);
    };
    // No schema of the document stands for all of them.
    let all = Node {
        json: first.json,
        pointer: format!("{}/properties/{wire}", owner.pointer),
    };
    let objects = gather_choice(cx.document, cases);
    let mut value = words(cx, &all, cases, place)
        .or_else(|| one_object(cx, &all, cases.len(), objects, place))
        .unwrap_or_else(|| any_of_several(cx, &all, cases.len()));
    value.nullable |= cases.iter().any(is_nullable);
    let about = annotations::about(cx, first);
    value.table.fill(&about);
    value
}

fn any_of_several(cx: &mut Cx<'_>, schema: &Node<'_>, count: usize) -> ValueDraft {
    let message = format!("a choice of {count} that no type holds is any JSON");
    any(cx, schema, message)
}

/// A choice of constants, or of text, numbers and truth values.
fn words<'d>(
    cx: &mut Cx<'d>,
    schema: &Node<'d>,
    cases: &[Node<'d>],
    place: &str,
) -> Option<ValueDraft> {
    let cases: Vec<Node<'d>> = cases
        .iter()
        .map(|case| cx.document.follow(case).ok())
        .collect::<Option<_>>()?;
    if let Some(value) = enums::of_constants(cx, schema, &cases, place) {
        return Some(value);
    }
    let first = cases.first()?;
    let mut kinds: Vec<&str> = Vec::new();
    for case in &cases {
        match types(case).as_slice() {
            [kind @ ("string" | "integer" | "number" | "boolean")] => kinds.push(kind),
            _ => return None,
        }
    }
    kinds.dedup();
    let [kind] = kinds.as_slice() else {
        return Some(scalars::read_several(cx, first, &kinds));
    };
    if cases.iter().all(|case| case.json == first.json) {
        return Some(value_of(cx, first, place));
    }
    let formats_agree = cases
        .iter()
        .all(|case| case.text("format") == first.text("format"));
    Some(if formats_agree {
        scalars::read(cx, first, kind)
    } else {
        // Of text in several formats, nothing is sure but that it is text.
        scalars::plain(kind)
    })
}

/// A choice of objects becomes one type, since the language tells objects
/// apart by a tag beside them and not within.
fn one_object<'d>(
    cx: &mut Cx<'d>,
    schema: &Node<'d>,
    count: usize,
    objects: Option<Parts<'d>>,
    place: &str,
) -> Option<ValueDraft> {
    let parts = objects.filter(|parts| !parts.fields.is_empty())?;
    let tag = schema
        .get("discriminator")
        .and_then(|discriminator| discriminator.text("propertyName"));
    let apart = tag.map_or_else(String::new, |tag| format!(", told apart by `{tag}`"));
    let message = format!("a choice of {count} objects{apart} is one type with the fields of all");
    let remark = cx.note(Group::Loosened, schema, message);
    let value = objects::define(cx, schema, place, parts);
    if let Some(name) = value.ty.name() {
        cx.remark_type(name, remark);
    }
    Some(value)
}
