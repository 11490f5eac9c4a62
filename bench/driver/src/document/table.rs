//! Rows and cells of Markdown tables.

use crate::store::{Results, divide};

/// The placeholder for a figure that was not measured.
const NONE: &str = "–";

/// The unit in which a figure is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Unit {
    /// The samples are in microseconds.
    Seconds,
    /// The samples are in nanoseconds.
    Milliseconds,
    /// The samples are in nanoseconds.
    Microseconds,
    /// The samples are in bytes.
    Megabytes,
    Count,
}

impl Unit {
    /// Formats the median.
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

/// Builds the header of a table.
pub(crate) fn head(first: &str, titles: &[&str]) -> String {
    format!(
        "| {first} | {} |\n|---|{}\n",
        titles.join(" | "),
        "--:|".repeat(titles.len())
    )
}

/// Builds a row, or an empty string if no cell was measured.
pub(crate) fn row(title: &str, unit: Unit, cells: &[String]) -> String {
    if cells.iter().all(|cell| cell == NONE) {
        return String::new();
    }
    format!("| {title}{} | {} |\n", unit.name(), cells.join(" | "))
}

/// Formats the ratio of two subjects that were measured in turns.
pub(crate) fn ratio(results: &Results, own: &str, other: &str) -> String {
    match results.ratio(own, other) {
        Ok(ratio) => format!("{ratio:.2}"),
        Err(_) => NONE.to_owned(),
    }
}
