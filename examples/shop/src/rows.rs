//! The row of an order.

use durianpay_client::api::{Order, OrderId, OrderStatus, PaymentId};
use durianpay_client::{Amount, Timestamp};
use sqlx::{FromRow, SqlitePool};

#[derive(Debug, FromRow)]
pub struct OrderRow {
    pub number: String,
    pub id: OrderId,
    pub payment_id: Option<PaymentId>,
    pub amount: Amount,
    pub status: OrderStatus,
    pub created_at: Option<Timestamp>,
}

pub async fn save(pool: &SqlitePool, order: &Order) -> sqlx::Result<()> {
    let insert = "INSERT INTO orders VALUES ($1, $2, NULL, $3, $4, $5) ON CONFLICT DO NOTHING";
    let insert = sqlx::query(insert).bind(&order.order_ref_id).bind(&order.id);
    let insert = insert.bind(order.amount).bind(&order.status).bind(order.created_at);
    insert.execute(pool).await?;
    Ok(())
}

pub async fn find(pool: &SqlitePool, number: &str) -> sqlx::Result<Option<OrderRow>> {
    let select = sqlx::query_as("SELECT * FROM orders WHERE number = $1");
    select.bind(number).fetch_optional(pool).await
}
