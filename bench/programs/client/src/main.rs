//! Creates an order and reads it again, with the client.

use durianpay_client::api::{CreateOrder, OrderCustomer};
use durianpay_client::{Amount, ApiKey, Client};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let client = Client::new(ApiKey::from_env()?)?;
        let customer = OrderCustomer::new().email("jane.doe@example.com");
        let order = CreateOrder::new(Amount::from(10_000), customer);
        let order = client.orders().create(order).await?;
        let order = client.orders().get(order.id).await?;
        println!("{} {}", order.id, order.status);
        Ok(())
    })
}
