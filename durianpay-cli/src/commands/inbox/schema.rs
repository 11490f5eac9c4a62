//! `durianpay inbox schema`: prints the SQL of the tables.

use crate::commands::destination::Destination;
use crate::commands::output::{Failure, Output};
use crate::inbox::{DatabaseKind, migrations};
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  durianpay inbox schema --database postgres | psql --single-transaction shop
  durianpay inbox schema --database sqlite --out migrations/7_inbox.sql
  durianpay inbox schema --database postgres --from 1";

/// The arguments of `schema`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct InboxSchemaArgs {
    /// Database system to print the SQL for
    #[arg(long, value_enum, default_value_t = DatabaseKind::Postgres)]
    database: DatabaseKind,
    /// Current version of the tables: only later changes are printed. 0 means that there are no tables yet
    #[arg(long, value_name = "VERSION", default_value_t = 0)]
    from: usize,
    #[command(flatten)]
    destination: Destination,
}

impl ValueEnum for DatabaseKind {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Sqlite, Self::Postgres]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }))
    }
}

impl InboxSchemaArgs {
    /// Writes the SQL.
    pub(super) fn run(&self) -> Result<Output, Failure> {
        let sql = migrations(self.database, self.from)?;
        Ok(self.destination.write(sql)?)
    }
}
