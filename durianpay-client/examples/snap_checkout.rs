//! Takes a payment by SNAP: creates a QRIS code, and queries whether it is paid.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::snap::api::{CreateQris, GetQrisStatus, Money, QrisInfo};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: snap::Client with your credentials
    let client = simulator.snap().client();
    let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    let qris = client.qris().create(request).await?;
    let id = qris.reference_no.ok_or("the payment has no id")?; // store it
    println!("show the customer {}", qris.qr_content.unwrap_or_default());

    // The customer pays. The example `snap_notification` receives the notification.
    simulator.snap().pay_qris(&id).await?;

    let found = client.qris().status(GetQrisStatus::new(&id)).await?;
    let status = found.latest_transaction_status;
    println!(
        "{id} is paid: {}",
        status.is_some_and(|status| status.is_paid())
    );
    Ok(())
}
