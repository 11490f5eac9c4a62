//! An order's id cannot be used as a payment's id.

use durianpay_client::{Call, Client};
use mine::Resources as _;

durianpay_client::bindings! {
    pub mod mine = r#"
        [resource.payments_of_mine]

        [endpoint."payments_of_mine.get"]
        http    = "GET /payments/{id}"
        path    = { id = "PaymentId" }
        returns = "json"
        retry   = "safe"

        [id]
        OrderId   = "ord_"
        PaymentId = "pay_"
    "#;
}

fn payment_of(client: &Client, order: mine::OrderId) -> Call<durianpay_client::json::Json> {
    client.payments_of_mine().get(order)
}

fn main() {}
