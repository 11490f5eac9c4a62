//! A schema into what the language says of a value.

use super::cx::Cx;
use super::draft::{Known, ValueDraft};
use super::node::Node;
use super::report::Group;
use super::ty::{JSON, Ty};
use super::{annotations, choice, components, enums, merge, objects, scalars, x_spec};

/// Reads a schema. A type that has to be made of it is called `place`.
pub(super) fn value_of<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    let mut value = typed(cx, schema, place);
    annotations::annotate(cx, schema, &mut value);
    x_spec::overlay_value(cx, schema, &mut value);
    value
}

fn typed<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    if let Some(ty) = x_spec::given_type(cx, schema) {
        return ValueDraft {
            nullable: is_nullable(schema),
            ..ValueDraft::new(ty)
        };
    }
    match cx.known.get(&schema.pointer) {
        Some(Known::Claimed(name)) => return ValueDraft::named(&name.clone()),
        Some(Known::Done(value)) => return value.clone(),
        Some(Known::Open) | None => {}
    }
    if schema.has("$ref") {
        return components::refer(cx, schema);
    }
    let mut value = by_form(cx, schema, place);
    value.nullable |= is_nullable(schema);
    value
}

/// Reads `part` as if it stood where `schema` does, so that a type that is made
/// of it has the name of `schema`.
pub(super) fn typed_as<'d>(
    cx: &mut Cx<'d>,
    schema: &Node<'d>,
    part: &Node<'d>,
    place: &str,
) -> ValueDraft {
    let stand_in = Node {
        json: part.json,
        pointer: schema.pointer.clone(),
    };
    let mut value = typed(cx, &stand_in, place);
    annotations::annotate(cx, &stand_in, &mut value);
    x_spec::overlay_value(cx, &stand_in, &mut value);
    value
}

fn by_form<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    if !schema.is_object() {
        return ValueDraft::new(JSON);
    }
    if let Some(value) = x_spec::named_table(cx, schema, place) {
        return value;
    }
    if let Some(fields) = x_spec::fields(schema) {
        return x_spec::define_object(cx, schema, place, fields);
    }
    if x_spec::is_constant_of_named(cx, schema) {
        return merge::all_of(cx, schema, place);
    }
    if let Some(constant) = schema.get("const") {
        return scalars::constant(cx, &constant);
    }
    if schema.has("enum") {
        return enums::read(cx, schema, place);
    }
    if schema.has("allOf") {
        return merge::all_of(cx, schema, place);
    }
    if choice::is_choice(schema) {
        return choice::read(cx, schema, place);
    }
    by_type(cx, schema, place)
}

fn by_type<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    let types = types(schema);
    match types.as_slice() {
        [] if objects::is_object(schema) => objects::read(cx, schema, place),
        [] if schema.has("items") => objects::list(cx, schema, place),
        [] => ValueDraft::new(JSON),
        ["object"] => objects::read(cx, schema, place),
        ["array"] => objects::list(cx, schema, place),
        [one] => scalars::read(cx, schema, one),
        several => scalars::read_several(cx, schema, several),
    }
}

/// The kinds of value that a schema takes, but for `null`.
pub(super) fn types<'d>(schema: &Node<'d>) -> Vec<&'d str> {
    let mut types = schema.texts("type");
    types.extend(schema.text("type"));
    types.retain(|name| *name != "null");
    types
}

/// Whether `null` is documented: `nullable` in 3.0, a type in 3.1.
pub(super) fn is_nullable(schema: &Node<'_>) -> bool {
    schema.is("nullable") || schema.texts("type").contains(&"null")
}

/// Any JSON, where a schema says what no type of the language does.
pub(super) fn any(cx: &mut Cx<'_>, schema: &Node<'_>, reason: impl Into<String>) -> ValueDraft {
    ValueDraft::json(cx.note(Group::Loosened, schema, reason))
}

/// What a list or map holds: `null` among the items has no word.
pub(super) fn item_of<'d>(cx: &mut Cx<'d>, schema: &Node<'d>, place: &str) -> ValueDraft {
    let mut item = value_of(cx, schema, place);
    if item.nullable {
        item.nullable = false;
        if item.ty != JSON {
            let message = format!(
                "an item may be `null`, and is any JSON in place of `{}`",
                item.ty
            );
            let remark = cx.note(Group::Loosened, schema, message);
            let remarks = item.table.remarks;
            item.table = super::table::Table {
                remarks,
                ..Default::default()
            };
            item.table.remark(remark);
            item.ty = JSON;
        }
    }
    item
}

/// Whether the type is a list or words in a query, and the like.
pub(super) fn is_word(cx: &Cx<'_>, ty: &Ty) -> bool {
    match ty {
        Ty::Word(word) => *word != "json",
        Ty::Named(name) => cx.is_scalar(name),
        Ty::List(_) | Ty::Map(_) => false,
    }
}
