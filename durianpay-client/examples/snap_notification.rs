//! Receives the notifications of SNAP with axum. A forged one is rejected.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use axum::{Router, routing::post};
use durianpay_client::notification::Authentic;
use durianpay_client::snap::Notification;
use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
use durianpay_simulator::{DeliveryFault, Simulator};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?;
    // The extractor verifies the signature, so the handler never receives a forged notification.
    let handle = post(async |received: Authentic<Notification>| {
        if let Notification::QrisPayment(payment) = received.notification() {
            // In production: compare the id and the amount with your database, then deliver once.
            let (id, amount) = (&payment.original_reference_no, &payment.amount);
            println!("{id}: {amount:?}, {:?}", payment.latest_transaction_status);
        }
        received.acknowledgement()
    });
    let verifier = simulator.snap().verifier(); // in production: `Verifier::new`
    let app = Router::new().route("/{*path}", handle).with_state(verifier);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    simulator.set_snap_webhook_url(&format!("http://{}", listener.local_addr()?))?;
    tokio::spawn(async move { axum::serve(listener, app).await });

    let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    let qris = simulator.snap().client().qris().create(request).await?;
    let id = qris.reference_no.ok_or("the payment has no id")?;
    simulator.faults().next_delivery(DeliveryFault::Tampered);
    let forged = simulator.snap().pay_qris(&id).await?; // the customer
    println!("forged: {:?}", forged[0].outcome);
    let two_minutes = std::time::Duration::from_secs(120);
    let genuine = simulator.advance(two_minutes).await?;
    println!("sent again, genuine: {:?}", genuine[0].outcome);
    Ok(())
}
