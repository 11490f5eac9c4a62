//! The servers of an endpoint, where they are not those of the environments.

use super::change::Node;
use super::ty::or_none;
use durianpay_codegen::model::Server;
use std::collections::BTreeSet;

/// Compares where the requests of an endpoint go, in each environment.
pub(super) fn compare(node: &mut Node<'_>, old: &[Server], new: &[Server]) {
    let in_both = old.iter().chain(new);
    let environments: BTreeSet<&str> = in_both.map(|server| server.environment.as_str()).collect();
    for environment in environments {
        let of = |servers: &[Server]| {
            let mut servers = servers.iter();
            let server = servers.find(|server| server.environment == environment);
            server.map(|server| server.url.clone())
        };
        let (before, after) = (of(old), of(new));
        if before != after {
            let (before, after) = (or_none(before.as_ref()), or_none(after.as_ref()));
            node.major(
                format!("server in `{environment}` {before} → {after}"),
                "the Rust API is unchanged; requests, including the API key, go to another server",
            );
        }
    }
}
