//! A payment that is confirmed twice is recorded once, on SQLite.

use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
use durianpay_client::webhook::{Expected, Untrusted};
use durianpay_simulator::Simulator;
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

    // One connection: each has a database in memory to itself.
    let pool = SqlitePoolOptions::new().max_connections(1).connect("sqlite::memory:").await?;
    inbox::migrate(&pool).await?;
    let webhook = format!(
        r#"{{"event": "payment.completed", "data": {{"id": "{}"}}}}"#,
        qris.payment_id,
    );
    let expected = Expected::new(&order.id, order.amount);
    let mut recorded = Vec::new();
    for _ in 0..2 {
        let confirmed = Untrusted::parse(webhook.as_bytes())?.confirm(&client, &expected).await?;
        recorded.push(inbox::mark_as_paid(&pool, &confirmed).await?);
    }
    assert_eq!(recorded, [true, false]);
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM paid_orders").fetch_one(&pool).await?;
    assert_eq!(rows, 1);
    Ok(())
}
