//! Report formats.

use clap::ValueEnum;

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Format {
    /// Text for people
    #[default]
    Human,
    /// JSON for editors and other programs
    Json,
    /// Workflow commands for GitHub Actions, which shows each entry at its line
    Github,
}
