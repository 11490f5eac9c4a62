//! Error responses, and the type of their bodies.

use super::cx::Cx;
use super::draft::TypeBody;
use super::error_body::ErrorBody;
use super::error_types;
use super::media::{self, json};
use super::names::words;
use super::node::Node;
use super::report::Group;
use super::schema::SchemaReader;
use super::table::{Item, Table};
use super::ty::Ty;
use super::x_spec;
use durianpay_codegen::model::{ErrorStatus, FieldPath, MediaForm};
use std::collections::BTreeMap;

/// Sets `errors`.
pub(super) fn read<'d>(cx: &mut Cx<'d>, operation: &Node<'d>, place: &str, table: &mut Table) {
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
        let mut error = super::annotations::about(cx, &response);
        if let Some(key) = ErrorStatus::parse(&status.to_uppercase().replace("DEFAULT", "default"))
            .filter(|key| *key != ErrorStatus::Default || !is_alone(operation))
        {
            let is_success = *status == *"200"
                || x_spec::whole(operation, "responses").is_some_and(|table| table.has(status));
            if cx.is_exported && is_success {
                continue;
            }
            if let Some(headers) = response.get("headers").filter(|_| !cx.is_exported) {
                let message =
                    "the headers of the error are not carried over; the raw response has them";
                error.remark(cx.note(Group::Dropped, &headers, message));
            }
            read_body(cx, &response, place, key, &mut error);
            error.overlay(x_spec::table(&response));
            errors.set(&key.to_string(), error);
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
    if cx.is_exported {
        require_exported(cx, operation, &errors);
    }
    if errors.entries.is_empty() {
        for remark in errors.remarks {
            table.remark(remark);
        }
    } else {
        table.set("errors", errors);
    }
}

/// Reads the types of an exported document, which contains them in the notation of the language.
fn require_exported(cx: &mut Cx<'_>, operation: &Node<'_>, errors: &Table) {
    let mut whole = Table::default();
    whole.set("errors", errors.clone());
    let mut names = error_types::of_table(&whole);
    if let Some(said) = x_spec::whole(operation, "errors") {
        whole.set("errors", said);
        names.extend(error_types::of_table(&whole));
    }
    for name in names {
        SchemaReader::new(cx).require(&name);
    }
}

/// Notes the body of an error response, whose type is decided once the type of `[error]` is known.
fn read_body<'d>(
    cx: &mut Cx<'d>,
    response: &Node<'d>,
    place: &str,
    status: ErrorStatus,
    error: &mut Table,
) {
    if cx.is_exported {
        if let Some(ty) = x_spec::string(response, "type") {
            error.set("type", ty);
        }
        return;
    }
    let medias = media::all(response);
    let Some(best) = media::best(&medias) else {
        return;
    };
    let reason = if !status.is_error() {
        format!("the status {status} is not an error")
    } else if best.form() != MediaForm::Json {
        format!("it is `{}`", best.kind)
    } else {
        if let Some(schema) = best.node.get("schema") {
            cx.error_bodies.push(ErrorBody {
                endpoint: cx.spec.endpoints.len(),
                status: status.to_string(),
                place: place.to_owned(),
                schema,
            });
        }
        return;
    };
    let message = format!("the body of the error has no type: {reason}");
    error.remark(cx.note(Group::Dropped, &best.node, message));
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
    let bodies: Vec<(String, Node<'_>)> = bodies(cx)
        .into_iter()
        .map(|body| (key(&body), body))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (key, _) in &bodies {
        *counts.entry(key).or_default() += 1;
    }
    // If several are equally common, the first one in the document.
    let most = counts.values().max().copied();
    let Some((_, schema)) = bodies
        .iter()
        .find(|(key, _)| most == counts.get(key.as_str()).copied())
        .cloned()
    else {
        return;
    };
    let name = match SchemaReader::new(cx).named(&schema) {
        Some(name) => name,
        None => match SchemaReader::new(cx).value_of(&schema, "ErrorBody").ty {
            Ty::Named(name) => name,
            _ => return,
        },
    };
    if cx.is_object(&name) {
        define(cx, &schema, &name);
    }
}

/// Returns what equal bodies have in common: the component, or the schema that is written out.
fn key(body: &Node<'_>) -> String {
    if body.is_component() {
        body.pointer.clone()
    } else {
        body.json.to_string()
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

fn define(cx: &mut Cx<'_>, schema: &Node<'_>, name: &str) {
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
