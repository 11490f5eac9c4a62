//! `orders`: what a customer is to pay for.

use crate::row::{Row, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{
    AdminFeeMethod, CreateOrder, GetOrder, ListOrders, OrderCustomer, OrderExpand, OrderItem,
    OrderStatus, PaymentOption,
};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![create(client), list(client), get(client)]
}

fn create(client: &Client) -> Row {
    let customer = OrderCustomer::new()
        .email("jane.doe@example.com")
        .mobile("+6285722173217");
    let item = OrderItem::new("LED Television", 1, rupiah("10001")).sku("TV_123");
    let order = CreateOrder::new(rupiah("10000.67"), customer)
        .order_ref_id("order_ref_001")
        .items([item])
        .payment_option(PaymentOption::FullPayment)
        .is_payment_link(true)
        .admin_fee_method(AdminFeeMethod::Excluded)
        .expiry_date(time("2022-03-29T10:00:00.000+07:00"));
    let call = client.orders().create(order);
    Row::of("orders.create", "/orders", &call)
        .body(json!({
            "amount": "10000.67",
            "currency": "IDR",
            "customer": { "email": "jane.doe@example.com", "mobile": "+6285722173217" },
            "order_ref_id": "order_ref_001",
            "items": [
                { "name": "LED Television", "qty": 1, "price": "10001.00", "sku": "TV_123" }
            ],
            "payment_option": "full_payment",
            "is_payment_link": true,
            "admin_fee_method": "excluded",
            "expiry_date": "2022-03-29T10:00:00.000+07:00"
        }))
        .reads(&call, "orders.create.response", |order| {
            assert_eq!(order.status, OrderStatus::Started);
            assert!(order.id.as_str().starts_with("ord_"));
            assert!(order.access_token.is_some());
        })
        .reads(&call, "orders.payment_link.response.partial", |order| {
            assert!(order.id.as_str().starts_with("ord_"));
        })
}

fn list(client: &Client) -> Row {
    let query = ListOrders::new()
        .from("2021-01-01")
        .to("2021-01-31 &")
        .skip(25)
        .limit(25);
    let call = client.orders().list_with(query);
    Row::of("orders.list", "/orders", &call)
        .query("from=2021-01-01&to=2021-01-31%20%26&skip=25&limit=25")
        .reads(&call, "orders.list.response", |list| {
            assert_eq!(list.count, Some(2));
            let orders = list.orders.unwrap();
            assert_eq!(orders[0].id.as_str(), "ord_A31sd3AwAgItmmXdp");
            assert_eq!(orders[0].amount, rupiah("20000"));
            // Printed as Unix seconds.
            assert_eq!(orders[0].created_at, Some(time("2020-02-25T10:54:31Z")));
        })
}

fn get(client: &Client) -> Row {
    let query = GetOrder::new().expand([OrderExpand::Customer, OrderExpand::Payments]);
    let call = client.orders().get_with("ord_1/2", query);
    Row::of("orders.get", "/orders/ord_1%2F2", &call)
        .query("expand=customer&expand=payments")
        .reads(&call, "orders.get.response", |order| {
            assert!(order.id.as_str().starts_with("ord_"));
            assert!(order.shipping_fee.is_some());
        })
}
