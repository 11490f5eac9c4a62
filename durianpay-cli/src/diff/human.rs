//! Changes as text for people.

use super::change::{Change, Level, verdict};
use super::next_version::next_version;
use super::report::Compared;
use semver::Version;
use std::fmt::Write as _;

/// Returns the changes by level, with the verdict in the last line.
#[must_use]
pub fn render(compared: &Compared<'_>) -> String {
    let changes = compared.changes;
    let mut out = String::new();
    for level in Level::ALL {
        let of_level: Vec<&Change> = changes
            .iter()
            .filter(|change| change.level == level)
            .collect();
        if !of_level.is_empty() {
            let _ = writeln!(out, "{level}: {}\n", count(of_level.len()));
        }
        for change in of_level {
            write_change(&mut out, change);
        }
    }
    out + &last_line(verdict(changes), compared.current)
}

fn write_change(out: &mut String, change: &Change) {
    let Change {
        level: _,
        node,
        what,
        why,
        old,
        new,
    } = change;
    let place = match (old, new) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("{old} → removed"),
        (None, Some(new)) => format!("new → {new}"),
        (None, None) => String::new(),
    };
    let _ = writeln!(out, "  {node}: {what}\n      {why}\n      {place}\n");
}

fn count(count: usize) -> String {
    match count {
        1 => "1 change".to_owned(),
        count => format!("{count} changes"),
    }
}

fn last_line(verdict: Option<Level>, current: Option<&Version>) -> String {
    let (level, current) = match (verdict, current) {
        (Some(level), Some(current)) => (level, current),
        (Some(level), None) => return format!("verdict: {level}"),
        (None, Some(current)) => return format!("no change: {current} stays"),
        (None, None) => return "no change".to_owned(),
    };
    let rule = match (current.major, level) {
        (0, Level::Major) => " (before 1.0, breaking changes increase the second number)",
        (0, _) => " (before 1.0, compatible changes increase the third number)",
        _ => "",
    };
    format!(
        "{level}: {current} → {}{rule}",
        next_version(current, level)
    )
}
