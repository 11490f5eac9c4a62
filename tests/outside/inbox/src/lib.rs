//! A shop that marks an order as paid exactly once, in the transaction that finishes the task.

use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, LookupError, Occurrence, OrderQuery,
};
use durianpay_client::webhook::{Expectation, Expected};
use durianpay_client::Amount;
use durianpay_sqlx::SqliteStore;
use sqlx::SqlitePool;

/// Creates the tables of the shop and of the inbox.
///
/// # Errors
///
/// Returns an error if the database fails.
pub async fn migrate(pool: &SqlitePool) -> Result<(), Box<dyn std::error::Error>> {
    sqlx::query("CREATE TABLE orders (id TEXT PRIMARY KEY, rupiah BIGINT NOT NULL)")
        .execute(pool)
        .await?;
    sqlx::query("CREATE TABLE paid_orders (id TEXT NOT NULL)").execute(pool).await?;
    SqliteStore::new(pool.clone()).migrate().await?;
    Ok(())
}

/// Returns the shop's expectation of an order.
///
/// # Errors
///
/// Returns an error if the database fails.
pub async fn look_up(pool: SqlitePool, order: OrderQuery) -> Result<Expectation, LookupError> {
    let rupiah: Option<i64> = sqlx::query_scalar("SELECT rupiah FROM orders WHERE id = $1")
        .bind(order.order_id.as_str())
        .fetch_optional(&pool)
        .await?;
    Ok(match rupiah {
        Some(rupiah) => {
            let amount = Amount::from_rupiah(rupiah).ok_or("the amount is out of range")?;
            Expectation::Order(Expected::new(order.order_id, amount))
        }
        None => Expectation::NotYet,
    })
}

/// Marks an order as paid.
///
/// # Errors
///
/// Returns an error if the database fails, or if another worker has claimed the task.
pub async fn handle(store: SqliteStore, delivery: Delivery) -> Result<(), HandlerError> {
    let Occurrence::OrderPaid(paid) = delivery.occurrence() else {
        return Ok(());
    };
    let mut transaction = store.begin().await?;
    sqlx::query("INSERT INTO paid_orders (id) VALUES ($1)")
        .bind(paid.order_id.as_str())
        .execute(&mut *transaction)
        .await?;
    SqliteStore::complete_in(&mut transaction, delivery.task()).await?;
    transaction.commit().await?;
    Ok(())
}
