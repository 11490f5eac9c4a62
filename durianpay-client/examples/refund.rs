//! Refunds part of a payment, exactly once per reference.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{
    ChargeResponse, CreateOrder, CreateRefund, CreateRefundFields, OrderCustomer, QrisCharge,
};
use durianpay_client::intent::{Intents, MemoryIntents};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let order = CreateOrder::new(10_000, jane);
    let order_id = client.orders().create(order).await?.id;
    let qris = QrisCharge::new(order_id, 10_000);
    let ChargeResponse::Qris(qris) = client.payments().charge(qris).await?.response else {
        return Err("a QRIS charge has a QRIS response".into());
    };
    simulator.pay(&qris.payment_id).await?; // the customer

    let intents = Intents::new(client, MemoryIntents::default()); // in production: durianpay-sqlx
    let request = CreateRefund::new(CreateRefundFields {
        ref_id: "refund-1017-1".into(),
        payment_id: qris.payment_id,
        amount: 4_000.into(),
    });
    let refund = intents.create_refund(request.clone()).await?;
    let again = intents.create_refund(request).await?; // a second click
    println!("{} is {}", refund.id, refund.status);
    println!("refunded once: {}", refund.id == again.id);
    Ok(())
}
