//! The SQL of the tables, exactly as the stores execute it.

use durianpay_sqlx::{PostgresStore, SqliteStore};
use std::fmt::{self, Write as _};

/// A database system that can contain an inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseKind {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
}

impl DatabaseKind {
    fn schema(self) -> &'static [&'static str] {
        match self {
            Self::Sqlite => SqliteStore::SCHEMA,
            Self::Postgres => PostgresStore::SCHEMA,
        }
    }
}

impl fmt::Display for DatabaseKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        })
    }
}

/// Returns the latest version of the tables.
#[must_use]
pub fn version(kind: DatabaseKind) -> usize {
    kind.schema().len()
}

/// Returns the SQL that migrates the tables from version `from` to the latest.
///
/// Version 0 means that there are no tables. The SQL contains no transaction statements, so that a migration tool
/// can run it in a transaction.
///
/// # Errors
///
/// Fails if the version does not exist.
pub fn migrations(kind: DatabaseKind, from: usize) -> Result<String, String> {
    let latest = version(kind);
    let Some(steps) = kind.schema().get(from..) else {
        return Err(format!(
            "the inbox tables have no version {from}: the latest is {latest}; use `--from 0` for a database \
             without tables"
        ));
    };
    let mut sql = format!("-- The tables of a Durianpay inbox in {kind}, version {latest}.\n");
    if from > 0 {
        // Writing to a string cannot fail.
        let _ = writeln!(sql, "-- Only the changes since version {from}.");
    }
    for (version, step) in (from + 1..).zip(steps) {
        let _ = write!(sql, "\n-- Version {version}\n{}\n", step.trim_end());
    }
    Ok(sql)
}
