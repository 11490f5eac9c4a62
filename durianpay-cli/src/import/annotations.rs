//! Statements of a schema, parameter or operation beside its form: description,
//! links, limits, examples.

use super::cx::Cx;
use super::draft::{Known, ValueDraft};
use super::limits;
use super::node::Node;
use super::report::Group;
use super::table::{Item, Table, item};
use super::ty::TEXT;
use super::x_spec;

/// What stands where the language wants to know what to use instead.
pub(super) const DEPRECATED: &str = "the document marks it as deprecated";

/// The keys that every node of the language takes.
pub(super) fn about(cx: &mut Cx<'_>, node: &Node<'_>) -> Table {
    let mut table = Table::default();
    let doc = node
        .string("description")
        .filter(|text| !text.trim().is_empty());
    // A title of one word is a name.
    let title = node
        .string("title")
        .filter(|title| title.trim().contains(' '));
    if let Some(doc) = doc.or(title) {
        table.set("doc", doc.trim());
    }
    link(cx, node, &mut table);
    if node.is("deprecated") {
        table.set("deprecated", DEPRECATED);
    }
    table
}

/// `externalDocs`: the language takes links by https.
pub(super) fn link(cx: &mut Cx<'_>, node: &Node<'_>, table: &mut Table) {
    let Some(url) = node.get("externalDocs").and_then(|docs| docs.get("url")) else {
        return;
    };
    match url.json.as_str() {
        Some(text) if text.starts_with("https://") => table.set("link", text),
        Some(text) => {
            let message = format!("the link `{text}` is not https");
            table.remark(cx.note(Group::Dropped, &url, message));
        }
        None => {}
    }
}

/// Adds to a value what its schema says beside its form.
pub(super) fn annotate(cx: &mut Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    let is_own_type = matches!(cx.known.get(&schema.pointer), Some(Known::Claimed(_)));
    value.read_only |= schema.is("readOnly");
    value.write_only |= schema.is("writeOnly");
    if is_own_type && schema.is_component() {
        // The rest speaks of the type.
        return;
    }
    let about = about(cx, schema);
    value.table.overlay(about);
    constant_beside(cx, schema, value);
    scalar(cx, schema, value, "default");
    example(cx, schema, value);
    limits::add(cx, schema, value);
    if x_spec::string(schema, "type").is_some() {
        // An exported field of several JSON forms says in each what it may be.
        for case in schema.items_of("anyOf") {
            limits::add(cx, &case, value);
        }
    }
}

/// A constant whose type is named elsewhere.
fn constant_beside(cx: &mut Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    if schema.has("$ref") {
        scalar(cx, schema, value, "const");
    } else if x_spec::is_constant_of_named(cx, schema)
        && let [only] = schema.items_of("enum").as_slice()
    {
        set_scalar(cx, only, value, "const");
    }
}

/// `example`, or the first of the `examples` that can be carried over.
pub(super) fn example(cx: &mut Cx<'_>, node: &Node<'_>, value: &mut ValueDraft) {
    if node.has("example") {
        scalar(cx, node, value, "example");
        return;
    }
    // A list in a schema; an object of objects in a parameter.
    let mut examples = node.items_of("examples");
    examples.extend(
        node.members_of("examples")
            .iter()
            .filter_map(|(_, example)| example.get("value")),
    );
    if let Some(first) = examples.first() {
        set_scalar(cx, first, value, "example");
    }
}

fn scalar(cx: &mut Cx<'_>, node: &Node<'_>, value: &mut ValueDraft, key: &str) {
    if let Some(given) = node.get(key) {
        set_scalar(cx, &given, value, key);
    }
}

/// Sets `key` to what the document gives. The language takes strings, whole
/// numbers and booleans there.
fn set_scalar(cx: &mut Cx<'_>, given: &Node<'_>, value: &mut ValueDraft, key: &str) {
    match item(given.json) {
        // `null` says that there is none.
        None => {}
        Some(Item::List(_) | Item::Table(_)) => {
            let message = format!("`{key}`: a list or an object is not carried over");
            value.table.remark(cx.note(Group::Dropped, given, message));
        }
        // Text of digits, as YAML gives it without quotes.
        Some(Item::Integer(integer)) if value.ty == TEXT && !cx.is_exported => {
            value.table.set(key, integer.to_string());
        }
        Some(scalar) => value.table.set(key, scalar),
    }
}
