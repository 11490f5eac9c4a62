//! Makes calls without an async runtime, like a script.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{ChargeResponse, CreateOrder, OrderCustomer, QrisCharge};
use durianpay_client::blocking::{Wait, WaitIter, block_on};
use durianpay_simulator::Simulator;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = block_on(Simulator::start())??; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();

    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let order = client
        .orders()
        .create(CreateOrder::new(10_000, jane))
        .wait()?;
    let charge = QrisCharge::new(&order.id, 10_000);
    if let ChargeResponse::Qris(qris) = client.payments().charge(charge).wait()?.response {
        block_on(simulator.pay(&qris.payment_id))??; // the customer
    }

    for order in client.orders().list().stream().wait_iter() {
        let order = order?;
        println!(
            "{} of {}: {}",
            order.id,
            order.amount.display_rupiah(),
            order.status
        );
    }
    if let Err(error) = client.orders().get("ord_unknown").wait() {
        println!("{error}");
    }
    Ok(())
}
