//! The store in PostgreSQL: for any number of hosts.

use crate::record::{self, step_on};
use durianpay_client::webhook::inbox::{
    Attempt, ClaimOutcome, ConfirmedState, Record, Store, StoreError,
};
use sha2::{Digest, Sha256};
use sqlx::postgres::{PgConnection, PgPool};
use std::time::Duration;

/// A store in the table `durianpay_webhook_inbox` of a PostgreSQL database,
/// which any number of hosts can share.
///
/// Leases use the clock of the database, so the clocks of the hosts do not
/// matter. Your pool and the features of `sqlx` determine whether the
/// connection is encrypted.
#[derive(Debug, Clone)]
pub struct PostgresStore {
    pool: PgPool,
}

impl PostgresStore {
    /// Creates a store in the database of this pool. Call
    /// [`migrate`](Self::migrate) once before using it, or create the table
    /// yourself.
    #[must_use]
    pub fn new(pool: PgPool) -> Self {
        Self { pool }
    }

    /// Creates the table unless it exists.
    ///
    /// # Errors
    ///
    /// If the database returns an error.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await.map_err(StoreError::new)?;
        // Two hosts that start at the same time would both find no table.
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

/// Locks `object` until the transaction ends, so that no other transaction can
/// claim it.
///
/// It is an advisory lock and not a row lock, since there may be no row yet.
async fn lock(connection: &mut PgConnection, object: &str) -> Result<(), StoreError> {
    sqlx::query("SELECT pg_advisory_xact_lock($1)")
        .bind(lock_key(object))
        .execute(connection)
        .await
        .map_err(StoreError::new)?;
    Ok(())
}

/// Returns the key of the lock, which is the same in every version. Two objects
/// with the same key only wait for each other.
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
    /// Claims a state within your own transaction and marks it as completed.
    ///
    /// The mark and your other changes in this transaction are committed
    /// together or not at all, so that a side effect in the same database
    /// happens exactly once. Roll back unless the claim is
    /// [`ClaimOutcome::First`] and all statements succeeded.
    ///
    /// Other claims of the same object wait for your transaction. Claim before
    /// you read: otherwise, at an isolation level above "read committed",
    /// PostgreSQL may reject the transaction, and you must begin again.
    ///
    /// # Errors
    ///
    /// If the database returns an error.
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
