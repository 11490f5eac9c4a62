//! `POST /webhook`: what the API confirmed of a stored webhook, handled once by the worker.

use crate::{Shop, payout};
use durianpay_client::Amount;
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, LookupError, Occurrence, OrderQuery,
};
use durianpay_client::webhook::{Expectation, Expected};
use durianpay_sqlx::SqliteStore;
use sqlx::SqlitePool;

/// Returns the amount in the books. An order that is not there yet is looked up again.
pub async fn look_up(pool: SqlitePool, order: OrderQuery) -> Result<Expectation, LookupError> {
    let select = sqlx::query_scalar("SELECT amount FROM orders WHERE id = $1");
    let amount: Option<Amount> = select.bind(&order.order_id).fetch_optional(&pool).await?;
    Ok(match amount {
        Some(amount) => Expectation::Order(Expected::new(order.order_id, amount)),
        None => Expectation::NotYet,
    })
}

/// Handles a confirmed event. Its effects and its end are one transaction.
pub async fn handle(shop: Shop, delivery: Delivery) -> Result<(), HandlerError> {
    payout::approve(&shop, delivery.occurrence()).await?;
    let mut books = shop.store.begin().await?;
    payout::end(&mut books, delivery.occurrence()).await?;
    if let Occurrence::OrderPaid(paid) = delivery.occurrence() {
        let pay = "UPDATE orders SET status = 'completed', payment_id = $2 WHERE id = $1";
        let pay = sqlx::query(pay).bind(&paid.order_id).bind(&paid.payment_id);
        pay.execute(&mut *books).await?;
        let deliver = "INSERT INTO deliveries SELECT number FROM orders WHERE id = $1";
        sqlx::query(deliver).bind(&paid.order_id).execute(&mut *books).await?;
    } else {
        tracing::info!(event = delivery.occurrence().name(), "for the operator, if anyone");
    }
    SqliteStore::complete_in(&mut books, delivery.task()).await?;
    Ok(books.commit().await?)
}
