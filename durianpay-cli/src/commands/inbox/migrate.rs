//! `durianpay inbox migrate`: creates or migrates the tables.

use super::database::{DatabaseArgs, Missing};
use super::report::ReportArgs;
use crate::commands::output::{Failure, Output};
use crate::inbox::{store_error, to_json, version};
use clap::Args;
use serde_json::json;

const EXAMPLES: &str = "\
Examples:
  durianpay inbox migrate --database-url sqlite:shop.db
  DATABASE_URL=postgres://shop@db.example.com/shop durianpay inbox migrate";

/// The arguments of `migrate`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct MigrateArgs {
    #[command(flatten)]
    database: DatabaseArgs,
    #[command(flatten)]
    report: ReportArgs,
}

impl MigrateArgs {
    /// Migrates the tables to the latest version, in one transaction. Creates the SQLite file if it does not
    /// exist.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let kind = self
            .database
            .with_database(Missing::Create, async |database| {
                let migrated = database.migrate().await;
                migrated.map_err(|error| store_error(&error))?;
                Ok(database.kind())
            })?;
        let version = version(kind);
        Ok(self.report.write(
            || format!("the inbox tables are at version {version}, the latest\n"),
            || to_json(&json!({ "version": version })),
        )?)
    }
}
