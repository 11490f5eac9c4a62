//! The store in SQLite: for all processes of one host.

use crate::record::{self, step_on};
use durianpay_client::webhook::inbox::{
    Attempt, ClaimOutcome, ConfirmedState, Record, Store, StoreError,
};
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
        sqlx::query(record::CREATE)
            .execute(&self.pool)
            .await
            .map_err(StoreError::new)?;
        Ok(())
    }
}

step_on!(SqliteConnection);

/// Lets nobody else write until the transaction ends. A transaction that reads
/// first and writes later would be refused when another wrote in between.
async fn lock(connection: &mut SqliteConnection) -> Result<(), StoreError> {
    sqlx::query("UPDATE durianpay_webhook_inbox SET object = object WHERE false")
        .execute(connection)
        .await
        .map_err(StoreError::new)?;
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
        let mut transaction = self
            .pool
            .begin_with("BEGIN IMMEDIATE")
            .await
            .map_err(StoreError::new)?;
        let outcome = step_on(&mut transaction, object, |record| step(record, now())).await?;
        transaction.commit().await.map_err(StoreError::new)?;
        Ok(outcome)
    }
}

impl SqliteStore {
    /// Claims a state within a transaction of yours and marks it as completed.
    ///
    /// What you write in this transaction and the mark are committed together or
    /// not at all, so that an effect in the same database happens exactly once.
    /// Roll back unless the claim is [`ClaimOutcome::First`] and all went well.
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
        state: &ConfirmedState,
    ) -> Result<ClaimOutcome<Attempt>, StoreError> {
        lock(transaction).await?;
        step_on(transaction, state.object(), |record| {
            record.claim_completed(state.state(), now())
        })
        .await
    }
}
