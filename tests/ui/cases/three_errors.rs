//! Three mistakes cause three errors and no others: the valid items can be used.

use durianpay_client::{Call, Client};
use mine::Resources as _;

durianpay_client::bindings! {
    pub mod mine = r#"
        [resource.orders_of_mine]

        [endpoint."orders_of_mine.get"]
        http    = "GET /orders/{id}"
        path    = { id = "OrderID" }
        returns = "Order"
        retry   = "safe"

        [type.Order]
        docs = "An order."

        [type.Order.fields]
        id     = "OrderId"
        amount = "amont"
        status = "OrderStatus"

        [enum.OrderStatus.values]
        started = "Nothing is paid."

        [id]
        OrderId = "ord_"
    "#;
}

fn get(client: &Client) -> Call<mine::Order> {
    client.orders_of_mine().get("ord_1")
}

fn status(order: &mine::Order) -> (&mine::OrderId, bool) {
    (&order.id, order.status == mine::OrderStatus::Started)
}

fn main() {}
