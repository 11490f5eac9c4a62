//! The tables, by version.

use crate::database::connection::{Connection, Database};
use crate::database::operation::{End, Operation};
use crate::error::{Failure, SchemaError};

/// Generates the statements of version 1 for a database, given its types for row numbers and for
/// bytes.
macro_rules! version_1 {
    ($id:literal, $bytes:literal) => {
        concat!(
            "CREATE TABLE durianpay_inbox (
    id ",
            $id,
            ",
    kind TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    object TEXT NOT NULL,
    name TEXT NOT NULL,
    data ",
            $bytes,
            " NOT NULL,
    trust TEXT NOT NULL,
    status TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    deliveries BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    token TEXT NOT NULL,
    beats BIGINT NOT NULL,
    claimed_at BIGINT,
    ended_at BIGINT,
    created_at BIGINT NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX durianpay_inbox_due 
    ON durianpay_inbox (kind DESC, (trust IN ('unsigned', 'invalid')), due_at, id)
    WHERE status = 'pending';
CREATE INDEX durianpay_inbox_order ON durianpay_inbox (object, id)
    WHERE kind = 'task' AND status = 'pending';
CREATE UNIQUE INDEX durianpay_inbox_one ON durianpay_inbox (object)
    WHERE kind = 'task' AND status = 'running' AND object <> '';
CREATE INDEX durianpay_inbox_running ON durianpay_inbox (id) WHERE status = 'running';
CREATE INDEX durianpay_inbox_unsigned ON durianpay_inbox (object)
    WHERE kind = 'event' AND trust IN ('unsigned', 'invalid') AND status IN ('pending', 'running');
CREATE INDEX durianpay_inbox_ended ON durianpay_inbox (ended_at) WHERE ended_at IS NOT NULL;
CREATE TABLE durianpay_records (
    object TEXT NOT NULL PRIMARY KEY,
    data TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE durianpay_schema (version BIGINT NOT NULL);
INSERT INTO durianpay_schema (version) VALUES (1);
"
        )
    };
}
pub(crate) use version_1;

/// Generates the statements of version 2, which adds the intents.
///
/// The conditions of the indexes must equal those of the statements character by character, since
/// SQLite compares them as strings.
macro_rules! version_2 {
    ($id:literal, $bytes:literal) => {
        concat!(
            "CREATE TABLE durianpay_intents (
    id ",
            $id,
            ",
    operation TEXT NOT NULL,
    reference TEXT NOT NULL,
    object TEXT NOT NULL,
    environment TEXT NOT NULL,
    status TEXT NOT NULL,
    version BIGINT NOT NULL,
    data ",
            $bytes,
            " NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (operation, reference)
);
CREATE INDEX durianpay_intents_open ON durianpay_intents (id)
    WHERE status IN ('ready', 'sending', 'in_doubt', 'review');
CREATE INDEX durianpay_intents_object ON durianpay_intents (object, id) WHERE object <> '';
UPDATE durianpay_schema SET version = 2;
"
        )
    };
}
pub(crate) use version_2;

/// The statements of version 3, which make it cheap to find the earlier tasks of an object.
pub(crate) const VERSION_3: &str = "\
DROP INDEX durianpay_inbox_order;
CREATE INDEX durianpay_inbox_open ON durianpay_inbox (object, id)
    WHERE kind = 'task' AND status IN ('pending', 'running');
UPDATE durianpay_schema SET version = 3;
";

const VERSION: &str = "SELECT max(version) FROM durianpay_schema";

/// Migrates the tables to the latest version.
pub(crate) struct Migrate;

impl Operation for Migrate {
    type Output = ();

    const NEEDS_TRANSACTION: bool = true;

    async fn perform<D: Database>(
        &self,
        connection: &mut D::Connection,
    ) -> Result<End<()>, Failure> {
        if !D::DIALECT.lock_schema.is_empty() {
            // Two hosts that start at the same time would both find no tables.
            connection.rows(D::DIALECT.lock_schema, vec![]).await?;
        }
        let found = version::<D>(connection).await?;
        let known = latest::<D>();
        if found > known {
            return Err(SchemaError::Newer { found, known }.into());
        }
        let done = usize::try_from(found).unwrap_or_default();
        for script in D::SCHEMA.iter().skip(done) {
            connection.script(script).await?;
        }
        Ok(End::Commit(()))
    }
}

/// Returns the error of an operation that failed because of the version of the tables, or `None`
/// if it failed for another reason.
pub(crate) async fn error<D: Database>(connection: &mut D::Connection) -> Option<SchemaError> {
    let found = version::<D>(connection).await.ok()?;
    let known = latest::<D>();
    if found > known {
        return Some(SchemaError::Newer { found, known });
    }
    let expected = known;
    (found < expected).then_some(SchemaError::Outdated { found, expected })
}

/// Reads the version of the tables, which is 0 if there are none.
async fn version<D: Database>(connection: &mut D::Connection) -> Result<i64, sqlx::Error> {
    let rows = connection.rows(D::DIALECT.has_schema, vec![]).await?;
    let exists = rows.into_iter().next().map(|mut row| row.int());
    if exists.transpose()?.unwrap_or_default() == 0 {
        return Ok(0);
    }
    let rows = connection.rows(VERSION, vec![]).await?;
    let version = rows.into_iter().next().map(|mut row| row.int());
    Ok(version.transpose()?.unwrap_or_default())
}

fn latest<D: Database>() -> i64 {
    i64::try_from(D::SCHEMA.len()).unwrap_or(i64::MAX)
}
