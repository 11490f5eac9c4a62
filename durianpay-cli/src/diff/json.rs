//! Changes as JSON.

use super::change::{Change, Level, verdict};
use super::next_version::next_version;
use super::report::Compared;
use serde_json::{Value, json};

/// Returns an object with the two versions, the verdict, the next version and the changes.
#[must_use]
pub fn render(compared: &Compared<'_>) -> String {
    let Compared {
        old,
        new,
        changes,
        current,
        deny: _,
    } = compared;
    let level = verdict(changes);
    let version = current.map(|current| {
        let next = level.map_or_else(|| current.clone(), |level| next_version(current, level));
        json!({ "current": current.to_string(), "next": next.to_string() })
    });
    let value = json!({
        "old": old,
        "new": new,
        "verdict": level.as_ref().map(Level::to_string),
        "version": version,
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
