//! Stores webhooks with axum, and delivers each paid order once.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use axum::{Router, routing::post};
use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
use durianpay_client::webhook::inbox::{Delivery, Inbox, MemoryStore, Occurrence, Receipt, Worker};
use durianpay_client::webhook::{Expectation, Expected, Verifier};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = durianpay_simulator::Simulator::start().await?;
    let client = simulator.client();
    let verifier = Verifier::new([simulator.api_key().clone()]);
    let inbox = Inbox::new(MemoryStore::default(), verifier); // in production: durianpay-sqlx
    let store = post(async |receipt: Receipt| receipt); // the extractor stores the webhook
    let router = Router::new().route("/", store).with_state(inbox.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    simulator.set_webhook_url(&format!("http://{}", listener.local_addr()?))?;
    tokio::spawn(async move { axum::serve(listener, router).await });

    let order = CreateOrder::new(10_000, OrderCustomer::new().email("jane.doe@example.com"));
    let order_id = client.orders().create(order).await?.id;
    let charge = client.payments().charge(QrisCharge::new(&order_id, 10_000));
    if let ChargeResponse::Qris(qris) = charge.await?.response {
        simulator.pay(&qris.payment_id).await?; // the customer; the webhook is sent
    }

    let expected = Expectation::Order(Expected::new(order_id, 10_000)); // from your database
    let lookup = move |_| std::future::ready(Ok(expected.clone()));
    let worker = Worker::new(inbox, client, lookup);
    let handler = async |delivery: Delivery| {
        if let Occurrence::OrderPaid(order) = delivery.occurrence() {
            println!("deliver {}", order.order_id);
        }
        Ok(())
    };
    worker.run_pending(handler).await?; // in production: `run`
    Ok(())
}
