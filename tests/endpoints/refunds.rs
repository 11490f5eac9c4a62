//! `refunds`: money that goes back to a customer.

use crate::row::{Row, rupiah, time};
use durianpay_client::Client;
use durianpay_client::api::{CreateRefund, ListRefunds, RefundStatus, RefundType};
use serde_json::json;

pub(crate) fn rows(client: &Client) -> Vec<Row> {
    vec![
        create(client),
        list(client),
        get(client),
        by_payment(client),
    ]
}

fn create(client: &Client) -> Row {
    let refund = CreateRefund::new("abc", "pay_IsL5nOCW4M2790", rupiah("10000"))
        .notes("rejected product")
        .use_refund_link(true)
        .customer_id("cus_1");
    let call = client.refunds().create(refund);
    Row::of("refunds.create", "/refunds", &call)
        .body(json!({
            "ref_id": "abc",
            "payment_id": "pay_IsL5nOCW4M2790",
            "amount": "10000.00",
            "notes": "rejected product",
            "use_refund_link": true,
            "customer_id": "cus_1"
        }))
        .reads(&call, "refunds.create.response", |refund| {
            assert_eq!(refund.id.as_str(), "rfn_qfrsL0tlnT0308");
            assert_eq!(refund.amount, rupiah("20000.00"));
            assert_eq!(refund.status, RefundStatus::Approved);
            assert_eq!(refund.refund_type, Some(RefundType::Partial));
        })
}

fn list(client: &Client) -> Row {
    let query = ListRefunds::new()
        .from("2021-06-01")
        .to("2021-06-30")
        .skip(3)
        .limit(4);
    let call = client.refunds().list_with(query);
    Row::of("refunds.list", "/refunds", &call)
        .query("from=2021-06-01&to=2021-06-30&skip=3&limit=4")
        .reads(&call, "refunds.list.response", |list| {
            let refunds = list.refund.unwrap();
            assert_eq!(refunds[0].id.as_str(), "rfn_lCs4X0M9gB0135");
            assert_eq!(refunds[0].total_amount, rupiah("10000.00"));
            assert_eq!(refunds[0].disbursement_id, None);
            assert_eq!(refunds[0].created_by, Some(50));
        })
}

fn get(client: &Client) -> Row {
    let call = client.refunds().get("rfn_1/2");
    Row::of("refunds.get", "/refunds/rfn_1%2F2", &call).reads(
        &call,
        "refunds.get.response",
        |refund| {
            assert_eq!(refund.ref_id, None);
            assert_eq!(refund.customer_name.as_deref(), Some("John Doe"));
            assert_eq!(
                refund.approved_at,
                Some(time("2021-06-29T15:43:54.634024Z"))
            );
        },
    )
}

fn by_payment(client: &Client) -> Row {
    let call = client.refunds().by_payment("pay_1/2");
    Row::of("refunds.by_payment", "/refunds/payment/pay_1%2F2", &call).reads(
        &call,
        "refunds.by-payment.response",
        |refunds| {
            assert_eq!(refunds.len(), 1);
            assert_eq!(refunds[0].status, RefundStatus::Done);
            assert_eq!(refunds[0].refund_type, None);
            assert_eq!(refunds[0].approved_at, None);
        },
    )
}
