//! The option `--only`: tags, and path prefixes.

use super::cx::Cx;
use super::node::Node;
use std::collections::BTreeSet;

/// The number of tags or paths that an error lists.
const SHOWN: usize = 20;

/// Checks whether a value of the option selects an operation.
pub(super) fn fits(wanted: &str, path: &str, operation: &Node<'_>) -> bool {
    if wanted.starts_with('/') {
        path.starts_with(wanted)
    } else {
        let tags = operation.strings("tags");
        tags.iter().any(|tag| tag.eq_ignore_ascii_case(wanted))
    }
}

/// Returns an error if a value of the option selects nothing, with the values that would.
pub(super) fn check(cx: &Cx<'_>) -> Result<(), String> {
    if cx.options.only.is_empty() {
        return Ok(());
    }
    let mut tags: BTreeSet<&str> = BTreeSet::new();
    let mut paths: Vec<&str> = Vec::new();
    let mut missing: Vec<&String> = cx.options.only.iter().collect();
    for (path, item) in cx.document.root().members_of("paths") {
        paths.push(path);
        let Ok(item) = cx.document.follow(&item) else {
            missing.retain(|wanted| !wanted.starts_with('/') || !path.starts_with(*wanted));
            continue;
        };
        for (_, operation) in item.members() {
            let Ok(operation) = cx.document.follow(&operation) else {
                continue;
            };
            tags.extend(operation.strings("tags"));
            missing.retain(|wanted| !fits(wanted, path, &operation));
        }
    }
    let Some(first) = missing.first() else {
        return Ok(());
    };
    let known: Vec<&str> = if first.starts_with('/') {
        paths
    } else {
        tags.into_iter().collect()
    };
    let what = if first.starts_with('/') {
        "paths"
    } else {
        "tags"
    };
    let shown: Vec<String> = known
        .iter()
        .take(SHOWN)
        .map(|name| format!("`{name}`"))
        .collect();
    let shown = match (known.len(), known.len().saturating_sub(SHOWN)) {
        (0, _) => format!("the document has no {what}"),
        (_, 0) => format!("the document has the {what} {}", shown.join(", ")),
        (_, more) => format!(
            "the document has the {what} {} and {more} more",
            shown.join(", ")
        ),
    };
    Err(format!("`--only {first}` fits no operation; {shown}"))
}
