//! The store in SQLite: for all processes of one host.

use crate::record::{self, step_on};
use durianpay_client::webhook::inbox::{
    Attempt, ClaimOutcome, ConfirmedState, Record, Store, StoreError,
};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A store in the table `durianpay_webhook_inbox` of an SQLite database, which
/// the processes of one host can share.
///
/// Leases use the clock of that host.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    pool: SqlitePool,
}

impl SqliteStore {
    /// Creates a store in the database of this pool. Call
    /// [`migrate`](Self::migrate) once before using it, or create the table
    /// yourself.
    #[must_use]
    pub fn new(pool: SqlitePool) -> Self {
        Self { pool }
    }

    /// Creates the table unless it exists.
    ///
    /// # Errors
    ///
    /// If the database returns an error.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        sqlx::query(record::CREATE)
            .execute(&self.pool)
            .await
            .map_err(StoreError::new)?;
        Ok(())
    }
}

step_on!(SqliteConnection);

/// Locks the database for writing until the transaction ends. A transaction
/// that reads first and writes later would fail if another wrote in between.
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
    /// Claims a state within your own transaction and marks it as completed.
    ///
    /// The mark and your other changes in this transaction are committed
    /// together or not at all, so that a side effect in the same database
    /// happens exactly once. Roll back unless the claim is
    /// [`ClaimOutcome::First`] and all statements succeeded.
    ///
    /// SQLite allows one writing transaction at a time. Begin it with
    /// `pool.begin_with("BEGIN IMMEDIATE")`, or claim before you read:
    /// otherwise SQLite may reject it, and you must begin again.
    ///
    /// # Errors
    ///
    /// If the database returns an error.
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
