//! One slip of the syntax causes one error, at the bracket that is not closed.

durianpay_client::bindings! {
    pub mod mine = r#"
        [resource.orders_of_mine]

        [endpoint."orders_of_mine.get"]
        http    = "GET /orders/{id}"
        path    = { id = "string"
        returns = "[Order]"
        retry   = "safe"

        [type.Order.fields]
        id = "string"
    "#;
}

fn main() {}
