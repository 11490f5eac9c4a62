//! The files of the spec, and the order of their content.

use super::cx::Cx;
use super::draft::{Draft, EndpointDraft, TypeBody};
use super::node::is_component;
use super::table::Table;
use super::{fields, text, webhooks};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// A file of the spec.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The file name, such as `orders.toml`.
    pub name: String,
    /// The content, in TOML.
    pub text: String,
}

/// The file of each type: that of the only resource that needs it, or the API's.
struct Places {
    of: BTreeMap<String, Option<String>>,
    /// The places of the types in the order of the spec.
    order: BTreeMap<String, usize>,
}

/// Writes the spec as one file for the API and one for each resource.
pub(super) fn write(cx: &Cx<'_>) -> Vec<File> {
    let places = places(cx);
    let mut files = vec![File {
        name: "api.toml".to_owned(),
        text: api(cx, &places),
    }];
    for (name, table) in &cx.spec.resources {
        let mut file = format!("{name}.toml");
        if file == "api.toml" {
            "api_resource.toml".clone_into(&mut file);
        }
        files.push(File {
            name: file,
            text: resource(&cx.spec, &places, name, table),
        });
    }
    files
}

fn places(cx: &Cx<'_>) -> Places {
    let spec = &cx.spec;
    let mut users: BTreeMap<String, BTreeSet<Option<String>>> = BTreeMap::new();
    let mut roots: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for endpoint in spec
        .endpoints
        .iter()
        .filter(|endpoint| !endpoint.is_left_out)
    {
        let roots = roots.entry(&endpoint.resource).or_default();
        roots.extend(endpoint.roots.iter().cloned());
    }
    for (resource, roots) in roots {
        for name in spec.reached(&roots) {
            let resource = Some(resource.to_owned());
            users.entry(name).or_default().insert(resource);
        }
    }
    let error = spec.error.as_ref().and_then(|error| error.string("type"));
    let mut general: Vec<String> = error.map(str::to_owned).into_iter().collect();
    general.extend(webhooks::roots(cx));
    if cx.options.only.is_empty() {
        general.extend(unused_components(cx, &users));
    }
    for name in spec.reached(&general) {
        users.entry(name).or_default().insert(None);
    }
    let of = users
        .into_iter()
        .map(|(name, users)| {
            let mut users = users.into_iter();
            let place = match (users.next(), users.next()) {
                (Some(place), None) => place,
                _ => None,
            };
            (name, place)
        })
        .collect();
    let order = spec.order.iter().cloned().zip(0..).collect();
    Places { of, order }
}

/// Lists the components that no endpoint needs. They are written, too.
fn unused_components(
    cx: &Cx<'_>,
    users: &BTreeMap<String, BTreeSet<Option<String>>>,
) -> Vec<String> {
    let is_written = |name: &&String| {
        let is_component =
            is_component(cx.spec.types.get(*name).map_or("", |draft| &draft.pointer));
        let is_union = matches!(
            cx.spec.types.get(*name).map(|draft| &draft.body),
            Some(TypeBody::Union(_))
        );
        // A union of an exported document corresponds to no component.
        (is_component || is_union && cx.is_exported) && !users.contains_key(*name)
    };
    cx.spec.order.iter().filter(is_written).cloned().collect()
}

/// Writes the API as a whole, the shared types and the webhooks.
fn api(cx: &Cx<'_>, places: &Places) -> String {
    let Draft {
        api,
        environments,
        auths,
        credentials,
        error,
        resources: _,
        endpoints: _,
        types: _,
        order,
        webhook,
        events,
        notifications,
        known_notifications,
        by_hand: _,
        remarks,
    } = &cx.spec;
    let mut out = text::comment(&origin(cx));
    for remark in remarks {
        out.push_str(&text::comment(remark));
    }
    out.push('\n');
    if !api.entries.is_empty() {
        text::node(&mut out, &["api"], api);
    }
    for (table, nodes) in [
        ("environment", environments),
        ("credential", credentials),
        ("auth", auths),
    ] {
        for (name, node) in nodes {
            text::node(&mut out, &[table, name], node);
        }
    }
    if let Some(error) = error {
        text::node(&mut out, &["error"], error);
    }
    let shared: Vec<String> = order
        .iter()
        .filter(|name| places.of.get(*name) == Some(&None))
        .cloned()
        .collect();
    types(&mut out, &cx.spec, &shared, false);
    types(&mut out, &cx.spec, &shared, true);
    if let Some(webhook) = webhook {
        out.push_str(&text::rule("webhooks"));
        text::node(&mut out, &["webhook"], webhook);
    }
    for (name, event) in events {
        text::node(&mut out, &["event", name], event);
    }
    if let Some(notifications) = notifications {
        out.push_str(&text::rule("notifications"));
        text::node(&mut out, &["notifications"], notifications);
    }
    for (name, notification) in known_notifications {
        text::node(&mut out, &["notification", name], notification);
    }
    tidy(&out)
}

/// Describes the origin of the spec.
fn origin(cx: &Cx<'_>) -> String {
    let info = cx.document.root().get("info");
    let text = |key| {
        info.as_ref()
            .and_then(|info| cx.text_of(&info.get(key)?))
            .unwrap_or_default()
    };
    let mut origin = "Imported from an OpenAPI document".to_owned();
    let title = text("title");
    if !title.is_empty() {
        let _ = write!(origin, " of {title}");
    }
    let version = text("version");
    if !version.is_empty() {
        let _ = write!(origin, ", version {version}");
    }
    origin + ". Comments mark everything that could not be converted exactly."
}

/// Writes a resource with its endpoints, each followed by the types that it introduces.
fn resource(spec: &Draft, places: &Places, name: &str, table: &Table) -> String {
    let mut out = String::new();
    text::node(&mut out, &["resource", name], table);
    let mut done: BTreeSet<String> = BTreeSet::new();
    let own = |name: &String| matches!(places.of.get(name), Some(Some(_)));
    let mut all: Vec<String> = Vec::new();
    for endpoint in spec
        .endpoints
        .iter()
        .filter(|endpoint| endpoint.resource == name)
    {
        write_endpoint(&mut out, endpoint);
        if endpoint.is_left_out {
            continue;
        }
        // Types inside of shared ones are shared, too, and those inside of done ones are done.
        let is_new = |name: &String| own(name) && !done.contains(name);
        let mut brought: Vec<String> = spec.reached_where(&endpoint.roots, is_new);
        brought.sort_by_key(|name| places.order.get(name).copied());
        done.extend(brought.iter().cloned());
        types(&mut out, spec, &brought, false);
        all.extend(brought);
    }
    types(&mut out, spec, &all, true);
    tidy(&out)
}

fn write_endpoint(out: &mut String, endpoint: &EndpointDraft) {
    let name = format!("{}.{}", endpoint.resource, endpoint.method);
    out.push_str(&text::rule(&name));
    if endpoint.is_left_out {
        for remark in &endpoint.table.remarks {
            out.push_str(&text::comment(remark));
        }
        out.push('\n');
    } else {
        text::node(out, &["endpoint", &name], &endpoint.table);
    }
}

/// Writes either objects and unions, or enums and ids.
fn types(out: &mut String, spec: &Draft, names: &[String], is_small: bool) {
    for name in names {
        let Some(draft) = spec.types.get(name) else {
            continue;
        };
        match &draft.body {
            TypeBody::Object { about, fields } if !is_small => {
                let mut table = about.clone();
                table.set("fields", fields::tables(fields));
                text::node(out, &["type", name], &table);
            }
            TypeBody::Union(table) if !is_small => text::node(out, &["union", name], table),
            TypeBody::Enum(table) if is_small => text::node(out, &["enum", name], table),
            TypeBody::Id(table) if is_small => text::node(out, &["id", name], table),
            _ => {}
        }
    }
}

/// Ends the text with exactly one line end.
fn tidy(text: &str) -> String {
    let mut text = text.trim_end().to_owned();
    text.push('\n');
    text
}
