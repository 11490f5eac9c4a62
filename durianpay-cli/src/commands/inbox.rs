//! `durianpay inbox`: the commands for the operators of a webhook inbox.

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
The database is that of --database-url, or of the variable DATABASE_URL:
  sqlite:shop.db
  postgres://shop:PASSWORD@db.example.com/shop

Examples:
  durianpay inbox status --database-url sqlite:shop.db
  durianpay inbox list --status dead
  durianpay inbox replay --dead
  durianpay inbox schema --database postgres > inbox.sql";

/// A command that works on an inbox.
#[derive(Debug, Subcommand)]
pub enum InboxCommand {
    /// Print the SQL of the tables
    Schema(schema::InboxSchemaArgs),
    /// Create the tables, or bring them to the latest version
    Migrate(migrate::MigrateArgs),
    /// Count the jobs; exit with 1 if some are dead, stuck or overdue
    Status(status::StatusArgs),
    /// List jobs, the latest first
    List(list::ListArgs),
    /// Show one job
    Show(show::ShowArgs),
    /// Let workers handle jobs again
    Replay(replay::ReplayArgs),
    /// Delete old jobs that have ended
    Prune(prune::PruneArgs),
}

impl InboxCommand {
    /// Runs the command.
    ///
    /// # Errors
    ///
    /// If the command found something to report, or could not do its work. No error shows the password of the database.
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
