//! The commands: arguments, files and streams around the library.

mod completions;
mod context;
mod destination;
pub mod folder;
mod format;
#[cfg(feature = "inbox")]
pub mod inbox;
mod input;
mod output;
mod progress;
pub mod spec;
mod usage;

pub use context::{Context, Revisions};
pub use format::Format;
pub use output::{Failure, Output, finish};

use clap::{CommandFactory as _, Parser, Subcommand};

const EXIT_CODES: &str = "\
Exit codes:
  0  The command did its work and found nothing to report
  1  Findings: diagnostics of a spec, changes that --deny forbids, a document that cannot be imported,
     jobs of an inbox that are dead or stuck
  2  Wrong usage, or a file or a database that cannot be read or written

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
    about = "Tools for API specs, their bindings and webhook inboxes",
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
    Spec(spec::SpecCommand),
    /// Operate a webhook inbox: count, list, show, replay and prune its jobs
    #[cfg(feature = "inbox")]
    #[command(subcommand, after_help = inbox::EXAMPLES)]
    Inbox(inbox::InboxCommand),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArgs),
}

impl Cli {
    /// Reads the arguments of the program. Prints help, the version and errors, and ends the program, if there are any.
    #[must_use]
    pub fn from_arguments() -> Self {
        Self::try_parse().unwrap_or_else(|error| usage::exit(&error))
    }

    /// Runs the command.
    ///
    /// # Errors
    ///
    /// If the command found something to report, or could not do its work.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        match &self.group {
            CommandGroup::Spec(command) => command.run(context),
            #[cfg(feature = "inbox")]
            CommandGroup::Inbox(command) => command.run(),
            CommandGroup::Completions(arguments) => Ok(arguments.run(&mut Self::command())),
        }
    }
}
