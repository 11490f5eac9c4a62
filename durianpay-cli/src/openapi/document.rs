//! Builds the whole document.

use super::about::{NodeKind, describe, description};
use super::node::Node;
use super::server::server;
use super::{
    Edition, auth, language, notification, object, parameter, paths, response, route,
    signed_webhook, webhook,
};
use durianpay_codegen::model::{Api, Resource, Spec};
use serde_json::{Map, Value, json};

/// The title of a spec that extends an API and does not define one.
const UNTITLED: &str = "Endpoints";

/// Builds the document in `OpenAPI` 3.1.0.
pub(super) fn document(spec: &Spec, edition: &Edition<'_>) -> Value {
    let mut node = Node::default();
    node.set("openapi", "3.1.0");
    node.set("info", info(spec, edition));
    if let Some(api) = &spec.api {
        node.set_all(api_members(api));
    }
    node.say_all(whole_tables(spec));
    node.set("tags", spec.resources.values().map(tag).collect::<Vec<_>>());
    node.set("paths", paths::paths(spec));
    let notifications = || notification::webhooks(spec);
    let signed = || signed_webhook::webhooks(spec);
    if let Some(webhooks) = webhook::webhooks(spec)
        .or_else(signed)
        .or_else(notifications)
    {
        node.set("webhooks", webhooks);
    }
    node.set("components", components(spec));
    node.marked()
}

fn info(spec: &Spec, edition: &Edition<'_>) -> Value {
    let title = spec.api.as_ref().map_or(UNTITLED, |api| api.name.as_str());
    let description = spec
        .api
        .as_ref()
        .map(|api| description(&api.about, &[]))
        .filter(|text| !text.is_empty());
    let mut node = Node::default();
    node.set("title", title);
    if let Some(description) = description {
        node.set("description", description);
    }
    if let Some(license) = edition.license {
        node.set("license", json!({"name": license, "identifier": license}));
    }
    node.set("version", edition.version);
    node.plain()
}

/// Returns the top-level members of plain `OpenAPI` for the API.
fn api_members(api: &Api) -> Map<String, Value> {
    let mut node = Map::new();
    let mut set = |key: &str, value: Value| node.insert(key.to_owned(), value);
    if let Some(link) = &api.about.link {
        set("externalDocs", json!({"url": link}));
    }
    let servers = api.environments.iter();
    let servers = servers.map(|environment| server(&environment.url, &environment.about));
    let servers: Vec<Value> = servers.collect();
    if !servers.is_empty() {
        set("servers", Value::from(servers));
    }
    set("security", auth::security(api, &api.auth.name));
    node
}

/// Builds the tables that correspond to no node of the document.
fn whole_tables(spec: &Spec) -> Map<String, Value> {
    let mut tables = Map::new();
    let mut set = |key: &str, table: Map<String, Value>| {
        if !table.is_empty() {
            tables.insert(key.to_owned(), Value::Object(table));
        }
    };
    if let Some(api) = &spec.api {
        let environments = api.environments.iter();
        set("api", language::api(api));
        set(
            "environment",
            environments
                .map(|one| (one.name.clone(), language::environment(one).into()))
                .collect(),
        );
        set("auth", auth::tables(api));
        set("credential", auth::credentials(api));
        if let Some(error) = &api.error {
            set("error", language::error_shape(error));
        }
    }
    if let Some(webhook) = &spec.webhook {
        set("webhook", language::webhook(spec, webhook));
    }
    if let Some(webhook) = &spec.signed_webhook {
        set("webhook", signed_webhook::table(webhook));
    }
    if let Some(notifications) = &spec.notifications {
        set("notifications", notification::table(notifications));
        set("notification", notification::tables(notifications));
    }
    set("endpoint", endpoint_tables(spec));
    set("union", union_tables(spec));
    tables
}

/// Builds the tables `[union.*]`, except the union that `[webhook]` defines.
fn union_tables(spec: &Spec) -> Map<String, Value> {
    let made = spec.webhook.as_ref().map(|webhook| webhook.union.as_str());
    let unions = spec.unions.iter();
    let choices = spec.choices.iter();
    unions
        .filter(|(name, _)| Some(name.as_str()) != made)
        .map(|(name, union)| (name.clone(), language::union(union).into()))
        .chain(choices.map(|(name, choice)| (name.clone(), language::choice(choice).into())))
        .collect()
}

/// Builds the tables `[endpoint.*]` of endpoints that share their route with another.
fn endpoint_tables(spec: &Spec) -> Map<String, Value> {
    let routes = route::routes(spec);
    let shared = routes.iter().filter(|route| route.is_shared());
    shared
        .flat_map(|route| &route.endpoints)
        .map(|endpoint| (endpoint.id.clone(), language::endpoint(endpoint).into()))
        .collect()
}

fn tag(resource: &Resource) -> Value {
    let Resource {
        about,
        name,
        endpoints: _,
    } = resource;
    let mut node = Node::default();
    node.set("name", name.as_str());
    describe(&mut node, about, NodeKind::Tag, &[]);
    node.finish()
}

fn components(spec: &Spec) -> Value {
    let mut node = Node::default();
    if let Some(api) = &spec.api {
        let schemes = auth::security_schemes(api);
        if !schemes.is_empty() {
            node.set("securitySchemes", schemes);
        }
    }
    for (key, components) in [
        ("parameters", parameter::components(spec)),
        ("responses", response::components(spec)),
    ] {
        if let Some(components) = components {
            node.set(key, components);
        }
    }
    node.set("schemas", object::schemas(spec));
    node.plain()
}
