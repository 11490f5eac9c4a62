//! The changes for programs.

use super::change::{Change, Level};
use super::request::Request;
use super::verdict;
use super::version::{current, next};
use serde_json::{Value, json};

/// One object: what was compared, the verdict, the versions, and the changes.
pub(super) fn render(request: &Request<'_>, changes: &[Change]) -> String {
    let level = verdict(changes);
    let current = current();
    let next = level.map_or_else(|| current.clone(), |level| next(&current, level));
    let value = json!({
        "old": request.old,
        "new": request.new,
        "verdict": level.as_ref().map(Level::to_string),
        "version": { "current": current.to_string(), "next": next.to_string() },
        "changes": changes.iter().map(change).collect::<Vec<_>>(),
    });
    format!("{value:#}")
}

fn change(change: &Change) -> Value {
    let Change {
        level,
        node,
        what,
        why,
        old,
        new,
    } = change;
    json!({
        "level": level.to_string(),
        "node": node,
        "change": what,
        "reason": why,
        "old": old,
        "new": new,
    })
}
