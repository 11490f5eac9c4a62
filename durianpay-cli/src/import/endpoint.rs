//! Converts an operation to an endpoint.

use super::annotations;
use super::cx::Cx;
use super::draft::EndpointDraft;
use super::names::unique;
use super::node::Node;
use super::operation::{Operation, Path};
use super::parameters::{self, Parameters};
use super::report::Group;
use super::responses::Place;
use super::schema::SchemaReader;
use super::table::{Item, Table};
use super::ty::Ty;
use super::{
    body, error_responses, error_types, operation_servers, response_headers, responses, security,
    x_spec,
};
use durianpay_codegen::{names, paths};
use std::fmt::Write as _;

pub(super) fn read<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    resource: String,
    method: String,
) {
    let mut table = Table::default();
    let place = type_place(operation, &resource, &method);
    let place = Place {
        types: &place,
        resource: &resource,
        method: &method,
    };
    let reasons = parts(cx, operation, &place, &mut table);
    let is_left_out = !reasons.is_empty();
    if is_left_out {
        let message = format!(
            "`{} {}` is left out: {}",
            operation.verb,
            operation.path,
            reasons.join("; ")
        );
        table.remark(cx.note(Group::LeftOut, &operation.node, message));
    }
    cx.spec.endpoints.push(EndpointDraft {
        roots: roots(&table),
        sends: sends(&table),
        resource,
        method,
        table,
        is_left_out,
        pointer: operation.node.pointer.clone(),
        has_link: responses::have_link(cx, &operation.node),
    });
}

/// Adds an endpoint of an exported document, which contains it in the notation of the language.
pub(super) fn whole(cx: &mut Cx<'_>, resource: &str, method: &str, table: Table) {
    let roots = roots(&table);
    for name in &roots {
        SchemaReader::new(cx).require(name);
    }
    cx.spec.endpoints.push(EndpointDraft {
        sends: sends(&table),
        roots,
        resource: resource.to_owned(),
        method: method.to_owned(),
        table,
        is_left_out: false,
        pointer: String::new(),
        has_link: false,
    });
}

/// Fills in the table. Returns the reasons why the endpoint cannot be called as documented, if any.
fn parts<'d>(
    cx: &mut Cx<'d>,
    operation: &Operation<'d>,
    place: &Place<'_>,
    table: &mut Table,
) -> Vec<String> {
    let Operation { node, verb, .. } = operation;
    let mut reasons = Vec::new();
    let path = match path(&operation.path) {
        Ok(path) => path,
        Err(reason) => return vec![reason],
    };
    table.set("http", format!("{verb} {}", path.text));
    describe(cx, node, table);
    let parameters = parameters::read(cx, operation, &path, place.types);
    let Parameters {
        path: placeholders,
        query,
        headers,
        reasons: of_parameters,
        remarks,
    } = parameters;
    reasons.extend(of_parameters);
    for remark in remarks {
        table.remark(remark);
    }
    if !placeholders.entries.is_empty() {
        table.set("path", placeholders);
    }
    for (key, object) in [("query", query), ("headers", headers)] {
        if let Some(object) = object {
            table.set(key, object);
        }
    }
    reasons.extend(body::read(cx, operation, place.types, table));
    reasons.extend(operation_servers::read(cx, operation, table));
    // The response to a HEAD request has no body.
    if verb != "HEAD" {
        responses::read(cx, node, place, table);
    }
    response_headers::read(cx, node, place.types, table);
    let is_safe = matches!(verb.as_str(), "GET" | "HEAD" | "OPTIONS");
    let retry = if is_safe { "safe" } else { "never" };
    table.set("retry", retry);
    security::read(cx, node, table);
    error_responses::read(cx, node, place.types, table);
    unused(cx, node, table);
    table.overlay(x_spec::table(node));
    reasons
}

/// Sets the documentation: the description, or else the summary.
fn describe(cx: &mut Cx<'_>, node: &Node<'_>, table: &mut Table) {
    let about = annotations::about(cx, node);
    table.overlay(about);
    let summary = node
        .string("summary")
        .map(str::trim)
        .filter(|text| !text.is_empty());
    let doc = table.string("doc").map(str::to_owned);
    match (summary, doc) {
        (Some(summary), None) => table.set("doc", sentence(summary)),
        // The first sentence serves as the summary; OpenAPI has a separate field for it.
        (Some(summary), Some(doc)) if !cx.is_exported && !starts_alike(&doc, summary) => {
            table.set("doc", format!("{}\n\n{doc}", sentence(summary)));
        }
        _ => {}
    }
}

fn sentence(summary: &str) -> String {
    if summary.ends_with(['.', '!', '?', ':']) {
        summary.to_owned()
    } else {
        format!("{summary}.")
    }
}

fn starts_alike(doc: &str, summary: &str) -> bool {
    let summary = summary.trim_end_matches('.');
    doc.to_lowercase().starts_with(&summary.to_lowercase())
}

/// Reports keywords that the language does not support.
fn unused(cx: &mut Cx<'_>, node: &Node<'_>, table: &mut Table) {
    for (key, message) in [("callbacks", "`callbacks` are not carried over")] {
        let Some(found) = node.get(key) else { continue };
        if !cx.is_exported {
            table.remark(cx.note(Group::Dropped, &found, message));
        }
    }
    if node.strings("tags").len() > 1 {
        let message = format!(
            "further tags are not carried over: {}",
            node.strings("tags")[1..].join(", ")
        );
        table.remark(cx.note(Group::Dropped, node, message));
    }
}

/// Derives the prefix of the endpoint's type names, such as `FindPetsByStatus`.
fn type_place(operation: &Operation<'_>, resource: &str, method: &str) -> String {
    let id = names::pascal(operation.node.string("operationId").unwrap_or_default());
    if names::is_type_name(&id) {
        id
    } else {
        names::pascal(method) + &names::pascal(&super::names::singular(resource))
    }
}

/// Converts a path template. A placeholder gets a plain name; characters that a path cannot contain
/// are percent-encoded.
fn path(template: &str) -> Result<Path, String> {
    let mut placeholders: Vec<(String, String)> = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, inside) = (&rest[..open], &rest[open + 1..]);
        let (name, after) = inside
            .split_once('}')
            .filter(|(name, _)| !name.is_empty() && !name.contains('{'))
            .ok_or_else(|| format!("a placeholder in its path `{template}` is not closed"))?;
        if before.is_empty() && !placeholders.is_empty() {
            return Err(format!(
                "two placeholders in its path `{template}` are adjacent"
            ));
        }
        let plain = super::names::plain(name, "part");
        let plain = unique(&plain, |plain| {
            placeholders.iter().any(|(_, known)| known == plain)
        });
        push_encoded(&mut text, before);
        let _ = write!(text, "{{{plain}}}");
        placeholders.push((name.to_owned(), plain));
        rest = after;
    }
    push_encoded(&mut text, rest);
    if paths::is_valid(&text) {
        Ok(Path { text, placeholders })
    } else {
        Err(format!("its path `{template}` cannot be expressed"))
    }
}

/// Adds a part of a path. Characters that are not allowed in paths are percent-encoded, except those
/// that [`path`] rejects.
fn push_encoded(text: &mut String, part: &str) {
    for character in part.chars() {
        let is_allowed =
            character.is_ascii_alphanumeric() || "/-_.~:@!$&'()*+,;=%?#".contains(character);
        if is_allowed {
            text.push(character);
        } else {
            let mut buffer = [0; 4];
            for byte in character.encode_utf8(&mut buffer).bytes() {
                let _ = write!(text, "%{byte:02X}");
            }
        }
    }
}

fn roots(table: &Table) -> Vec<String> {
    let mut roots: Vec<String> = Vec::new();
    if let Some(Item::Table(path)) = table.get("path") {
        for (_, item) in &path.entries {
            let ty = match item {
                Item::Text(text) => Some(text.as_str()),
                Item::Table(table) => table.string("type"),
                _ => None,
            };
            roots.extend(ty.and_then(|text| Ty::parse(text).name().map(str::to_owned)));
        }
    }
    roots.extend(sends(table));
    if let Some(returns) = table.string("returns") {
        roots.extend(Ty::parse_returned(returns).name().map(str::to_owned));
    }
    roots.extend(error_types::of_table(table));
    roots.extend(table.string("response_headers").map(str::to_owned));
    if let Some(Item::Table(responses)) = table.get("responses") {
        let types = responses.entries.iter().filter_map(|(_, item)| match item {
            Item::Text(text) => Some(text.as_str()),
            Item::Table(table) => table.string("type"),
            _ => None,
        });
        roots.extend(types.filter_map(|text| Ty::parse(text).name().map(str::to_owned)));
    }
    roots
}

fn sends(table: &Table) -> Vec<String> {
    ["query", "headers", "body"]
        .iter()
        .filter_map(|key| Ty::parse(table.string(key)?).name().map(str::to_owned))
        .collect()
}
