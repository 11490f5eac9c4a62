//! The arguments of `durianpay spec check`.

use super::report::Report;
use crate::commands::context::Context;
use crate::commands::destination::Destination;
use crate::commands::format::Format;
use crate::commands::input;
use clap::Args;
use durianpay_codegen::Source;

const EXAMPLES: &str = "\
Examples:
  durianpay spec check mine.toml
  durianpay spec check spec/*.toml --format github --deny-warnings
  durianpay spec check mine.toml --fix --dry-run
  durianpay spec check spec --watch
  cat mine.toml | durianpay spec check - --format=json";

/// The arguments of `check`.
#[derive(Debug, Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line"
)]
#[command(after_help = EXAMPLES)]
pub struct CheckArgs {
    /// Files of the spec, read together on top of the shipped spec; `-` means standard input.
    /// Without files, the shipped spec itself is checked
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// Format of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Treat warnings, which are about unused items, as errors
    #[arg(long)]
    pub deny_warnings: bool,
    /// Change the files where the fix of an error is evident, and report what remains
    #[arg(long, requires = "files")]
    pub fix: bool,
    /// Print the changes of `--fix` as a diff, without writing files
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Check again whenever a file changes, until the program is interrupted
    #[arg(long, requires = "files", conflicts_with_all = ["fix", "out"])]
    pub watch: bool,
    #[command(flatten)]
    pub(super) destination: Destination,
}

impl CheckArgs {
    /// Returns the files to check, after those of the base.
    pub(super) fn sources(&self, context: &Context) -> Result<Vec<Source>, String> {
        if self.files.is_empty() {
            return context.shipped();
        }
        let mut sources = context.base()?;
        sources.extend(input::sources(&self.files)?);
        Ok(sources)
    }

    /// Checks the sources.
    pub(super) fn report<'s>(&self, sources: &'s [Source]) -> Report<'s> {
        Report::new(sources, self.format, self.deny_warnings)
    }
}
