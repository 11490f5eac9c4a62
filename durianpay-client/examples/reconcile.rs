//! Finds out whether a call was carried out after its response was lost.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{CreateOrder, OrderCustomer, endpoint};
use durianpay_client::{Outcome, Reconciled};

use durianpay_simulator::{Effect, Fault, Simulator};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    let lost = Fault::Reset(Effect::Applied); // executed, but the response never arrives
    simulator.faults().next_of(&endpoint::ORDERS_CREATE, lost);

    let jane = OrderCustomer::new().email("jane.doe@example.com");
    let request = CreateOrder::new(10_000, jane).order_ref_id("shop-1017");
    let sent = client
        .server_time()
        .await?
        .ok_or("the response has no date")?; // before the call
    let error = client
        .orders()
        .create(request)
        .await
        .err()
        .ok_or("the response was lost")?;
    if error.outcome() == Outcome::Unknown {
        match client.reconcile().order("shop-1017", 10_000, sent).await? {
            Reconciled::Done(order) => println!("the order was created: {}", order.id),
            Reconciled::NotDone => println!("the order was not created; create it again"),
            unclear => println!("unclear; retry later or check manually: {unclear:?}"),
        }
    }
    Ok(())
}
