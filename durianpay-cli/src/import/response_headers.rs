//! `headers` of successful responses.

use super::cx::Cx;
use super::draft::{Field, TypeBody, ValueDraft};
use super::names::within;
use super::node::Node;
use super::report::Group;
use super::responses::successes;
use super::schema::SchemaReader;
use super::table::Table;
use super::ty::{TEXT, Ty};
use super::{annotations, parameters, x_spec};
use durianpay_codegen::headers::is_name;

/// The header that OpenAPI describes elsewhere and ignores here.
const IGNORED: &str = "content-type";

/// A header of one or several successful responses.
struct Header<'d> {
    name: &'d str,
    node: Node<'d>,
    /// Whether every successful response has it.
    is_in_all: bool,
}

/// Sets `response_headers`.
pub(super) fn read<'d>(cx: &mut Cx<'d>, operation: &Node<'d>, place: &str, table: &mut Table) {
    if cx.is_exported {
        if let Some(name) = x_spec::string(operation, "response_headers") {
            SchemaReader::new(cx).require(name);
        }
        return;
    }
    let headers = collect(cx, operation, table);
    if headers.is_empty() {
        return;
    }
    let parts = headers.iter().map(|header| {
        let Header {
            name,
            node,
            is_in_all,
        } = header;
        format!("{name} {is_in_all} {}\n", node.json)
    });
    let key: String = parts.collect();
    let name = match cx.header_types.get(&key) {
        Some(name) => name.clone(),
        None => {
            let name = define(cx, operation, &headers, place);
            cx.header_types.insert(key, name.clone());
            name
        }
    };
    table.set("response_headers", name);
}

/// Collects the headers of all successful responses, each once.
fn collect<'d>(cx: &mut Cx<'d>, operation: &Node<'d>, table: &mut Table) -> Vec<Header<'d>> {
    let responses = successes(cx, operation);
    let mut all: Vec<Header<'d>> = Vec::new();
    for (index, response) in responses.iter().enumerate() {
        let found = response.node.members_of("headers");
        let has = |name: &str| {
            found
                .iter()
                .any(|(other, _)| other.eq_ignore_ascii_case(name))
        };
        for known in &mut all {
            known.is_in_all &= has(known.name);
        }
        for (name, node) in found {
            if name.eq_ignore_ascii_case(IGNORED) {
                continue;
            }
            let followed = cx.document.follow(&node);
            let (node, lost) = match followed {
                Ok(node) if is_name(name) => (node, None),
                Ok(node) => (node, Some("it is no valid name".to_owned())),
                Err(reason) => (node, Some(reason)),
            };
            let known = all
                .iter()
                .find(|known| known.name.eq_ignore_ascii_case(name));
            let lost = lost.or_else(|| {
                let is_other = known.is_some_and(|known| known.node.json != node.json);
                is_other.then(|| "another response describes it differently".to_owned())
            });
            if let Some(reason) = lost {
                let message = format!("the header `{name}` is not carried over: {reason}");
                table.remark(cx.note(Group::Dropped, &node, message));
            } else if known.is_none() {
                let is_in_all = index == 0;
                all.push(Header {
                    name,
                    node,
                    is_in_all,
                });
            }
        }
    }
    all
}

fn define<'d>(
    cx: &mut Cx<'d>,
    operation: &Node<'d>,
    headers: &[Header<'d>],
    place: &str,
) -> String {
    let fields = headers.iter().map(|header| {
        let name = within(place, header.name);
        Field {
            wire: header.name.to_owned(),
            value: value(cx, &header.node, &name),
            required: header.is_in_all && header.node.is("required"),
            pointer: header.node.pointer.clone(),
        }
    });
    let fields = fields.collect();
    let body = TypeBody::Object {
        about: Table::default(),
        fields,
    };
    let pointer = format!("{}/responses", operation.pointer);
    cx.add(&format!("{place}ResponseHeaders"), &pointer, body)
}

/// Reads the type of a header: a scalar, or a list that is sent with commas.
fn value<'d>(cx: &mut Cx<'d>, header: &Node<'d>, name: &str) -> ValueDraft {
    let mut value = match header.get("schema") {
        Some(schema) => SchemaReader::new(cx).value_of(&schema, name),
        None => ValueDraft::new(TEXT),
    };
    let about = annotations::about(cx, header);
    value.table.overlay(about);
    annotations::example(cx, header, &mut value);
    value.nullable = false;
    let is_read = match &value.ty {
        Ty::List(item) => cx.is_word(item),
        ty => cx.is_word(ty),
    };
    let reason = match (&value.ty, header.has("content")) {
        (_, true) => Some("JSON in a string".to_owned()),
        (_, false) if is_read => None,
        (ty, false) if parameters::text_of(cx, ty) == Some(TEXT) => {
            Some(format!("`{ty}` is read as `string`"))
        }
        (ty, false) => Some(format!(
            "`{ty}` is not supported in a header; it is treated as a string"
        )),
    };
    if let Some(reason) = reason {
        let remark = cx.note(Group::Loosened, header, reason);
        value.table.remark(remark);
        value.ty = TEXT;
        for key in ["number", "also", "min", "max", "min_length", "max_length"] {
            value.table.take(key);
        }
    }
    value
}
