//! The API as a whole: `info`, `servers` and security schemes.

use super::cx::Cx;
use super::node::Node;
use super::schema::SchemaReader;
use super::table::{Item, Table};
use super::{annotations, security, servers, x_spec};
use durianpay_codegen::model::NO_AUTH;
use serde_json::Value;

pub(super) fn read(cx: &mut Cx<'_>) {
    let root = cx.document.root();
    if cx.is_exported {
        exported(cx, &root);
        return;
    }
    let mut api = Table::default();
    let info = root.get("info");
    let title = info.as_ref().and_then(|info| info.string("title"));
    api.set(
        "name",
        title
            .filter(|title| !title.trim().is_empty())
            .unwrap_or("API"),
    );
    if let Some(info) = &info {
        let about = annotations::about(cx, info);
        api.overlay(about);
    }
    annotations::link(cx, &root, &mut api);
    // Replaced once the operations are known.
    api.set("auth", NO_AUTH);
    security::prepare(cx);
    if let Some(key) = &cx.options.envelope {
        api.set("envelope", key.clone());
    }
    cx.spec.api = api;
    servers::read(cx);
}

/// Reads the tables of an exported document, which contains them unchanged.
fn exported(cx: &mut Cx<'_>, root: &Node<'_>) {
    cx.spec.api = x_spec::whole(root, "api").unwrap_or_default();
    cx.spec.environments = x_spec::each(root, "environment");
    cx.spec.auths = x_spec::each(root, "auth");
    cx.spec.credentials = x_spec::each(root, "credential");
    cx.spec.error = x_spec::whole(root, "error");
    cx.spec.webhook = x_spec::whole(root, "webhook");
    cx.spec.notifications = x_spec::whole(root, "notifications");
    cx.spec.known_notifications = x_spec::each(root, "notification");
    for (name, union) in x_spec::each(root, "union") {
        let body = super::draft::TypeBody::Union(union);
        cx.add(&name, &root.pointer, body);
    }
}

/// Reads the types that exported unions and the error body refer to.
pub(super) fn require_named(cx: &mut Cx<'_>) {
    let mut names: Vec<String> = Vec::new();
    for draft in cx.spec.types.values() {
        if let super::draft::TypeBody::Union(table) = &draft.body {
            names.extend(super::draft::members(table));
        }
    }
    names.extend(
        cx.spec
            .error
            .as_ref()
            .and_then(|error| error.string("type"))
            .map(str::to_owned),
    );
    let notifications = cx.spec.known_notifications.iter();
    names.extend(notifications.filter_map(|(_, table)| table.string("data").map(str::to_owned)));
    if let Some(Item::Table(fields)) = cx
        .spec
        .webhook
        .as_ref()
        .and_then(|webhook| webhook.get("fields"))
    {
        for (_, field) in &fields.entries {
            let ty = match field {
                Item::Text(text) => Some(text.as_str()),
                Item::Table(table) => table.string("type"),
                _ => None,
            };
            names.extend(ty.and_then(|text| {
                super::ty::Ty::parse(text.trim_end_matches('?'))
                    .name()
                    .map(str::to_owned)
            }));
        }
    }
    for name in names {
        SchemaReader::new(cx).require(&name);
    }
}

/// Returns the key of the envelope around responses, if any.
pub(super) fn envelope(cx: &Cx<'_>) -> Option<String> {
    cx.spec.api.string("envelope").map(str::to_owned)
}

/// Returns an error unless the version of the document is supported.
pub(super) fn check_version(root: &Node<'_>) -> Result<(), String> {
    let version = match root.get("openapi").map(|node| node.json) {
        Some(Value::String(text)) => text.clone(),
        // The version, if YAML reads it as a number.
        Some(Value::Number(number)) => number.to_string(),
        _ if root.has("swagger") => {
            return Err(
                "this version of Swagger is not supported; expected Swagger 2.0, or OpenAPI 3.0, 3.1 or 3.2"
                    .to_owned(),
            );
        }
        _ => {
            return Err("not an OpenAPI document: it has no `openapi` version".to_owned());
        }
    };
    if ["3.0", "3.1", "3.2"]
        .iter()
        .any(|known| version == *known || version.starts_with(&format!("{known}.")))
    {
        Ok(())
    } else {
        Err(format!(
            "OpenAPI {version} is not supported; expected 3.0, 3.1 or 3.2"
        ))
    }
}
