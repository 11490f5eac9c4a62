//! Request bodies. Endpoints of the language send JSON objects.

use super::cx::Cx;
use super::draft::{TypeBody, ValueDraft};
use super::node::Node;
use super::operation::Operation;
use super::report::Group;
use super::schema::SchemaReader;
use super::schema::is_closed_and_empty;
use super::table::Table;
use super::ty::Ty;

/// Sets `body`. Returns the reason if the endpoint cannot be called, because a required body cannot
/// be converted.
pub(super) fn read<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    place: &str,
    table: &mut Table,
) -> Option<String> {
    let given = operation.node.get("requestBody")?;
    let body = match cx.document.follow(&given) {
        Ok(body) => body,
        Err(reason) => return Some(reason),
    };
    let failure = match object(cx, &body, operation, place) {
        Ok(Some(object)) => {
            table.set("body", object);
            return None;
        }
        Ok(None) => return None,
        Err(reason) => reason,
    };
    if body.is("required") {
        return Some(format!("its body cannot be sent: {failure}"));
    }
    table.remark(cx.note(
        Group::LeftOut,
        &body,
        format!("the body is left out: {failure}"),
    ));
    None
}

/// Returns the object type of a body, or `None` if the body is always empty.
fn object<'d>(
    cx: &mut Cx<'d>,
    body: &Node<'d>,
    operation: &Operation<'d>,
    place: &str,
) -> Result<Option<String>, String> {
    let content = body.members_of("content");
    let Some(json) = json(&content) else {
        return match content.as_slice() {
            [] => Ok(None),
            // Some documents give every request a form without fields.
            [(_, only)]
                if only
                    .get("schema")
                    .is_some_and(|schema| is_closed_and_empty(&schema)) =>
            {
                Ok(None)
            }
            _ => {
                let kinds: Vec<String> = content
                    .iter()
                    .map(|(kind, _)| format!("`{kind}`"))
                    .collect();
                Err(format!(
                    "the document sends it as {}, but endpoints send JSON",
                    kinds.join(" or ")
                ))
            }
        };
    };
    if operation.verb == "GET" {
        return Err("a GET request has no body".to_owned());
    }
    let Some(schema) = json.get("schema") else {
        return Ok(Some(empty(cx, &json, place)));
    };
    let value = SchemaReader::new(cx).value_of(&schema, &format!("{place}Request"));
    object_of(cx, &schema, &value, place).map(Some)
}

fn object_of(
    cx: &mut Cx<'_>,
    schema: &Node<'_>,
    value: &ValueDraft,
    place: &str,
) -> Result<String, String> {
    match &value.ty {
        Ty::Named(name) if cx.is_object(name) || cx.is_choice(name) => Ok(name.clone()),
        Ty::Map(_) => Ok(empty(cx, schema, place)),
        ty => Err(format!("its type is `{ty}`, but endpoints send objects")),
    }
}

/// Defines an object without documented members: callers add fields by name.
fn empty(cx: &mut Cx<'_>, schema: &Node<'_>, place: &str) -> String {
    let mut about = Table::default();
    let message = "the document lists no fields of this body; add them by name";
    about.remark(cx.note(Group::Loosened, schema, message));
    let body = TypeBody::Object {
        about,
        fields: Vec::new(),
    };
    cx.add(&format!("{place}Request"), &schema.pointer, body)
}

/// Finds the JSON entry among the media types.
pub(super) fn json<'d>(content: &[(&str, Node<'d>)]) -> Option<Node<'d>> {
    let is_json = |kind: &str| {
        let kind = kind.split(';').next().unwrap_or_default().trim();
        kind == "application/json"
            || kind == "*/*"
            || kind == "application/*"
            || kind.ends_with("+json")
            || kind.ends_with("/json")
    };
    content
        .iter()
        .find(|(kind, _)| *kind == "application/json")
        .or_else(|| content.iter().find(|(kind, _)| is_json(kind)))
        .map(|(_, node)| node.clone())
}
