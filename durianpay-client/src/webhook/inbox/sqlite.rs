//! The store in SQLite: for all processes of one host.

use super::claim::{Attempt, Claim};
use super::error::StoreError;
use super::fact::Fact;
use super::record::Record;
use super::sql::{self, step_on};
use super::store::Store;
use super::{Inbox, claim_done};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Records in the table `durianpay_webhook_inbox` of an SQLite database, which
/// the processes of one host can share.
///
/// Leases run on the clock of that host.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    pool: SqlitePool,
}

impl SqliteStore {
    /// Keeps records in that database. Call [`migrate`](Self::migrate) once
    /// before, or make the table yourself.
    #[must_use]
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    /// Makes the table, if there is none.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        sqlx::query(sql::CREATE).execute(&self.pool).await?;
        Ok(())
    }
}

step_on!(SqliteConnection);

/// Lets nobody else write until the transaction ends. A transaction that reads
/// first and writes later would be refused when another wrote in between.
async fn lock(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("UPDATE durianpay_webhook_inbox SET object = object WHERE false")
        .execute(connection)
        .await?;
    Ok(())
}

fn now() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

impl Store for SqliteStore {
    async fn update<T, F>(&self, object: &str, step: F) -> Result<T, StoreError>
    where
        T: Send,
        F: FnOnce(&mut Record, Duration) -> T + Send,
    {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let outcome = step_on(&mut transaction, object, |record| step(record, now())).await?;
        transaction.commit().await?;
        Ok(outcome)
    }
}

impl Inbox<SqliteStore> {
    /// Claims an effect within a transaction of yours, and marks it as done.
    ///
    /// What you write in this transaction and the mark are committed together or
    /// not at all, so that an effect in the same database happens exactly once.
    /// Roll back unless the claim is [`Claim::First`] and all went well.
    ///
    /// SQLite lets one transaction write at a time. Begin it with
    /// `pool.begin_with("BEGIN IMMEDIATE")`, or claim before you read: else
    /// SQLite may refuse it, and you have to begin again.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn claim_in(
        &self,
        transaction: &mut sqlx::Transaction<'_, sqlx::Sqlite>,
        fact: &Fact,
    ) -> Result<Claim<Attempt>, StoreError> {
        lock(transaction).await?;
        step_on(transaction, fact.object(), |record| {
            claim_done(record, fact, now())
        })
        .await
    }
}
