//! The response of an endpoint: the first successful response with JSON.

use super::api;
use super::body::json;
use super::cx::Cx;
use super::node::Node;
use super::parts::gather;
use super::report::Group;
use super::schema::SchemaReader;
use super::table::Table;
use super::ty::{JSON, Ty};
use super::{draft::ValueDraft, x_spec};
use std::collections::HashSet;

/// The status of a success without content.
const NO_CONTENT: &str = "204";

pub(super) fn read<'d>(cx: &mut Cx<'d>, operation: &Node<'d>, place: &str, table: &mut Table) {
    if let Some(returns) = x_spec::string(operation, "returns") {
        SchemaReader::new(cx).require_type(&Ty::parse_returned(returns));
        // `envelope` and `returns` are set with the other keys of the extension.
        return;
    }
    if cx.is_exported {
        return;
    }
    let responses = successes(cx, operation);
    let chosen = responses
        .iter()
        .position(|(_, response)| json(&response.members_of("content")).is_some());
    let has_no_content = |(status, response): &(&str, Node<'_>)| {
        *status == NO_CONTENT && response.members_of("content").is_empty()
    };
    for (index, response) in responses.iter().enumerate() {
        if Some(index) != chosen && !has_no_content(response) {
            let (status, response) = response;
            other(cx, status, response, chosen.is_some(), table);
        }
    }
    if let Some((_, response)) = chosen.and_then(|index| responses.get(index)) {
        let may_be_empty = responses.iter().any(has_no_content);
        read_response(cx, response, may_be_empty, place, table);
    }
}

/// Lists the responses from 200 to 299, in the order of the document.
fn successes<'d>(cx: &Cx<'d>, operation: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
    let responses = operation.members_of("responses");
    let follow =
        |(status, node): (&'d str, Node<'d>)| Some((status, cx.document.follow(&node).ok()?));
    let (successes, others): (Vec<_>, Vec<_>) = responses
        .into_iter()
        .filter_map(follow)
        .partition(|(status, _)| status.starts_with('2'));
    if successes.is_empty() {
        // If `default` is the only response, it describes the success.
        let is_alone = others.len() == 1;
        return others
            .into_iter()
            .filter(|(status, _)| is_alone && *status == "default")
            .collect();
    }
    successes
}

/// Reports a successful response that is not the endpoint's.
fn other(
    cx: &mut Cx<'_>,
    status: &str,
    response: &Node<'_>,
    has_response: bool,
    table: &mut Table,
) {
    let content = response.members_of("content");
    let kinds: Vec<String> = content
        .iter()
        .map(|(kind, _)| format!("`{kind}`"))
        .collect();
    let message = match (has_response, kinds.is_empty()) {
        (false, true) => return,
        (true, true) => format!("the response {status}, which has no content, is not carried over"),
        (true, false) => {
            format!("the response {status} is not carried over in addition to the first")
        }
        (false, false) => format!(
            "the response {status} is {}, which is not read",
            kinds.join(" or ")
        ),
    };
    table.remark(cx.note(Group::Dropped, response, message));
}

fn read_response<'d>(
    cx: &mut Cx<'d>,
    response: &Node<'d>,
    may_be_empty: bool,
    place: &str,
    table: &mut Table,
) {
    let returns = |ty: &Ty, may_be_empty| format!("{ty}{}", if may_be_empty { "?" } else { "" });
    let content = response.members_of("content");
    let schema = json(&content).and_then(|json| json.get("schema"));
    let Some(schema) = schema else {
        table.set("returns", returns(&JSON, may_be_empty));
        return;
    };
    count_wrappers(cx, &schema);
    let (schema, envelope) = unwrap(cx, &schema);
    let value = SchemaReader::new(cx).value_of(&schema, &format!("{place}Response"));
    let ValueDraft {
        ty,
        nullable,
        table: said,
        ..
    } = value;
    for remark in said.remarks {
        table.remark(remark);
    }
    table.set("returns", returns(&ty, may_be_empty || nullable));
    if let Some(word) = envelope {
        table.set("envelope", word);
    }
}

/// Returns the schema inside the envelope, and the value for the key `envelope`.
fn unwrap<'d>(cx: &Cx<'d>, schema: &Node<'d>) -> (Node<'d>, Option<&'static str>) {
    let Some(key) = api::envelope(cx) else {
        return (schema.clone(), None);
    };
    let parts = gather(cx.document, schema);
    let fields = parts.map_or_else(Vec::new, |parts| parts.fields);
    let Some(content) = fields.iter().find(|part| part.wire == key) else {
        // A type that extends this one may have the field.
        let is_whole = mentions_field(cx, schema, &key, &mut HashSet::new());
        let word = if is_whole { "whole" } else { "bare" };
        return (schema.clone(), Some(word));
    };
    match (fields.len(), content.cases.as_slice()) {
        (1, [only]) if !mentions_field(cx, only, &key, &mut HashSet::new()) => (only.clone(), None),
        _ => (schema.clone(), Some("whole")),
    }
}

/// Checks whether the object of a schema has a field.
fn has_field(cx: &Cx<'_>, schema: &Node<'_>, key: &str) -> bool {
    gather(cx.document, schema)
        .is_some_and(|parts| parts.fields.iter().any(|part| part.wire == key))
}

/// Checks whether a schema, or any schema that it is made of, lists a field.
///
/// Such a type could not be distinguished from the object that wraps it. Which parts become the
/// type is decided later, so all parts count.
fn mentions_field<'d>(
    cx: &Cx<'d>,
    schema: &Node<'d>,
    key: &str,
    visited: &mut HashSet<String>,
) -> bool {
    let Ok(schema) = cx.document.follow(schema) else {
        return false;
    };
    visited.insert(schema.pointer.clone())
        && (schema
            .get("properties")
            .is_some_and(|fields| fields.has(key))
            || ["allOf", "oneOf", "anyOf"]
                .iter()
                .flat_map(|choice| schema.items_of(choice))
                .chain(
                    cx.heirs(&schema)
                        .into_iter()
                        .filter(|_| schema.has("discriminator")),
                )
                .any(|part| mentions_field(cx, &part, key, visited)))
}

/// Common names for the key of an envelope.
const WRAPPERS: [&str; 4] = ["data", "result", "response", "payload"];

/// The minimum number of responses for a conclusion.
const FEW: usize = 3;

fn count_wrappers(cx: &mut Cx<'_>, schema: &Node<'_>) {
    cx.responses += 1;
    for key in WRAPPERS {
        if has_field(cx, schema, key) {
            *cx.wrappers.entry(key).or_default() += 1;
        }
    }
}

/// Adds a hint if most responses seem to be wrapped, because the user must decide.
pub(super) fn hint(cx: &mut Cx<'_>) {
    if cx.options.envelope.is_some() || cx.responses < FEW {
        return;
    }
    let most = cx.wrappers.iter().max_by_key(|(_, count)| **count);
    if let Some((key, count)) = most.filter(|(_, count)| **count * 2 > cx.responses) {
        let message = format!(
            "{count} of {} responses have a field `{key}`; if it is an envelope, import with `--envelope {key}`",
            cx.responses
        );
        let root = cx.document.root();
        let remark = cx.note(Group::Open, &root, message);
        cx.spec.remarks.push(remark);
    }
}
