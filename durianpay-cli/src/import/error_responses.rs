//! Error responses, and the type of their bodies.

use super::cx::Cx;
use super::draft::TypeBody;
use super::media::json;
use super::names::words;
use super::node::Node;
use super::report::Group;
use super::schema::SchemaReader;
use super::table::{Item, Table};
use super::ty::Ty;
use super::x_spec;
use durianpay_codegen::model::FieldPath;
use std::collections::BTreeMap;

/// Sets `errors`.
pub(super) fn read(cx: &mut Cx<'_>, operation: &Node<'_>, table: &mut Table) {
    let mut errors = Table::default();
    for (status, node) in operation.members_of("responses") {
        let Ok(response) = cx.document.follow(&node) else {
            let message = format!("the reference of the response {status} cannot be resolved");
            table.remark(cx.note(Group::LeftOut, &node, message));
            continue;
        };
        if x_spec::is_generated(&response) || !cx.is_exported && is_success(status) {
            continue;
        }
        let number: Option<u16> = status
            .parse()
            .ok()
            .filter(|status| (100..600).contains(status));
        let mut error = super::annotations::about(cx, &response);
        if number.is_some() {
            let is_success = *status == *"200"
                || x_spec::whole(operation, "responses").is_some_and(|table| table.has(status));
            if !(cx.is_exported && is_success) {
                error.overlay(x_spec::table(&response));
                errors.set(status, error);
            }
        } else if !is_alone(operation) {
            let doc = error.string("doc").unwrap_or_default().replace('\n', " ");
            let message = format!("the response `{status}` is not carried over");
            cx.note(Group::Dropped, &response, message.clone());
            errors.remark(if doc.is_empty() {
                message
            } else {
                format!("{message}: {doc}")
            });
        }
    }
    if errors.entries.is_empty() {
        for remark in errors.remarks {
            table.remark(remark);
        }
    } else {
        table.set("errors", errors);
    }
}

fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// Checks whether `default` is the only response, and therefore not an error.
fn is_alone(operation: &Node<'_>) -> bool {
    operation.members_of("responses").len() == 1
}

/// Derives `[error]` from the body that most error responses share.
pub(super) fn shape(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let bodies = bodies(cx);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for body in &bodies {
        *counts.entry(&body.pointer).or_default() += 1;
    }
    // If several are equally common, the first one in the document.
    let most = counts.values().max().copied();
    let Some(schema) = bodies
        .iter()
        .find(|body| most == counts.get(body.pointer.as_str()).copied())
        .cloned()
    else {
        return;
    };
    let others: usize = counts.values().sum::<usize>() - most.unwrap_or_default();
    let name = match SchemaReader::new(cx).named(&schema) {
        Some(name) => name,
        None => match SchemaReader::new(cx).value_of(&schema, "ErrorBody").ty {
            Ty::Named(name) => name,
            _ => return,
        },
    };
    if cx.is_object(&name) {
        define(cx, &schema, &name, others);
    }
}

/// Lists the schemas of all error bodies.
fn bodies<'d>(cx: &Cx<'d>) -> Vec<Node<'d>> {
    let mut bodies = Vec::new();
    let paths = cx.document.root().members_of("paths");
    for (_, operation) in paths.iter().flat_map(|(_, path)| path.members()) {
        for (status, node) in operation.members_of("responses") {
            if is_success(status) || is_alone(&operation) {
                continue;
            }
            let schema = cx
                .document
                .follow(&node)
                .ok()
                .and_then(|response| json(&response.members_of("content"))?.get("schema"))
                .and_then(|schema| cx.document.follow(&schema).ok());
            bodies.extend(schema);
        }
    }
    bodies
}

/// Common names for the fields of an error.
const MESSAGE: [&str; 4] = ["message", "detail", "error_description", "title"];
const CODE: [&str; 2] = ["code", "error_code"];
const REQUEST_ID: [&str; 1] = ["request_id"];

/// The common name of the field with the content of an error.
const INNER: &str = "error";

fn define(cx: &mut Cx<'_>, schema: &Node<'_>, name: &str, others: usize) {
    let Some(outer) = fields_of(cx, name) else {
        return;
    };
    let inner = outer.iter().find_map(|(wire, ty)| {
        let is_inner = words(wire).join("_") == INNER && cx.is_object(ty);
        let fields = fields_of(cx, ty).filter(|_| is_inner)?;
        Some((wire.clone(), fields))
    });
    let mut table = Table::default();
    table.set("type", name);
    for (key, known) in [
        ("message", &MESSAGE[..]),
        ("code", &CODE[..]),
        ("request_id", &REQUEST_ID[..]),
    ] {
        let mut found = named(cx, &outer, known, &[]);
        if let (true, Some((wire, fields))) = (found.is_empty(), &inner) {
            found = named(cx, fields, known, std::slice::from_ref(wire));
        }
        match found.as_slice() {
            [] => {}
            [one] => table.set(key, one.clone()),
            _ => table.set(key, Item::List(found)),
        }
    }
    let message =
        "the fields of an error were identified by their names; check that they are right";
    table.remark(cx.note(Group::Open, schema, message));
    if others > 0 {
        let message = format!(
            "{others} error responses have bodies of other types, which are not carried over"
        );
        table.remark(cx.note(Group::Dropped, schema, message));
    }
    cx.spec.error = Some(table);
}

/// Lists the fields of an object, with their types.
fn fields_of(cx: &Cx<'_>, name: &str) -> Option<Vec<(String, String)>> {
    let TypeBody::Object { fields, .. } = &cx.spec.types.get(name)?.body else {
        return None;
    };
    let fields = fields.iter();
    Some(
        fields
            .map(|field| (field.wire.clone(), field.value.ty.to_string()))
            .collect(),
    )
}

/// Lists the paths of the fields with common names.
fn named(cx: &Cx<'_>, fields: &[(String, String)], known: &[&str], outer: &[String]) -> Vec<Item> {
    let paths = known.iter().filter_map(|wanted| {
        let (wire, _) = fields.iter().find(|(wire, ty)| {
            words(wire).join("_") == **wanted && (ty == "string" || cx.is_scalar(ty))
        })?;
        let names = outer.iter().chain([wire]).cloned().collect();
        Some(Item::from(FieldPath(names).to_string()))
    });
    paths.collect()
}

/// Leaves out nested fields of an error whose object became `json`, because it contained itself.
pub(super) fn settle(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let Some(mut error) = cx.spec.error.take() else {
        return;
    };
    let ty = error.string("type").unwrap_or_default().to_owned();
    for key in ["message", "code", "request_id"] {
        let paths: Vec<Item> = match error.take(key) {
            Some(Item::List(paths)) => paths,
            one => one.into_iter().collect(),
        };
        let is_found = |path: &Item| match path {
            Item::Text(path) => {
                FieldPath::parse(path).is_some_and(|path| leads_to_field(cx, &ty, &path))
            }
            _ => false,
        };
        let mut paths: Vec<Item> = paths.into_iter().filter(is_found).collect();
        match paths.len() {
            0 => {}
            1 => error.set(key, paths.remove(0)),
            _ => error.set(key, Item::List(paths)),
        }
    }
    cx.spec.error = Some(error);
}

fn leads_to_field(cx: &Cx<'_>, object: &str, path: &FieldPath) -> bool {
    let (outer, last) = path.split_last();
    let mut object = object.to_owned();
    let find = |object: &str, wire: &str| {
        let fields = fields_of(cx, object)?;
        let field = fields.into_iter().find(|(known, _)| known == wire);
        field.map(|(_, ty)| ty)
    };
    for name in outer {
        match find(&object, name) {
            Some(ty) if cx.spec.types.contains_key(&ty) && cx.is_object(&ty) => object = ty,
            _ => return false,
        }
    }
    find(&object, last).is_some()
}
