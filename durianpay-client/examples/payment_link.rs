//! Creates an order with a payment page, where the customer picks the method.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let order = CreateOrder::new(10_000, jane)
        .order_ref_id("shop-1017")
        .is_payment_link(true);
    let order = client.orders().create(order).await?;
    // A complete URL, or a code to append to `https://links.durianpay.id/payment/`.
    println!(
        "payment page: {}",
        order.payment_link_url.unwrap_or_default()
    );
    Ok(())
}
