//! Reads one page of orders, then all of them.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{CreateOrder, ListOrders, OrderCustomer};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    for number in 1..=60 {
        let jane = OrderCustomer::new().email("jane.doe@example.com");
        client
            .orders()
            .create(CreateOrder::new(10_000 + number, jane))
            .await?;
    }
    let page = client
        .orders()
        .list_with(ListOrders::new().skip(20).limit(10))
        .await?;
    println!("one page: {} orders", page.orders.unwrap_or_default().len());

    let mut orders = client.orders().list().stream(); // fetches each page when needed
    let mut count = 0;
    while let Some(order) = orders.next().await {
        order?;
        count += 1;
    }
    println!("all pages: {count} orders");
    Ok(())
}
