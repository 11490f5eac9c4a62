//! The formats of reports.

use clap::ValueEnum;

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Human,
    /// For editors and other programs
    Json,
    /// For GitHub Actions, which shows each entry beside its line
    Github,
}
