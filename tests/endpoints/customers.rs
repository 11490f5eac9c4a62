//! `customers`: what Durianpay keeps of them.

use crate::row::{Row, time};
use durianpay_client::Client;
use durianpay_client::api::UpdateCustomer;
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![update(client)]
}

fn update(client: &Client) -> Row {
    let customer = UpdateCustomer::new()
        .given_name("Jane Doe")
        .email("jane.doe@example.com")
        .mobile("+6281213420555")
        .customer_ref_id("cust_001");
    let call = client.customers().update("cus_DX/1", customer);
    Row::of("customers.update", "/customers/cus_DX%2F1", &call)
        .body(json!({
            "given_name": "Jane Doe",
            "email": "jane.doe@example.com",
            "mobile": "+6281213420555",
            "customer_ref_id": "cust_001"
        }))
        .reads(&call, "customers.update.response", |customer| {
            assert_eq!(customer.id.as_str(), "cus_DXAasdasd34312");
            assert_eq!(customer.given_name.as_deref(), Some("Jane Doe"));
            assert_eq!(
                customer.created_at,
                Some(time("2026-04-16T14:07:02.995706Z"))
            );
            // Nothing is known of the address: its dates are the zero time.
            assert_eq!(customer.address_info.unwrap().created_at, None);
            assert_eq!(customer.merchant_id, None);
        })
}
