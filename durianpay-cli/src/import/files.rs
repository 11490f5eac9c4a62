//! Files: the fields of multipart bodies that are bytes.

use super::cx::Cx;
use super::draft::{EndpointDraft, Field, TypeBody};
use super::node::{Document, Node};
use super::report::Group;
use super::ty::{FILE, JSON, TEXT, Ty};
use durianpay_codegen::model::{MediaForm, MediaType};
use std::collections::{BTreeMap, BTreeSet};

/// The remark about a string of bytes, which does not apply to a file.
const AS_TEXT: &str = "the format `binary` is not carried over";

/// The keys of a field that a file does not have.
const NOT_OF_FILES: [&str; 9] = [
    "number",
    "also",
    "const",
    "default",
    "example",
    "min",
    "max",
    "min_length",
    "pattern",
];

/// Checks whether a field of an object schema is a file.
pub(super) fn are_in(document: Document<'_>, schema: &Node<'_>) -> bool {
    let Ok(schema) = document.follow(schema) else {
        return false;
    };
    let fields = schema.members_of("properties").into_iter();
    let mut fields = fields.map(|(_, field)| field);
    fields.any(|field| file(document, &field.pointer).is_some())
}

/// Gives the fields of multipart bodies that are bytes the type `file`. A type that is also used
/// elsewhere stays as it is, and the body becomes a copy of it.
pub(super) fn place(cx: &mut Cx<'_>) {
    if cx.is_exported {
        return;
    }
    let mut bodies: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, endpoint) in cx.spec.endpoints.iter().enumerate() {
        if let Some(name) = multipart_body(endpoint) {
            bodies.entry(name.to_owned()).or_default().push(index);
        }
    }
    let elsewhere = if bodies.is_empty() {
        BTreeSet::new()
    } else {
        used_elsewhere(cx)
    };
    for (name, endpoints) in bodies {
        let files = files_of(cx, &name);
        if files.is_empty() {
            continue;
        }
        let is_shared = elsewhere.contains(&name);
        let own = if is_shared {
            copy(cx, &name, &endpoints)
        } else {
            Some(name)
        };
        if let Some(own) = own {
            apply(cx, &own, files, is_shared);
        }
    }
}

/// Returns the type of a multipart body.
fn multipart_body(endpoint: &EndpointDraft) -> Option<&str> {
    let kind = MediaType::parse(endpoint.table.string("content_type")?)?;
    if endpoint.is_left_out || kind.form() != MediaForm::Multipart {
        return None;
    }
    endpoint.table.string("body")
}

/// A field that is a file, by its index.
struct FileField {
    index: usize,
    ty: Ty,
    /// The pointer of the schema that was read as text.
    text: String,
}

fn files_of(cx: &Cx<'_>, name: &str) -> Vec<FileField> {
    let Some(TypeBody::Object { fields, .. }) = cx.spec.types.get(name).map(|draft| &draft.body)
    else {
        return Vec::new();
    };
    let fields = fields.iter().enumerate();
    let files = fields.filter_map(|(index, field)| {
        let (is_list, text) = file(cx.document, &field.pointer)?;
        let was_read = match &field.value.ty {
            Ty::List(item) if is_list => **item == TEXT || **item == JSON,
            ty => !is_list && (*ty == TEXT || *ty == JSON),
        };
        let ty = if is_list { FILE.list() } else { FILE };
        was_read.then_some(FileField { index, ty, text })
    });
    files.collect()
}

/// Returns whether a schema that is bytes is a list of them, and the pointer of the bytes; or `None`
/// if it is neither.
fn file(document: Document<'_>, pointer: &str) -> Option<(bool, String)> {
    let schema = document.find(pointer).ok()?;
    let schema = document.follow(&schema).ok()?;
    if is_bytes(&schema) {
        return Some((false, schema.pointer));
    }
    let items = schema.get("items")?;
    let items = document.follow(&items).ok()?;
    let is_list = schema.types().contains(&"array");
    (is_list && is_bytes(&items)).then_some((true, items.pointer))
}

/// Returns whether a schema is bytes, as OpenAPI 3.0 or 3.1 writes them. A string with an encoding is
/// text.
fn is_bytes(schema: &Node<'_>) -> bool {
    let types = schema.types();
    let is_string = types.contains(&"string");
    let is_3_0 = is_string && schema.string("format") == Some("binary");
    let kind = schema.string("contentMediaType");
    let is_3_1 = kind.is_some_and(|kind| !kind.starts_with("text/") && !kind.ends_with("json"));
    let is_open = types.iter().all(|kind| matches!(*kind, "string" | "null"));
    is_3_0 || is_3_1 && is_open && !schema.has("contentEncoding")
}

/// Returns the types that anything but a whole multipart body uses.
fn used_elsewhere(cx: &Cx<'_>) -> BTreeSet<String> {
    let spec = &cx.spec;
    let mut used: BTreeSet<String> = BTreeSet::new();
    for name in spec.types.keys() {
        used.extend(spec.inside(name));
    }
    for endpoint in &spec.endpoints {
        let body = multipart_body(endpoint);
        let mut roots = endpoint.roots.clone();
        // One of the roots is the body itself.
        if let Some(index) = body.and_then(|body| roots.iter().position(|root| root == body)) {
            roots.remove(index);
        }
        used.extend(roots);
    }
    let events = spec.events.iter().chain(&spec.known_notifications);
    let tables = events.map(|(_, table)| table).chain(&spec.error);
    for table in tables {
        let names = ["data", "type"].into_iter();
        used.extend(names.filter_map(|key| table.string(key).map(str::to_owned)));
    }
    used
}

/// Copies the type of a body for its endpoints, and returns the name of the copy.
fn copy(cx: &mut Cx<'_>, name: &str, endpoints: &[usize]) -> Option<String> {
    let draft = cx.spec.types.get(name)?;
    let (pointer, body) = (draft.pointer.clone(), draft.body.clone());
    let own = cx.add(&format!("{name}Form"), &pointer, body);
    for index in endpoints {
        let Some(endpoint) = cx.spec.endpoints.get_mut(*index) else {
            continue;
        };
        endpoint.table.set("body", own.as_str());
        endpoint.roots.push(own.clone());
        endpoint.sends.push(own.clone());
    }
    let message =
        format!("the type `{name}` is also used elsewhere, so the body with files is `{own}`");
    let remark = cx.report.push(Group::Renamed, &pointer, message);
    cx.remark_type(&own, remark);
    Some(own)
}

fn apply(cx: &mut Cx<'_>, name: &str, files: Vec<FileField>, is_copy: bool) {
    let Some(mut draft) = cx.spec.types.remove(name) else {
        return;
    };
    if let TypeBody::Object { fields, .. } = &mut draft.body {
        if is_copy {
            // The styles are those of the form that the type is copied from.
            for field in fields.iter_mut() {
                field.value.table.take("style");
            }
        }
        for FileField { index, ty, text } in files {
            if !is_copy {
                cx.report.retract(&text, AS_TEXT);
            }
            if let Some(field) = fields.get_mut(index) {
                make_file(cx, field, ty);
            }
        }
    }
    cx.spec.types.insert(name.to_owned(), draft);
}

fn make_file(cx: &mut Cx<'_>, field: &mut Field, ty: Ty) {
    let table = &mut field.value.table;
    table.remarks.retain(|remark| remark != AS_TEXT);
    let is_list = matches!(ty, Ty::List(_));
    field.value.ty = ty;
    let keys = NOT_OF_FILES.iter().chain(&["max_length"]);
    // The length of a list is its number of files.
    let keys = keys.filter(|key| !(is_list && key.ends_with("_length")));
    let mut lost: Vec<String> = keys
        .filter(|key| table.take(key).is_some())
        .map(|key| format!("`{key}`"))
        .collect();
    if std::mem::take(&mut field.value.nullable) {
        lost.push("`nullable`".to_owned());
    }
    if !lost.is_empty() {
        let message = format!(
            "not carried over, since the field is a file: {}",
            lost.join(", ")
        );
        super::fields::note(cx, Group::Dropped, field, &message);
    }
}
