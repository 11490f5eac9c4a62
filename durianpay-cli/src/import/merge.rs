//! `allOf`: one schema that is put together of several.

use super::cx::Cx;
use super::draft::ValueDraft;
use super::node::Node;
use super::parts::{gather, is_structural};
use super::report::Group;
use super::value::{typed_as, types};
use super::{annotations, objects};

/// A schema with `allOf`.
pub(super) fn all_of<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    let (structural, rest): (Vec<_>, Vec<_>) = schema
        .items_of("allOf")
        .into_iter()
        .partition(is_structural);
    let own = own_structure(schema);
    let mut value = match structural.as_slice() {
        [only] if !own => typed_as(cx, schema, only, place),
        [] if !own => ValueDraft::new(super::ty::JSON),
        parts => match gather(cx.document, schema) {
            Some(gathered) => objects::define(cx, schema, place, gathered),
            None => first_of(cx, schema, parts, place),
        },
    };
    for part in &rest {
        annotations::annotate(cx, part, &mut value);
        value.nullable |= super::value::is_nullable(part);
    }
    value
}

/// Whether the schema says more of the value than `allOf` does.
fn own_structure(schema: &Node<'_>) -> bool {
    [
        "properties",
        "oneOf",
        "anyOf",
        "additionalProperties",
        "items",
    ]
    .iter()
    .any(|key| schema.has(key))
        || schema.has("required") && !schema.texts("required").is_empty()
}

/// Parts that are no objects: the first counts.
fn first_of<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, parts: &[Node<'d>], place: &str) -> ValueDraft {
    let Some(first) = parts
        .iter()
        .find(|part| !types(part).is_empty() || part.has("$ref"))
    else {
        return super::value::any(cx, schema, "`allOf` of what is no object is any JSON");
    };
    let mut value = typed_as(cx, schema, first, place);
    let message = "`allOf` of what is no object: the first part counts";
    value
        .table
        .remark(cx.note(Group::Loosened, schema, message));
    value
}
