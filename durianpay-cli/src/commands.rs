//! The commands: argument parsing, files and streams around the library.

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
#[cfg(feature = "simulate")]
mod runtime;
#[cfg(feature = "simulate")]
mod simulate;
pub mod spec;
mod usage;
#[cfg(feature = "webhook")]
mod webhook;

pub use context::{Context, Revisions};
pub use format::Format;
pub use output::{Failure, Output, finish};

use clap::{CommandFactory as _, Parser, Subcommand};

const EXIT_CODES: &str = "\
Exit codes:
  0  Success, nothing to report
  1  Findings: errors in a spec, changes that --deny forbids, a document that cannot be imported,
     dead, stuck or overdue jobs in an inbox, or a webhook that is invalid or was not accepted
  2  Invalid usage, or a file or database that cannot be read or written

NO_COLOR and CLICOLOR_FORCE are respected. Progress is shown only if standard error is a terminal.

Examples:
  durianpay simulate --webhook http://127.0.0.1:9000/hook
  durianpay spec check mine.toml
  durianpay spec import api.yaml --out mine.toml
  durianpay completions bash > ~/.local/share/bash-completion/completions/durianpay";

/// The command line of `durianpay`.
#[derive(Debug, Parser)]
#[command(
    name = "durianpay",
    version,
    about = "A simulated Durianpay, and tools for webhooks, webhook inboxes and API specs",
    after_help = EXIT_CODES,
    arg_required_else_help = true,
)]
pub struct Cli {
    #[command(subcommand)]
    group: CommandGroup,
}

#[derive(Debug, Subcommand)]
enum CommandGroup {
    /// Check, compare, expand, import and export API specs
    #[command(subcommand, after_help = spec::EXAMPLES)]
    Spec(spec::SpecCommand),
    /// Inspect and operate a webhook inbox
    #[cfg(feature = "inbox")]
    #[command(subcommand, after_help = inbox::EXAMPLES)]
    Inbox(inbox::InboxCommand),
    /// Run a simulated Durianpay, or the API of a spec, for programs in any language
    #[cfg(feature = "simulate")]
    Simulate(simulate::SimulateArgs),
    /// Send, verify and forward webhooks
    #[cfg(feature = "webhook")]
    #[command(subcommand, after_help = webhook::EXAMPLES)]
    Webhook(webhook::WebhookCommand),
    /// Print a shell completion script
    Completions(completions::CompletionsArgs),
}

impl Cli {
    /// Parses the program's arguments.
    ///
    /// Prints the help, the version or a usage error if there is one, and exits the process.
    #[must_use]
    pub fn from_arguments() -> Self {
        Self::try_parse().unwrap_or_else(|error| usage::exit(&error))
    }

    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Returns [`Failure::Findings`] if the command found something to report, and
    /// [`Failure::Error`] if it could not run.
    pub fn run(&self, context: &Context) -> Result<Output, Failure> {
        match &self.group {
            CommandGroup::Spec(command) => command.run(context),
            #[cfg(feature = "inbox")]
            CommandGroup::Inbox(command) => command.run(),
            #[cfg(feature = "simulate")]
            CommandGroup::Simulate(arguments) => arguments.run(context),
            #[cfg(feature = "webhook")]
            CommandGroup::Webhook(command) => command.run(),
            CommandGroup::Completions(arguments) => Ok(arguments.run(&mut Self::command())),
        }
    }
}
