//! The annotations of a schema, parameter or operation: description, links, limits, examples.

use super::cx::Cx;
use super::draft::{Known, ValueDraft};
use super::formats;
use super::limits;
use super::node::Node;
use super::report::Group;
use super::table::{Item, Table, item};
use super::ty::{TEXT, Ty};
use super::x_spec;

/// The value of `deprecated`, where the language expects the alternative to use.
pub(super) const DEPRECATED: &str = "the document marks it as deprecated";

/// Returns the keys that every node of the language accepts.
pub(super) fn about(cx: &mut Cx<'_>, node: &Node<'_>) -> Table {
    let mut table = Table::default();
    let text = |key| cx.text_of(&node.get(key)?);
    let doc = text("description").filter(|text| !text.trim().is_empty());
    // A title of a single word is a name.
    let title = text("title").filter(|title| title.trim().contains(' '));
    if let Some(doc) = doc.or(title) {
        table.set("doc", doc.trim());
    }
    link(cx, node, &mut table);
    if node.is("deprecated") {
        table.set("deprecated", DEPRECATED);
    }
    table
}

/// Converts `externalDocs`. The language accepts only https links.
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

/// Adds the annotations of a schema to its value.
pub(super) fn annotate(cx: &mut Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    let is_own_type = matches!(cx.known.get(&schema.pointer), Some(Known::Claimed(_)));
    value.read_only |= schema.is("readOnly");
    value.write_only |= schema.is("writeOnly");
    if is_own_type && schema.is_component() {
        // The remaining annotations describe the type. A default is that of each field with the type.
        if value.ty.name().is_some_and(|name| cx.is_scalar(name)) {
            scalar(cx, schema, value, "default");
        }
        return;
    }
    let about = about(cx, schema);
    value.table.overlay(about);
    constant_beside(cx, schema, value);
    scalar(cx, schema, value, "default");
    example(cx, schema, value);
    limits::add(cx, schema, value);
    if x_spec::string(schema, "type").is_some() {
        // An exported field with several JSON types has its limits in each case.
        for case in schema.items_of("anyOf") {
            limits::add(cx, &case, value);
        }
    }
}

/// Reads a constant whose type is defined elsewhere.
fn constant_beside(cx: &mut Cx<'_>, schema: &Node<'_>, value: &mut ValueDraft) {
    if schema.has("$ref") {
        scalar(cx, schema, value, "const");
    } else if x_spec::is_constant_of_named(cx, schema)
        && let [only] = schema.items_of("enum").as_slice()
    {
        set_scalar(cx, only, value, "const");
    }
}

/// Reads `example`, or the first convertible item of `examples`.
pub(super) fn example(cx: &mut Cx<'_>, node: &Node<'_>, value: &mut ValueDraft) {
    if node.has("example") {
        scalar(cx, node, value, "example");
        return;
    }
    // `examples` is a list in schemas, and an object of objects in parameters.
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

/// Checks whether values of the type are strings as they are.
fn is_string(cx: &Cx<'_>, ty: &Ty) -> bool {
    *ty == TEXT || ty.name().is_some_and(|name| cx.has_length(name)) && matches!(ty, Ty::Named(_))
}

/// Sets `key` to the value in the document. The language accepts strings, integers and booleans
/// here.
fn set_scalar(cx: &mut Cx<'_>, given: &Node<'_>, value: &mut ValueDraft, key: &str) {
    match item(given.json) {
        // `null` means that there is none.
        None => {}
        Some(Item::List(_) | Item::Table(_)) => {
            let message = format!("`{key}`: a list or an object is not carried over");
            value.table.remark(cx.note(Group::Dropped, given, message));
        }
        // A string that YAML reads as a number or boolean, because it is not quoted.
        Some(_)
            if is_string(cx, &value.ty)
                && !cx.is_exported
                && (!given.json.is_boolean() || cx.written.contains_key(&given.pointer)) =>
        {
            if let Some(text) = cx.text_of(given) {
                value.table.set(key, text);
            }
        }
        Some(scalar) => {
            let scalar = spelt(&value.ty, &value.table, scalar);
            value.table.set(key, scalar);
        }
    }
}

/// Writes a value in the notation of its type: the digits of an integer that is a string, and the
/// day of a date that a conversion from YAML extended to an instant.
fn spelt(ty: &Ty, table: &Table, scalar: Item) -> Item {
    match (ty, scalar) {
        (Ty::Word("integer" | "unsigned"), Item::Integer(integer)) if table.has("number") => {
            Item::Text(integer.to_string())
        }
        (Ty::Word("date"), Item::Text(text)) => match formats::day(&text) {
            Some(day) if text.ends_with("T00:00:00.000Z") => Item::Text(day.to_owned()),
            _ => Item::Text(text),
        },
        (_, scalar) => scalar,
    }
}
