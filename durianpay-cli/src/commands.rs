//! The commands: arguments, files and streams around the library.

mod completions;
mod context;
pub mod folder;
mod format;
mod input;
mod output;
mod progress;
pub mod spec;

pub use context::{Context, Revisions};
pub use format::Format;
pub use output::{Failure, Output, finish};

use clap::{CommandFactory as _, Parser, Subcommand};

const EXIT_CODES: &str = "\
Exit codes:
  0  The command did its work and found nothing to report
  1  Findings: diagnostics of a spec, changes that --deny forbids, a document that cannot be imported
  2  Wrong usage, or a file that cannot be read or written

Colors follow NO_COLOR and CLICOLOR_FORCE; progress is shown only when standard error is a terminal.

Examples:
  durianpay spec check mine.toml
  durianpay spec import api.yaml --out mine.toml
  durianpay completions bash > ~/.local/share/bash-completion/completions/durianpay";

/// The command line of `durianpay`.
#[derive(Debug, Parser)]
#[command(
    name = "durianpay",
    version,
    about = "Tools for API specs and their bindings",
    after_help = EXIT_CODES,
    arg_required_else_help = true,
)]
pub struct Cli {
    #[command(subcommand)]
    group: CommandGroup,
}

#[derive(Debug, Subcommand)]
enum CommandGroup {
    /// Work on specs: check, explain, compare, expand, import and export them
    #[command(subcommand, after_help = spec::EXAMPLES)]
    Spec(spec::Command),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
}

impl Cli {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// If the command found something to report, or could not do its work.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        match &self.group {
            CommandGroup::Spec(command) => command.run(context),
            CommandGroup::Completions(arguments) => Ok(arguments.run(&mut Self::command())),
        }
    }
}
