//! `durianpay spec check`: reports the diagnostics of a spec, as the macro does.

use crate::check::human::{self, Styles};
use crate::check::{github, json};
use crate::commands::context::Context;
use crate::commands::destination::Destination;
use crate::commands::format::Format;
use crate::commands::input;
use crate::commands::output::{Failure, Output};
use clap::Args;
use durianpay_codegen::read;

const EXAMPLES: &str = "\
Examples:
  durianpay spec check mine.toml
  durianpay spec check spec/*.toml --format github
  cat mine.toml | durianpay spec check - --format=json";

/// The arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct CheckArgs {
    /// Files of the spec, read together on top of the shipped spec; `-` means standard input.
    /// Without files, the shipped spec itself is checked
    #[arg(value_name = "FILE")]
    pub files: Vec<String>,
    /// Format of the report
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    #[command(flatten)]
    destination: Destination,
}

impl CheckArgs {
    /// Checks the spec.
    ///
    /// # Errors
    ///
    /// Fails if there are diagnostics, or if a file cannot be read or written.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        let sources = if self.files.is_empty() {
            context.shipped()?
        } else {
            let mut sources = context.base()?;
            sources.extend(input::sources(&self.files)?);
            sources
        };
        let (spec, diagnostics) = read(&sources);
        let is_valid = diagnostics.is_empty();
        let to = &self.destination;
        let output = match self.format {
            Format::Json => to.write(json::report(&sources, &diagnostics)?)?,
            Format::Human | Format::Github if is_valid => {
                to.write(human::summary(&sources, &spec))?
            }
            Format::Human if to.is_file() => {
                to.write(human::report(&sources, &diagnostics, &Styles::PLAIN))?
            }
            Format::Human => {
                Output::stderr(human::report(&sources, &diagnostics, &Styles::TERMINAL))
            }
            Format::Github => to.write(github::report(&sources, &diagnostics))?,
        };
        if is_valid {
            Ok(output)
        } else {
            Err(Failure::Findings(output))
        }
    }
}
