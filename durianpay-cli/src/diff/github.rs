//! Changes as workflow commands, which GitHub Actions shows at the lines that they are about.

use super::change::{Change, Level};
use super::report::Compared;
use crate::workflow::{data, property};

/// Returns one command per line: an error for a denied change, a warning for any other major change,
/// otherwise a notice.
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
    // GitHub shows the new files, so a position in the old version would be wrong.
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

/// Formats `spec/orders.toml:12` as properties.
fn place(place: &str) -> String {
    match place.rsplit_once(':') {
        Some((file, line)) => format!("file={},line={line},", property(file)),
        None => format!("file={},", property(place)),
    }
}
