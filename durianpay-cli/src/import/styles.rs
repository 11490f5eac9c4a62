//! The notation of lists and objects in queries and forms.

use super::cx::Cx;
use super::draft::{Field, TypeBody};
use super::node::Node;
use super::report::Group;
use super::ty::Ty;
use durianpay_codegen::model::{MediaForm, MediaType};
use std::collections::BTreeSet;

/// The styles that write a list in one string.
const JOINED: [&str; 3] = ["comma", "space", "pipe"];

/// Returns the style that `style` and `explode` of a parameter in the query or of a field in a form mean. Returns
/// `None` for a style that the language does not have.
pub(super) fn word(style: &str, explode: bool) -> Option<&'static str> {
    match (style, explode) {
        ("form" | "spaceDelimited" | "pipeDelimited", true) => Some("repeat"),
        ("form", false) => Some("comma"),
        ("spaceDelimited", false) => Some("space"),
        ("pipeDelimited", false) => Some("pipe"),
        ("deepObject", _) => Some("brackets"),
        _ => None,
    }
}

/// Reads `style` and `explode` of a parameter or an encoding.
pub(super) fn keywords<'d>(node: &Node<'d>, usual: &'d str) -> (&'d str, bool) {
    let style = node.string("style").unwrap_or(usual);
    let explode = match node.get("explode") {
        Some(_) => node.is("explode"),
        None => style == "form",
    };
    (style, explode)
}

/// Sets the styles that the encoding of a form states for its fields. Returns remarks on what is not carried over.
pub(super) fn encode(cx: &mut Cx<'_>, media: &Node<'_>, form: &Ty) -> Vec<String> {
    let mut remarks = Vec::new();
    for (wire, encoding) in media.members_of("encoding") {
        let (style, explode) = keywords(&encoding, "form");
        let others = ["contentType", "headers", "allowReserved"];
        let has_others = others.iter().any(|key| encoding.has(key));
        let is_set = word(style, explode).is_some_and(|style| set(cx, form, wire, style));
        if !is_set || has_others {
            let message = format!(
                "the encoding of the field `{wire}` is not carried over; lists repeat its name, and \
                 objects have brackets"
            );
            remarks.push(cx.note(Group::Dropped, &encoding, message));
        }
    }
    remarks
}

/// Sets the style of a field. Returns false if another form with the same type has another style, or if there is
/// no such field.
fn set(cx: &mut Cx<'_>, form: &Ty, wire: &str, style: &str) -> bool {
    let Ty::Named(name) = form else {
        return style == "repeat";
    };
    let draft = cx.spec.types.get_mut(name).map(|draft| &mut draft.body);
    let Some(TypeBody::Object { fields, .. }) = draft else {
        return false;
    };
    let Some(field) = fields.iter_mut().find(|field| field.wire == wire) else {
        // A keyword for nothing.
        return true;
    };
    let known = field.value.table.string("style");
    match (known, style) {
        (None, "repeat") => true,
        (None, style) => {
            field.value.table.set("style", style);
            true
        }
        (Some(known), style) => known == style,
    }
}

/// Removes the styles that the types of their fields cannot have, once all types are known, and those outside of
/// queries and forms.
pub(super) fn settle(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let places = places(cx);
    for name in cx.spec.order.clone() {
        let Some(mut draft) = cx.spec.types.remove(&name) else {
            continue;
        };
        if let TypeBody::Object { fields, .. } = &mut draft.body {
            for field in fields {
                if !places.contains(&name) {
                    field.value.table.take("style");
                }
                settle_field(cx, field);
            }
        }
        cx.spec.types.insert(name, draft);
    }
}

fn settle_field(cx: &mut Cx<'_>, field: &mut Field) {
    let Some(style) = field.value.table.string("style").map(str::to_owned) else {
        return;
    };
    let is_joined = JOINED.contains(&style.as_str());
    match &field.value.ty {
        ty if cx.is_word(ty) => {
            field.value.table.take("style");
        }
        Ty::List(item) if !is_joined || cx.is_word(item) => {}
        _ if !is_joined => {}
        _ => {
            let message = format!(
                "the style `{style}` is not carried over: only lists of plain values can have it"
            );
            let remark = cx.report.push(Group::Dropped, &field.pointer, message);
            field.value.table.remark(remark);
            field.value.table.take("style");
        }
    }
}

/// Returns the types that are queries or forms of endpoints.
fn places(cx: &Cx<'_>) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    let endpoints = cx.spec.endpoints.iter();
    for endpoint in endpoints.filter(|endpoint| !endpoint.is_left_out) {
        let table = &endpoint.table;
        places.extend(table.string("query").map(str::to_owned));
        let media_type = table.string("content_type").and_then(MediaType::parse);
        if media_type.is_some_and(|media_type| media_type.form() == MediaForm::Form) {
            places.extend(table.string("body").map(str::to_owned));
        }
    }
    places
}
