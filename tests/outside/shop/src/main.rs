//! The example of the README, run against the simulator.

use durianpay_client::Amount;
use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?;
    let client = simulator.client();
    let amount: Amount = "10000.67".parse()?;
    let customer = OrderCustomer::new().email("jane.doe@example.com");
    let order = client.orders().create(CreateOrder::new(amount, customer)).await?;
    let charge = client.payments().charge(QrisCharge::new(&order.id, amount)).await?;
    let ChargeResponse::Qris(qris) = charge.response else {
        return Err("the response is not that of a QRIS charge".into());
    };
    println!("scan to pay: {}", qris.qr_code.unwrap_or_default());
    simulator.pay(&qris.payment_id).await?;
    let payment = client.payments().get(&qris.payment_id).await?;
    println!("{} is {}", payment.id, payment.status);
    if payment.status.as_str() != "completed" {
        return Err("the payment did not complete".into());
    }
    Ok(())
}
