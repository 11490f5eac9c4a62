//! The store in PostgreSQL: for any number of hosts.

use crate::record::{self, step_on};
use durianpay_client::webhook::inbox::{
    Attempt, ClaimOutcome, ConfirmedState, Record, Store, StoreError,
};
use sha2::{Digest, Sha256};
use sqlx::postgres::{PgConnection, PgPool};
use std::time::Duration;

/// Records in the table `durianpay_webhook_inbox` of a PostgreSQL database,
/// which any number of hosts can share.
///
/// Leases run on the clock of the database, so that the hosts' clocks do not
/// matter. Whether the connection is encrypted is a matter of your pool and of
/// the features of `sqlx` that you choose.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    pool: PgPool,
}

impl PostgresStore {
    /// Keeps records in that database. Call [`migrate`](Self::migrate) once
    /// before, or make the table yourself.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// Makes the table, if there is none.
    ///
    /// # Errors
    ///
    /// If the database refuses.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await.map_err(StoreError::new)?;
        // Two hosts that start at once would both find no table.
        lock(&mut transaction, "").await?;
        sqlx::query(record::CREATE)
            .execute(&mut *transaction)
            .await
            .map_err(StoreError::new)?;
        transaction.commit().await.map_err(StoreError::new)?;
        Ok(())
    }
}

step_on!(PgConnection);

/// Lets nobody else claim for `object` until the transaction ends.
///
/// A lock of its own and not one of rows, since there may be no row yet.
async fn lock(connection: &mut PgConnection, object: &str) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(lock_key(object))
        .execute(connection)
        .await
        .map_err(StoreError::new)?;
    Ok(())
}

/// The same in every version. Two objects with one key would wait for each
/// other, and nothing worse.
fn lock_key(object: &str) -> i64 {
    let digest = Sha256::digest(format!("durianpay_webhook_inbox {object}"));
    let mut key = [0; 8];
    key.copy_from_slice(&digest[..8]);
    i64::from_be_bytes(key)
}

async fn now(connection: &mut PgConnection) -> Result<Duration, StoreError> {
    let millis: i64 =
        sqlx::query_scalar("SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint")
            .fetch_one(connection)
            .await
            .map_err(StoreError::new)?;
    Ok(Duration::from_millis(
        u64::try_from(millis).unwrap_or_default(),
    ))
}

impl Store for PostgresStore {
    async fn update<T, F>(&self, object: &str, step: F) -> Result<T, StoreError>
    where
        T: Send,
        F: FnOnce(&mut Record, Duration) -> T + Send,
    {
        let mut transaction = self.pool.begin().await.map_err(StoreError::new)?;
        lock(&mut transaction, object).await?;
        let now = now(&mut transaction).await?;
        let outcome = step_on(&mut transaction, object, |record| step(record, now)).await?;
        transaction.commit().await.map_err(StoreError::new)?;
        Ok(outcome)
    }
}

impl PostgresStore {
    /// Claims a state within a transaction of yours and marks it as completed.
    ///
    /// What you write in this transaction and the mark are committed together or
    /// not at all, so that an effect in the same database happens exactly once.
    /// Roll back unless the claim is [`ClaimOutcome::First`] and all went well.
    ///
    /// Whoever claims for the same object meanwhile waits for your transaction.
    /// Claim before you read: at an isolation level above "read committed",
    /// PostgreSQL may else refuse the transaction, and you have to begin again.
    ///
    /// # Errors
    ///
    /// If the database fails.
    pub async fn claim_in(
        &self,
        transaction: &mut sqlx::Transaction<'_, sqlx::Postgres>,
        state: &ConfirmedState,
    ) -> Result<ClaimOutcome<Attempt>, StoreError> {
        lock(transaction, state.object()).await?;
        let now = now(transaction).await?;
        step_on(transaction, state.object(), |record| {
            record.claim_completed(state.state(), now)
        })
        .await
    }
}
