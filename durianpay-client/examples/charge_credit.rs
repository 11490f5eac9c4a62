//! Charges an order by card, and another one by "buy now, pay later".
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::api::{
    Address, BnplCharge, BnplChargeFields, BnplProvider, CardCharge, ChargeResponse, CreateOrder,
    OrderCustomer, OrderItem, OrderItemFields,
};
use durianpay_simulator::Simulator;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let simulator = Simulator::start().await?; // in production: Client::new(ApiKey::from_env()?)?
    let client = simulator.client();
    let jane = OrderCustomer::new().email("jane.doe@example.com");

    let order = CreateOrder::new(20_000, jane.clone());
    let card = CardCharge::new(client.orders().create(order).await?.id, 20_000);
    if let ChargeResponse::Card(card) = client.payments().charge(card).await?.response {
        println!("enter the card at {:?}", card.checkout_url);
    }

    // A lender requires the goods and the address.
    let address = Address::new().address_line_1("Jl. HR. Rasuna Said");
    let lamp = OrderItem::new(OrderItemFields {
        name: "LED lamp".into(),
        qty: 1,
        price: 20_000.into(),
    });
    let order = CreateOrder::new(20_000, jane.address(address)).items([lamp]);
    let loan = BnplCharge::new(BnplChargeFields {
        order_id: client.orders().create(order).await?.id,
        payment_method_unique_id: BnplProvider::Indodana,
        amount: 20_000.into(),
    });
    if let ChargeResponse::Bnpl(loan) = client.payments().charge(loan).await?.response {
        println!("sign at {:?}", loan.redirect_url);
    }
    Ok(())
}
