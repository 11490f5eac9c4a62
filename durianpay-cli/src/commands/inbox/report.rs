//! The format and destination of a report.

use crate::commands::destination::Destination;
use crate::commands::output::Output;
use clap::{Args, ValueEnum};

/// The options of commands that write a report.
#[derive(Debug, Clone, Args)]
pub(super) struct ReportArgs {
    /// Format of the report
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    destination: Destination,
}

/// The format of a report.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Text for people
    #[default]
    Human,
    /// JSON for programs
    Json,
}

impl ReportArgs {
    /// Writes a report in the requested format.
    pub(super) fn write(
        &self,
        human: impl FnOnce() -> String,
        json: impl FnOnce() -> Result<String, String>,
    ) -> Result<Output, String> {
        self.destination.write(match self.format {
            Format::Human => human(),
            Format::Json => json()?,
        })
    }
}
