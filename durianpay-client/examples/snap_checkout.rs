//! A checkout by SNAP: a QRIS code, and a notification that it is paid.
//!
//! ```sh
//! cargo run --example snap_checkout
//! ```
//!
//! It needs no account and no network: Durianpay is simulated on this machine, and so is the
//! shop's server, an axum application.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use axum::Router;
use axum::routing::post;
use durianpay_client::notification::Authentic;
use durianpay_client::snap::Notification;
use durianpay_client::snap::api::{CreateQris, Money, PaymentId, QrisInfo};
use durianpay_simulator::{DeliveryFault, Simulator};
use std::error::Error;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let simulator = Simulator::start().await?;

    // The shop's server. It receives only notifications signed by Durianpay.
    let (tell, mut paid) = mpsc::unbounded_channel();
    let notified = move |received: Authentic<Notification>| {
        if let Notification::QrisPayment(payment) = received.notification() {
            let _stored = tell.send(payment.clone());
        }
        std::future::ready(received.acknowledgement())
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    simulator.set_snap_webhook_url(&format!("http://{}", listener.local_addr()?))?;
    let verifier = simulator.snap().verifier(); // in production: `Verifier::new`
    let app = Router::new()
        .route("/{*path}", post(notified))
        .with_state(verifier);
    tokio::spawn(async move { axum::serve(listener, app).await });

    // The checkout: store the id, and show the code.
    let client = simulator.snap().client();
    let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    let qris = client.qris().create(request).await?;
    let id: PaymentId = qris.reference_no.ok_or("the payment has no id")?;
    println!("{id}: {}", qris.qr_content.unwrap_or_default());

    // The customer pays. In the first delivery, the notification is tampered with.
    simulator.faults().next_delivery(DeliveryFault::Tampered);
    let sent = simulator.snap().pay_qris(&id).await?;
    println!("a forged notification: {:?}", sent[0].outcome);
    let sent = simulator.advance(Duration::from_secs(2 * 60)).await?;
    println!("the genuine one, two minutes later: {:?}", sent[0].outcome);

    let payment = paid.try_recv()?;
    if payment.original_reference_no != id || payment.amount != Some(Money::new(10_000)) {
        return Err("the notification is about another payment".into());
    }
    println!(
        "{id}: paid: {}",
        payment.latest_transaction_status.is_paid()
    );
    Ok(())
}
