//! `durianpay inbox`: commands for operating a webhook inbox.

mod database;
mod duration;
mod list;
mod migrate;
mod prune;
mod replay;
mod report;
mod schema;
mod show;
mod status;

use super::output::{Failure, Output};
use crate::inbox::without_passwords;
use clap::Subcommand;

pub(super) const EXAMPLES: &str = "\
The database is set by --database-url or by the environment variable DATABASE_URL:
  sqlite:shop.db
  postgres://shop:PASSWORD@db.example.com/shop

Examples:
  durianpay inbox status --database-url sqlite:shop.db
  durianpay inbox list --status dead
  durianpay inbox replay --dead
  durianpay inbox schema --database postgres > inbox.sql";

/// A command on an inbox.
#[derive(Debug, Subcommand)]
pub enum InboxCommand {
    /// Print the SQL that creates the tables
    Schema(schema::InboxSchemaArgs),
    /// Create the tables, or migrate them to the latest version
    Migrate(migrate::MigrateArgs),
    /// Count jobs by status; exits with 1 if any are dead, stuck or overdue
    Status(status::StatusArgs),
    /// List jobs, newest first
    List(list::ListArgs),
    /// Show one job
    Show(show::ShowArgs),
    /// Schedule jobs to run again
    Replay(replay::ReplayArgs),
    /// Delete old finished jobs
    Prune(prune::PruneArgs),
}

impl InboxCommand {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// Returns [`Failure::Findings`] if the command found something to report, and [`Failure::Error`] if it could not
    /// run. No error contains the password of the database.
    pub fn run(&self) -> Result<Output, Failure> {
        let result = match self {
            Self::Schema(arguments) => arguments.run(),
            Self::Migrate(arguments) => arguments.run(),
            Self::Status(arguments) => arguments.run(),
            Self::List(arguments) => arguments.run(),
            Self::Show(arguments) => arguments.run(),
            Self::Replay(arguments) => arguments.run(),
            Self::Prune(arguments) => arguments.run(),
        };
        result.map_err(|failure| match failure {
            Failure::Error(text) => Failure::Error(without_passwords(&text)),
            Failure::Findings(output) => Failure::Findings(output),
        })
    }
}
