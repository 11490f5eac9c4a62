//! Creates an order and reads it again, with progenitor.

use bench_progenitor::{Client, types};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let client = Client::new("https://api-sandbox.durianpay.id/v1");
        let customer = types::OrderCustomer::builder().email("jane.doe@example.com".to_owned());
        let order = types::CreateOrder::builder()
            .amount("10000.00")
            .currency("IDR")
            .customer(customer);
        let order = client.orders_create().body(order).send().await?;
        let id = order.into_inner().data.id;
        let order = client.orders_get().id(id).send().await?;
        println!("{:?}", order.into_inner());
        Ok(())
    })
}
