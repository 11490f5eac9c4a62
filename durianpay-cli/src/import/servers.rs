//! `servers`: environments.

use super::annotations;
use super::cx::Cx;
use super::names::{plain, unique, words};
use super::node::Node;
use super::report::Group;
use super::table::Table;
use durianpay_codegen::urls::is_plain;

/// The maximum number of words of a description that make a name.
const NAME_WORDS: usize = 3;

pub(super) fn read(cx: &mut Cx<'_>) {
    let servers = general(cx);
    let urls: Vec<String> = servers.iter().map(url_of).collect();
    for server in &servers {
        match base_url(cx, server, &urls) {
            Ok((url, remarks)) => add(cx, server, url, remarks),
            Err(reason) => {
                let remark = cx.note(Group::LeftOut, server, reason);
                cx.spec.remarks.push(remark);
            }
        }
    }
    if cx.spec.environments.is_empty() {
        if !cx.document.root().members_of("paths").is_empty() {
            add_unknown(cx, servers.first());
        }
    } else if let Some(first) = servers.first() {
        let message = "the document does not say which server moves real money; add `live = true` to its environment";
        let remark = cx.note(Group::Open, first, message);
        if let Some((_, table)) = cx.spec.environments.first_mut() {
            table.remark(remark);
        }
    }
}

/// The host of an API whose document does not name one.
const UNKNOWN: &str = "https://api.example.com";

/// Adds an environment whose URL has to be replaced. A relative URL is kept as its path.
fn add_unknown(cx: &mut Cx<'_>, server: Option<&Node<'_>>) {
    let path = server.map(url_of).filter(|url| url.starts_with('/'));
    let url = format!("{UNKNOWN}{}", path.unwrap_or_default());
    let url = if check(&url).is_ok() {
        url
    } else {
        UNKNOWN.to_owned()
    };
    let message = format!("the document names no host; replace `{UNKNOWN}`");
    let remark = cx.note(Group::Open, &cx.document.root(), message);
    let mut table = Table::default();
    table.set("url", url);
    table.remark(remark);
    cx.spec.environments.push(("default".to_owned(), table));
}

/// Returns the servers of the document, or else those of its first path or operation with any.
pub(super) fn general<'d>(cx: &Cx<'d>) -> Vec<Node<'d>> {
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

/// Returns the URL of a server, with the default of each variable.
pub(super) fn url_of(server: &Node<'_>) -> String {
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
    let is_plain = is_plain(&url);
    table.set("url", url);
    if is_plain {
        table.set("plain_http", true);
    }
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
fn base_url(
    cx: &mut Cx<'_>,
    server: &Node<'_>,
    all: &[String],
) -> Result<(String, Vec<String>), String> {
    let mut remarks = variables(cx, server);
    let template = server.string("url").unwrap_or_default();
    let url = url_of(server);
    check(&url).map_err(|reason| format!("the server `{template}` is left out: {reason}"))?;
    if is_plain(&url) {
        let encrypted = format!("https{}", url.trim_start_matches("http"));
        if all.contains(&encrypted) {
            return Err(format!(
                "the server `{template}` is left out: the document also lists it with `https`"
            ));
        }
        let message =
            "the server is not encrypted; use `https` without `plain_http` if it can be reached so";
        remarks.push(cx.note(Group::Open, server, message));
    }
    Ok((url, remarks))
}

/// Reports the variables of a server, and returns the remarks.
pub(super) fn variables(cx: &mut Cx<'_>, server: &Node<'_>) -> Vec<String> {
    let template = server.string("url").unwrap_or_default();
    let variables = server.members_of("variables").into_iter();
    variables
        .map(|(name, variable)| {
            let message = format!(
                "the variable `{name}` of `{template}` is not carried over; its default is used"
            );
            cx.note(Group::Dropped, &variable, message)
        })
        .collect()
}

/// Checks whether a URL can be a base URL, or returns the reason why it cannot.
pub(super) fn check(url: &str) -> Result<(), &'static str> {
    let encrypted = url.strip_prefix("https://");
    let host = encrypted.or_else(|| url.strip_prefix("http://"));
    let host = host.unwrap_or_default();
    if host.is_empty() {
        return Err("a base URL must begin with `https://` or `http://` and a host");
    }
    if host.contains(['?', '#', '@', ' ', '{', '}']) {
        return Err("a base URL must not contain a query, user or placeholder");
    }
    Ok(())
}
