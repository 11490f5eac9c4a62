//! `servers`: environments.

use super::annotations;
use super::cx::Cx;
use super::names::{plain, unique, words};
use super::node::Node;
use super::operation::Operation;
use super::report::Group;
use super::table::Table;
use std::collections::BTreeSet;

/// The maximum number of words of a description that make a name.
const NAME_WORDS: usize = 3;

pub(super) fn read(cx: &mut Cx<'_>) {
    let servers = general(cx);
    for server in &servers {
        match base_url(cx, server) {
            Ok((url, remarks)) => add(cx, server, url, remarks),
            Err(reason) => {
                let remark = cx.note(Group::LeftOut, server, reason);
                cx.spec.remarks.push(remark);
            }
        }
    }
    if let (Some(first), false) = (servers.first(), cx.spec.environments.is_empty()) {
        let message = "the document does not say which server moves real money; add `live = true` to its environment";
        let remark = cx.note(Group::Open, first, message);
        if let Some((_, table)) = cx.spec.environments.first_mut() {
            table.remark(remark);
        }
    }
}

/// Returns the servers of the document, or else those of its first path or operation with any.
fn general<'d>(cx: &Cx<'d>) -> Vec<Node<'d>> {
    let root = cx.document.root();
    let servers = root.items_of("servers");
    if !servers.is_empty() {
        return servers;
    }
    let paths = root.members_of("paths").into_iter();
    let items = paths.flat_map(|(_, item)| {
        let operations = item.members();
        std::iter::once(item).chain(operations.into_iter().map(|(_, operation)| operation))
    });
    items
        .map(|item| item.items_of("servers"))
        .find(|servers| !servers.is_empty())
        .unwrap_or_default()
}

/// Returns the reason if an operation lists servers, and the first of them is not one of the document: a
/// call would go to the wrong server.
pub(super) fn differ(cx: &mut Cx<'_>, operation: &Operation<'_>) -> Option<String> {
    let levels = [&operation.node, &operation.shared];
    let own = levels
        .iter()
        .map(|level| level.items_of("servers"))
        .find(|servers| !servers.is_empty())?;
    let general: BTreeSet<String> = general(cx).iter().map(url_of).collect();
    let first = url_of(own.first()?);
    if general.contains(&first) {
        return None;
    }
    Some(format!(
        "it has the server `{first}`, which is not a server of the document"
    ))
}

/// Returns the URL of a server, with the default of each variable.
fn url_of(server: &Node<'_>) -> String {
    let mut url = server.string("url").unwrap_or_default().to_owned();
    for (name, variable) in server.members_of("variables") {
        let default = variable.string("default").unwrap_or_default();
        url = url.replace(&format!("{{{name}}}"), default);
    }
    url.trim_end_matches('/').to_owned()
}

fn add(cx: &mut Cx<'_>, server: &Node<'_>, url: String, remarks: Vec<String>) {
    let mut table = Table::default();
    let about = annotations::about(cx, server);
    table.set("url", url);
    table.overlay(about);
    for remark in remarks {
        table.remark(remark);
    }
    let known: Vec<&str> = cx
        .spec
        .environments
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    let name = unique(&name(server, known.len()), |name| known.contains(&name));
    cx.spec.environments.push((name, table));
}

/// Derives a name such as `production`, for `Production` or `The production server`.
fn name(server: &Node<'_>, index: usize) -> String {
    const COMMON: [&str; 7] = ["the", "server", "api", "url", "environment", "host", "v"];
    let described = words(server.string("description").unwrap_or_default());
    let telling: Vec<&str> = described
        .iter()
        .map(String::as_str)
        .filter(|word| !COMMON.contains(word))
        .collect();
    if (1..=NAME_WORDS).contains(&telling.len()) {
        return plain(&telling.join("_"), "server");
    }
    if index == 0 {
        "default".to_owned()
    } else {
        format!("server{}", index + 1)
    }
}

/// Returns the URL with the default of each variable, and remarks about it. Returns an error if it
/// cannot be a base URL.
fn base_url(cx: &mut Cx<'_>, server: &Node<'_>) -> Result<(String, Vec<String>), String> {
    let template = server.string("url").unwrap_or_default();
    let mut remarks = Vec::new();
    for (name, variable) in server.members_of("variables") {
        let message = format!(
            "the variable `{name}` of `{template}` is not carried over; its default is used"
        );
        remarks.push(cx.note(Group::Dropped, &variable, message));
    }
    let url = url_of(server);
    let host = url.strip_prefix("https://").unwrap_or_default();
    if host.is_empty() {
        return Err(format!(
            "the server `{template}` is left out: a base URL must begin with `https://` and a host"
        ));
    }
    if host.contains(['?', '#', '@', ' ', '{', '}']) {
        return Err(format!(
            "the server `{template}` is left out: a base URL must not contain a query, user or placeholder"
        ));
    }
    Ok((url, remarks))
}
