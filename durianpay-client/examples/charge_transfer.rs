//! Charges an order by bank transfer, and another one in cash at a shop.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{
    ChargeResponse, CreateOrder, OrderCustomer, RetailStore, RetailStoreCharge,
    RetailStoreChargeFields, VaBank, VaCharge, VaChargeFields,
};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    let order = || CreateOrder::new(20_000, OrderCustomer::new().email("jane.doe@example.com"));

    let transfer = VaCharge::new(VaChargeFields {
        order_id: client.orders().create(order()).await?.id,
        bank_code: VaBank::Mandiri,
        name: "Jane Doe".into(), // the ATM shows it to the payer
        amount: 20_000.into(),
    });
    if let ChargeResponse::Va(account) = client.payments().charge(transfer).await?.response {
        println!("transfer to {}", account.account_number.unwrap_or_default());
    }

    let cash = RetailStoreCharge::new(RetailStoreChargeFields {
        order_id: client.orders().create(order()).await?.id,
        bank_code: RetailStore::Alfamart,
        name: "Jane Doe".into(),
        amount: 20_000.into(),
    });
    if let ChargeResponse::RetailStore(shop) = client.payments().charge(cash).await?.response {
        println!("show {}", shop.account_number.unwrap_or_default());
    }
    Ok(())
}
