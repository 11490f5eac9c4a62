//! Creates an order and reads it again, with serde derives and reqwest.

use bench_serde_derive::Client;
use bench_serde_derive::amount::Amount;
use bench_serde_derive::api::{CreateOrder, GetOrder, OrderCustomer};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let key = std::env::var("DURIANPAY_API_KEY")?;
        let client = Client::new("https://api-sandbox.durianpay.id/v1", &key)?;
        let mut customer = OrderCustomer::new();
        customer.email = Some("jane.doe@example.com".to_owned());
        let order = CreateOrder::new(Amount(1_000_000), "IDR".to_owned(), customer);
        let order = client.orders_create(&order).await?;
        let order = client.orders_get(&order.id, &GetOrder::new()).await?;
        println!("{} {}", order.id, order.status.as_str());
        Ok(())
    })
}
