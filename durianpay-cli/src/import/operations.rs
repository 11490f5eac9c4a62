//! `paths`: all operations, with their resources and methods.

use super::cx::Cx;
use super::node::Node;
use super::operation::Operation;
use super::operation_names::{self, Named};
use super::report::Group;
use super::table::Table;
use super::tags::Resources;
use super::{annotations, constant_headers, endpoint, only, x_spec};

/// The HTTP methods of OpenAPI, and whether the language supports them.
const VERBS: [(&str, bool); 8] = [
    ("get", true),
    ("post", true),
    ("put", true),
    ("patch", true),
    ("delete", true),
    ("head", true),
    ("options", true),
    ("trace", false),
];

pub(super) fn read(cx: &mut Cx<'_>) {
    let operations = collect(cx);
    constant_headers::read(cx, &operations);
    let tags = Resources::new(cx, &operations);
    resources(cx, &tags);
    let named = operation_names::name_all(cx, &operations, &tags);
    for (operation, Named { resource, method }) in operations.iter().zip(named) {
        claim_resource(cx, &resource, &tags);
        endpoint::read(cx, operation, resource, method);
    }
    if cx.is_exported && cx.options.only.is_empty() {
        whole(cx, &tags);
    }
}

fn collect<'d>(cx: &mut Cx<'d>) -> Vec<Operation<'d>> {
    let mut operations = Vec::new();
    for (path, node) in cx.document.root().members_of("paths") {
        let shared = match cx.document.follow(&node) {
            Ok(shared) => shared,
            Err(reason) => {
                leave_out(cx, &node, format!("`{path}` is left out: {reason}"));
                continue;
            }
        };
        for (verb, is_known) in VERBS {
            let Some(node) = shared.get(verb) else {
                continue;
            };
            let node = match cx.document.follow(&node) {
                Ok(node) => node,
                Err(reason) => {
                    let verb = verb.to_ascii_uppercase();
                    let message = format!("`{verb} {path}` is left out: {reason}");
                    leave_out(cx, &node, message);
                    continue;
                }
            };
            let operation = Operation {
                node,
                shared: shared.clone(),
                verb: verb.to_ascii_uppercase(),
                path: path.to_owned(),
            };
            if x_spec::is_generated(&operation.node) || !is_wanted(cx, &operation) {
                continue;
            }
            if is_known {
                operations.push(operation);
            } else {
                let verb = &operation.verb;
                let message =
                    format!("`{verb} {path}` is left out: endpoints do not support this method");
                leave_out(cx, &operation.node, message);
            }
        }
    }
    operations
}

/// Adds endpoints that share a method and a path. An exported document contains them separately in
/// the extension, and merged in its paths.
fn whole(cx: &mut Cx<'_>, tags: &Resources) {
    for (name, table) in x_spec::each(&cx.document.root(), "endpoint") {
        if let Some((resource, method)) = name.split_once('.') {
            claim_resource(cx, resource, tags);
            endpoint::whole(cx, resource, method, table);
        }
    }
}

fn leave_out(cx: &mut Cx<'_>, node: &Node<'_>, message: String) {
    let remark = cx.note(Group::LeftOut, node, message);
    cx.spec.remarks.push(remark);
}

/// Checks whether `--only` selects the operation, by a tag or a path prefix.
fn is_wanted(cx: &Cx<'_>, operation: &Operation<'_>) -> bool {
    let only = &cx.options.only;
    only.is_empty()
        || only
            .iter()
            .any(|wanted| only::fits(wanted, &operation.path, &operation.node))
}

/// Adds the resources of an exported document, in which every tag is a resource, even without
/// endpoints.
fn resources(cx: &mut Cx<'_>, tags: &Resources) {
    if cx.is_exported && cx.options.only.is_empty() {
        for tag in cx.document.root().items_of("tags") {
            if let Some(name) = tag.string("name") {
                claim_resource(cx, name, tags);
            }
        }
    }
}

fn claim_resource(cx: &mut Cx<'_>, resource: &str, known: &Resources) {
    if cx.spec.resources.iter().any(|(known, _)| known == resource) {
        return;
    }
    let tags = cx.document.root().items_of("tags");
    let tag = tags.iter().find(|tag| {
        tag.string("name")
            .is_some_and(|name| known.of(name) == resource)
    });
    let table = tag.map_or_else(Table::default, |tag| {
        let mut table = annotations::about(cx, tag);
        table.overlay(x_spec::table(tag));
        table
    });
    cx.spec.resources.push((resource.to_owned(), table));
}
