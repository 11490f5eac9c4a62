//! Cells and rows of Markdown.

use crate::store::{Results, divide};

/// What stands for a figure that was not measured.
const NONE: &str = "–";

/// The unit that a figure is shown in.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unit {
    /// Of samples in microseconds.
    Seconds,
    /// Of samples in nanoseconds.
    Milliseconds,
    /// Of samples in nanoseconds.
    Microseconds,
    /// Of samples in bytes.
    Megabytes,
    Count,
}

impl Unit {
    /// The middle sample.
    pub(crate) fn show(self, results: &Results, key: &str) -> String {
        let Ok(sample) = results.median(key) else {
            return NONE.to_owned();
        };
        match self {
            Self::Seconds | Self::Milliseconds | Self::Megabytes => {
                format!("{:.2}", divide(sample, 1_000_000))
            }
            Self::Microseconds => format!("{:.2}", divide(sample, 1_000)),
            Self::Count => sample.to_string(),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Seconds => ", s",
            Self::Megabytes => ", MB",
            Self::Milliseconds | Self::Microseconds | Self::Count => "",
        }
    }
}

/// The two lines over a table.
pub(crate) fn head(first: &str, titles: &[&str]) -> String {
    format!(
        "| {first} | {} |\n|---|{}\n",
        titles.join(" | "),
        "--:|".repeat(titles.len())
    )
}

/// A row; empty if none of it was measured.
pub(crate) fn row(title: &str, unit: Unit, cells: &[String]) -> String {
    if cells.iter().all(|cell| cell == NONE) {
        return String::new();
    }
    format!("| {title}{} | {} |\n", unit.name(), cells.join(" | "))
}

/// The ratio of two that were measured in turn.
pub(crate) fn ratio(results: &Results, own: &str, other: &str) -> String {
    match results.ratio(own, other) {
        Ok(ratio) => format!("{ratio:.2}"),
        Err(_) => NONE.to_owned(),
    }
}
