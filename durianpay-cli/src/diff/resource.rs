//! Resources, and the endpoints that they gain and lose.

use super::change::Changes;
use super::endpoint;
use super::pairs::{Pair, by_name};
use super::signature::Signatures;
use durianpay_codegen::model::{Endpoint, Resource, Spec};
use std::collections::BTreeMap;

/// A version and its resources.
type Version<'a> = (&'a Spec, &'a BTreeMap<String, Resource>);

pub(super) fn compare_all(changes: &mut Changes, old: Version<'_>, new: Version<'_>) {
    let signatures = (Signatures::new(old.0), Signatures::new(new.0));
    for pair in by_name(old.1, new.1) {
        match pair {
            Pair::Removed(resource) => changes.removed(node(resource), &resource.about).major(
                format!("removed, with {}", count(resource)),
                "its handle, its methods and their statics are removed",
            ),
            Pair::Added(resource) => changes.added(node(resource), &resource.about).minor(
                format!("added, with {}", count(resource)),
                format!(
                    "adds a method to the client, which takes precedence over `{}()` of an extension trait",
                    resource.name
                ),
            ),
            Pair::Both(before, after) => {
                compare(changes, (&signatures.0, before), (&signatures.1, after));
            },
        }
    }
}

fn node(resource: &Resource) -> String {
    format!("resource `{}`", resource.name)
}

fn count(resource: &Resource) -> String {
    match resource.endpoints.len() {
        1 => "1 endpoint".to_owned(),
        count => format!("{count} endpoints"),
    }
}

fn compare(
    changes: &mut Changes,
    (old_signatures, old): (&Signatures<'_>, &Resource),
    (signatures, new): (&Signatures<'_>, &Resource),
) {
    let Resource {
        about,
        name: _,
        endpoints,
    } = old;
    changes
        .node(node(old), about, &new.about)
        .about(about, &new.about);
    let node = |endpoint: &Endpoint| format!("endpoint `{}`", endpoint.id);
    for pair in by_name(endpoints, &new.endpoints) {
        match pair {
            Pair::Removed(endpoint) => changes
                .removed(node(endpoint), &endpoint.about)
                .major("removed", "its method and its static are removed"),
            Pair::Added(endpoint) => changes
                .added(node(endpoint), &endpoint.about)
                .minor("added", "adds a method and a static"),
            Pair::Both(old, new) => {
                endpoint::compare(changes, (old_signatures, old), (signatures, new));
            }
        }
    }
}
