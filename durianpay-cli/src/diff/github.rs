//! The changes as workflow commands, which GitHub Actions shows beside their lines.

use super::change::{Change, Level};
use super::report::Compared;
use crate::workflow::{data, property};

/// Returns one command a line: an error for a denied change, a warning for another major one, else a notice.
#[must_use]
pub fn render(compared: &Compared<'_>) -> String {
    let lines = compared.changes.iter();
    lines
        .map(|change| command(change, compared.deny))
        .collect::<Vec<_>>()
        .join("\n")
}

fn command(change: &Change, deny: Option<Level>) -> String {
    let Change {
        level,
        node,
        what,
        why,
        old,
        new,
    } = change;
    let kind = if deny.is_some_and(|deny| *level >= deny) {
        "error"
    } else if *level == Level::Major {
        "warning"
    } else {
        "notice"
    };
    // A line of the version before is not in the files that are shown.
    let place = new.as_deref().map_or_else(String::new, place);
    let mut text = format!("{node}: {what}\n{why}");
    if let (Some(old), None) = (old, new) {
        text = format!("{text}\nit was at {old}");
    }
    format!(
        "::{kind} {place}title={}::{}",
        property(&level.to_string()),
        data(&text)
    )
}

/// `spec/orders.toml:12` as properties.
fn place(place: &str) -> String {
    match place.rsplit_once(':') {
        Some((file, line)) => format!("file={},line={line},", property(file)),
        None => format!("file={},", property(place)),
    }
}
