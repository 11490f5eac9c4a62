//! Resources without state, and invoices and promos that were not created here: the samples of the
//! vendor's pages, with the requested id.

use crate::support::send;
use durianpay_simulator::Simulator;
use serde_json::{Value, json};

pub(crate) const PROMO: &str = r#"{"type":"card_promos","sub_type":"direct_discount","label":"l","currency":"IDR",
    "promo_details":{},"discount_type":"flat","discount":"10","starts_at":"2022-02-24T18:30:00Z",
    "ends_at":"2022-02-27T18:30:00Z","limit_type":"quota","price_deduction_type":"total_price"}"#;

/// A request, and the expected value in its response under a JSON pointer.
const ANSWERS: &[(&str, &str, &str, &str, &str)] = &[
    ("PATCH", "/customers/cus_7", "{}", "/data/id", "cus_7"),
    (
        "GET",
        "/ewallet/account/ewa_7",
        "",
        "/data/status",
        "enabled",
    ),
    (
        "PUT",
        "/ewallet/account/ewa_7/unbind",
        "",
        "/data/status",
        "disabled",
    ),
    (
        "GET",
        "/merchants/mdr_fees?amount=5",
        "",
        "/data/OVO/fees",
        "7500",
    ),
    (
        "PUT",
        "/payments/pay_7/capture",
        r#"{"amount":"5"}"#,
        "/data/payment_id",
        "pay_7",
    ),
    ("GET", "/disbursements/banks", "", "/data/3/code", "bca"),
    (
        "GET",
        "/disbursements/topup/topup_7",
        "",
        "/data/status",
        "processing",
    ),
    ("GET", "/invoices/inv_7", "", "/data/id", "inv_7"),
    ("GET", "/invoices?skip=1", "", "/data/invoices/0", ""),
    ("DELETE", "/invoices/inv_7", "", "/id", "inv_7"),
    ("GET", "/merchants/promos/prm_7", "", "/data/id", "prm_7"),
    ("GET", "/merchants/promos", "", "/data/0/label", "PROMO1"),
    (
        "GET",
        "/settlements",
        "",
        "/settlement_detail/0/status",
        "settled",
    ),
    ("GET", "/settlements/set_7", "", "/data/id", "set_7"),
    (
        "GET",
        "/settlements/details",
        "",
        "/settlement_detail/0/status",
        "settled",
    ),
    (
        "GET",
        "/settlements/details?payment_id=pay_7",
        "",
        "/data/payment_id",
        "pay_7",
    ),
    (
        "GET",
        "/merchants/subaccount?limit=1",
        "",
        "/data/subaccounts/1",
        "",
    ),
    (
        "GET",
        "/merchants/subaccount/balance/mer_7",
        "",
        "/data/id",
        "mer_7",
    ),
    (
        "GET",
        "/merchants/subaccount/fee/mer_7",
        "",
        "/data/id",
        "mer_7",
    ),
    (
        "POST",
        "/merchants/submerchant",
        "{}",
        "/data/id",
        "mer_abc123def456",
    ),
    ("GET", "/subscriptions/sub_7", "", "/data/id", "sub_7"),
    (
        "DELETE",
        "/subscriptions/sub_7/cancel",
        "",
        "/data/status",
        "expired",
    ),
    (
        "POST",
        "/ewallet/account/bind",
        r#"{"mobile":"8888888888","wallet_type":"GOPAY"}"#,
        "/data/status",
        "pending",
    ),
    (
        "POST",
        "/invoices",
        r#"{"amount":"5","remaining_amount":"5","title":"t","invoice_ref_id":"r","customer":{"given_name":"J","email":"j@example.com"}}"#,
        "/data/status",
        "outstanding",
    ),
    ("PUT", "/invoices/inv_7", "{}", "/data/id", "inv_7"),
    (
        "POST",
        "/invoices/pay",
        r#"{"bank_code":"BCA","customer_id":"cus_7","invoices":[{"id":"inv_7","transaction_amount":"5"}]}"#,
        "/data/bank_code",
        "BCA",
    ),
    (
        "POST",
        "/invoices/manual_transaction",
        r#"{"id":"inv_7","amount":"5"}"#,
        "/response_code",
        "0000",
    ),
    (
        "POST",
        "/invoices/generate_checkout_url/cus_7",
        "",
        "/data/url",
        "merchant.durianpay.id",
    ),
    ("POST", "/merchants/promos", PROMO, "/data/label", "l"),
    (
        "PATCH",
        "/merchants/promos/prm_7",
        PROMO,
        "/data/id",
        "prm_7",
    ),
    ("DELETE", "/merchants/promos/prm_7", "", "/message", ""),
    (
        "POST",
        "/merchants/subaccount",
        r#"{"name":"n","email":"j@example.com"}"#,
        "/data/ref_id",
        "organization_001",
    ),
    (
        "PUT",
        "/merchants/subaccount/mer_7",
        "{}",
        "/data/id",
        "mer_7",
    ),
    (
        "POST",
        "/merchants/subaccount/fee",
        r#"{"id":"mer_7"}"#,
        "/data/disbursement_fees/fee",
        "25",
    ),
    (
        "POST",
        "/subscriptions",
        r#"{"plan":{"name":"n","price":"5","qty":"1"},"started_at":"2021-09-30T12:58:38Z","charge_type":"manual"}"#,
        "/data/amount",
        "40000.00",
    ),
    ("GET", "/subscriptions", "", "/data/count", "1"),
];

#[tokio::test]
async fn stateless_operations_return_samples() {
    let simulator = Simulator::start().await.unwrap();
    for (method, path, body, pointer, expected) in ANSWERS {
        let (status, answer) = send(&simulator, method, path, body).await;
        assert_eq!(status, 200, "{method} {path}: {answer}");
        let found = match answer.pointer(pointer) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Null) | None => String::new(),
            Some(other) => other.to_string(),
        };
        assert_eq!(found, *expected, "{method} {path}: {answer}");
    }
}

#[tokio::test]
async fn a_query_decides_between_two_endpoints_of_one_path() {
    let simulator = Simulator::start().await.unwrap();
    let (status, body) = send(&simulator, "GET", "/settlements/details?colour=red", "").await;
    assert_eq!(
        (status, &body["errors"][0]["field"]),
        (400, &json!("colour"))
    );
    let message = "is not a field of `ListSettlements`";
    assert_eq!(body["errors"][0]["message"], message);
}
