//! Charges an order by QRIS, and others by e-wallet and online banking.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{
    ChargePayment, CreateOrder, EwalletCharge, EwalletChargeFields, OnlineBankingCharge,
    OnlineBankingChargeFields, OnlineBankingType, OrderCustomer, QrisCharge, Wallet,
};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    let order = || CreateOrder::new(20_000, OrderCustomer::new().email("jane.doe@example.com"));

    let order_id = client.orders().create(order()).await?.id;
    let qris = QrisCharge::new(order_id, 20_000);
    let ewallet = EwalletCharge::new(EwalletChargeFields {
        order_id: client.orders().create(order()).await?.id,
        mobile: "08123456789".into(),
        wallet_type: Wallet::Dana,
        amount: 20_000.into(),
    });
    let banking = OnlineBankingCharge::new(OnlineBankingChargeFields {
        order_id: client.orders().create(order()).await?.id,
        r#type: OnlineBankingType::JeniusPay,
        name: "Jane Doe".into(),
        mobile: "08123456789".into(),
        amount: 20_000.into(),
    });
    let payments: [ChargePayment; 3] = [qris.into(), ewallet.into(), banking.into()];
    for payment in payments {
        let charge = client.payments().charge(payment).await?;
        println!("{:?}", charge.response); // the code to draw, or the page to open
    }
    Ok(())
}
