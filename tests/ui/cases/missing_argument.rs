//! Required fields of a request are arguments of `new`.

use durianpay_client::Amount;

durianpay_client::bindings! {
    pub mod mine = r#"
        [resource.orders_of_mine]

        [endpoint."orders_of_mine.create"]
        http  = "POST /orders"
        body  = "CreateOrder"
        retry = "never"

        [type.CreateOrder.fields]
        amount      = "amount"
        customer    = "string"
        description = "string?"
    "#;
}

fn main() {
    let _ = mine::CreateOrder::new(Amount::from(10_000)).description("A television");
}
