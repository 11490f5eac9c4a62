//! A shop that marks an order as paid, once, in the transaction that claims the state.

use durianpay_client::webhook::Confirmed;
use durianpay_client::webhook::inbox::{ClaimOutcome, ConfirmedState};
use durianpay_sqlx::SqliteStore;
use sqlx::SqlitePool;

/// Creates the tables of the shop and of the inbox.
///
/// # Errors
///
/// If the database fails.
pub async fn migrate(pool: &SqlitePool) -> Result<(), Box<dyn std::error::Error>> {
    sqlx::query("CREATE TABLE paid_orders (id TEXT NOT NULL)").execute(pool).await?;
    SqliteStore::new(pool.clone()).migrate().await?;
    Ok(())
}

/// Marks the order as paid, and returns whether it was not before.
///
/// # Errors
///
/// If the database fails.
pub async fn mark_as_paid(
    pool: &SqlitePool,
    confirmed: &Confirmed,
) -> Result<bool, Box<dyn std::error::Error>> {
    let Some(paid) = ConfirmedState::paid_order(confirmed) else {
        return Ok(false);
    };
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let store = SqliteStore::new(pool.clone());
    let outcome = store.claim_in(&mut transaction, &paid).await?;
    let ClaimOutcome::First(_) = outcome else {
        transaction.rollback().await?;
        return Ok(false);
    };
    sqlx::query("INSERT INTO paid_orders (id) VALUES ($1)")
        .bind(confirmed.order_id().as_str())
        .execute(&mut *transaction)
        .await?;
    transaction.commit().await?;
    Ok(true)
}
