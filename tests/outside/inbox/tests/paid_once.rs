//! A payment whose webhook is delivered twice must be recorded once, on SQLite.

use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
use durianpay_client::webhook::Verifier;
use durianpay_client::webhook::inbox::{Inbox, Incoming, Worker};
use durianpay_simulator::Simulator;
use durianpay_sqlx::SqliteStore;
use sqlx::sqlite::SqlitePoolOptions;

#[tokio::test]
async fn a_payment_is_recorded_once() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?;
    let client = simulator.client();
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let order = client.orders().create(CreateOrder::new(10_000, jane)).await?;
    let charge = client.payments().charge(QrisCharge::new(&order.id, order.amount)).await?;
    let ChargeResponse::Qris(qris) = charge.response else {
        return Err("a QRIS charge has a QRIS response".into());
    };
    simulator.pay(&qris.payment_id).await?;

    // A single connection, because each one would have a separate in-memory database.
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
    inbox::migrate(&pool).await?;
    sqlx::query("INSERT INTO orders (id, rupiah) VALUES ($1, 10000)")
        .bind(order.id.as_str())
        .execute(&pool)
        .await?;
    let store = SqliteStore::new(pool.clone());
    let webhooks = Inbox::new(store.clone(), Verifier::new([simulator.api_key().clone()]));
    for event in ["payment.completed", "order.completed"] {
        let id = if event.starts_with("order") { order.id.as_str() } else { qris.payment_id.as_str() };
        let webhook = format!(r#"{{"event": "{event}", "data": {{"id": "{id}"}}}}"#);
        for _ in 0..2 {
            webhooks.receive(Incoming::new(webhook.as_bytes())).await?;
        }
    }
    let orders = pool.clone();
    let worker = Worker::new(webhooks, client, move |order| inbox::look_up(orders.clone(), order));
    worker.run_pending(move |delivery| inbox::handle(store.clone(), delivery)).await?;

    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM paid_orders").fetch_one(&pool).await?;
    assert_eq!(rows, 1);
    Ok(())
}
