//! `servers` of an operation or of its path: where its requests go instead.

use super::annotations;
use super::cx::Cx;
use super::node::Node;
use super::operation::Operation;
use super::report::Group;
use super::servers::{check, general, url_of, variables};
use super::table::Table;
use durianpay_codegen::urls::conflict;
use std::collections::HashMap;

/// Sets `servers`, if the operation has other servers than the document. Returns the reason if they cannot
/// be expressed: a call would go to the wrong server.
pub(super) fn read(
    cx: &mut Cx<'_>,
    operation: &Operation<'_>,
    table: &mut Table,
) -> Option<String> {
    let levels = [&operation.node, &operation.shared];
    let own = levels
        .iter()
        .map(|level| level.items_of("servers"))
        .find(|servers| !servers.is_empty())?;
    if cx.is_exported {
        // The extension has them for each environment.
        return None;
    }
    let general: Vec<String> = general(cx).iter().map(url_of).collect();
    let environments = environments(cx);
    let first = url_of(own.first()?);
    if environments.is_empty() {
        let is_general = general.contains(&first);
        return (!is_general).then(|| unknown(&first, "no server of the document is known"));
    }
    let are_paired = own.len() == general.len();
    let urls = general.iter().enumerate();
    let indices: HashMap<&String, usize> = urls.map(|(index, url)| (url, index)).collect();
    let of_environment = |url: &String| {
        let index = indices.get(url).filter(|_| are_paired);
        own.get(index.copied().unwrap_or_default())
    };
    let chosen: Vec<(&str, &str, &Node<'_>)> = environments
        .iter()
        .filter_map(|(name, url)| Some((name.as_str(), url.as_str(), of_environment(url)?)))
        .collect();
    if chosen.iter().all(|(_, url, server)| url_of(server) == *url) {
        return None;
    }
    let fits = |(_, general, server): &(&str, &str, &Node<'_>)| {
        conflict(general, &url_of(server)).is_none()
    };
    let fit_any = chosen.iter().any(fits);
    let mut servers = Table::default();
    for (name, general, server) in chosen {
        let url = url_of(server);
        let reason = match check(&url) {
            Ok(()) => conflict(general, &url),
            Err(reason) => return Some(unknown(&url, reason)),
        };
        let mut entry = Table::default();
        match reason {
            None => {
                entry.set("url", url);
                entry.overlay(annotations::about(cx, server));
            }
            // Another environment is as safe as the server; this one is called as usual.
            Some(_) if fit_any => {
                let message = format!("`{url}` is not used in the environment `{name}`");
                entry.set("url", general);
                entry.remark(cx.note(Group::Open, server, message));
            }
            Some(reason) => return Some(unknown(&url, reason)),
        }
        for remark in variables(cx, server) {
            entry.remark(remark);
        }
        servers.set(name, entry);
    }
    remark(cx, &own, general.len(), environments.len(), &mut servers);
    table.set("servers", servers);
    None
}

/// Lists the names of the environments, and their base URLs.
fn environments(cx: &Cx<'_>) -> Vec<(String, String)> {
    let environments = cx.spec.environments.iter();
    environments
        .filter_map(|(name, table)| Some((name.clone(), table.string("url")?.to_owned())))
        .collect()
}

fn unknown(url: &str, reason: &str) -> String {
    format!("its server `{url}` cannot be expressed: {reason}")
}

/// Reports that the servers of the operation do not correspond to those of the document.
fn remark(
    cx: &mut Cx<'_>,
    own: &[Node<'_>],
    general: usize,
    environments: usize,
    servers: &mut Table,
) {
    let Some(first) = own.first().filter(|_| own.len() != general) else {
        return;
    };
    let url = url_of(first);
    if environments > 1 {
        let message = format!(
            "the document does not say which server belongs to which environment; `{url}` is used in all"
        );
        servers.remark(cx.note(Group::Open, first, message));
    }
    for other in own.iter().skip(1) {
        let message = format!(
            "the server `{}` is not carried over in addition to `{url}`",
            other.string("url").unwrap_or_default()
        );
        servers.remark(cx.note(Group::Dropped, other, message));
    }
}
