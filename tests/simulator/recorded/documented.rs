//! The forms of documented samples of which no response was recorded.

use super::form::differences;
use super::situations::{
    account, charge, order, partly_refunded, post, shop_payment, simulator, submit,
};
use crate::support::send;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;

fn printed(name: &str) -> Value {
    let text = fs::read_to_string(format!("samples/{name}.json")).unwrap();
    let printed: Value = serde_json::from_str(&text).unwrap();
    printed.get("data").cloned().unwrap_or(printed)
}

/// Compares a response with a sample, except for these differences.
fn assert_documented(name: &str, response: &Value, accepted: &[&str]) {
    // A blank is an example, like any other value, and so are the decimals of an amount.
    let is_example = |found: &str| found.ends_with("blank") || found.contains("instead of Number");
    let mut found = differences(&printed(name), &response["data"]);
    found.retain(|found| !is_example(found));
    found.sort_unstable();
    let mut accepted = accepted.to_vec();
    accepted.sort_unstable();
    assert_eq!(found, accepted, "{name}: {response}");
}

#[tokio::test]
async fn lists_have_the_documented_form() {
    let simulator = simulator().await;
    let payment = partly_refunded(&simulator).await;
    let (_, list) = send(&simulator, "GET", "/orders", "").await;
    // The times of recorded orders.
    let times = [
        "$.orders[0].created_at: a string instead of an integer",
        "$.orders[0].expiry_date_: is missing",
        "$.orders[0].updated_at: a string instead of an integer",
        "$.orders[0].expiry_date: was not recorded",
    ];
    assert_documented("orders.list.response", &list, &times);
    let (_, list) = send(&simulator, "GET", "/payments", "").await;
    // The names of the client whose author recorded responses.
    let names = [
        "$.payments[0].Currency: is missing",
        "$.payments[0].CustomerEmail: is missing",
        "$.payments[0].CustomerID: is missing",
        "$.payments[0].CustomerName: is missing",
        "$.payments[0].OrderRefID: is missing",
        "$.payments[0].metadata: null instead of an object",
        "$.payments[0].customer_id: was not recorded",
        "$.payments[0].email: was not recorded",
        "$.payments[0].given_name: was not recorded",
        "$.payments[0].order_ref_id: was not recorded",
        "$.payments[0].payment_ds_ref_id: was not recorded",
        "$.payments[0].settlement_id: was not recorded",
        "$.payments[0].settlement_status: was not recorded",
    ];
    assert_documented("payments.list.response", &list, &names);
    let (_, list) = send(&simulator, "GET", "/refunds", "").await;
    // The sample has refunds without a reference.
    let reference = ["$.refund[0].refund_ref_id: a string instead of null"];
    assert_documented("refunds.list.response", &list, &reference);
    let path = format!("/refunds/payment/{payment}");
    let (_, list) = send(&simulator, "GET", &path, "").await;
    let approved = ["$[0].approved_at: a string instead of null"];
    assert_documented("refunds.by-payment.response", &list, &approved);
}

#[tokio::test]
async fn batches_have_the_documented_form() {
    let simulator = simulator().await;
    let (_, batch) = submit(&simulator).await;
    let path = format!("/disbursements/{}", batch["data"]["id"].as_str().unwrap());
    // The page is cut: newer pages name the other fields.
    let more = [
        "$.created_at: was not recorded",
        "$.description: was not recorded",
        "$.fees: was not recorded",
        "$.idempotency_key: was not recorded",
        "$.status: was not recorded",
        "$.type: was not recorded",
    ];
    assert_documented("disbursements.submit.response.partial", &batch, &more);
    let (_, read) = send(&simulator, "GET", &path, "").await;
    assert_documented("disbursements.get.response", &read, &[]);
    let (_, approved) = send(&simulator, "POST", &format!("{path}/approve"), "").await;
    assert_documented("disbursements.approve.response", &approved, &[]);
    let (_, items) = send(&simulator, "GET", &format!("{path}/items"), "").await;
    let item = json!({ "data": items["data"]["disbursement_batch_items"][0] });
    // The sample is an invalid payout.
    let invalid = ["$.invalid_fields: is missing"];
    assert_documented("disbursements.items.item", &item, &invalid);

    let checked = json!({ "account_number": "12383830", "bank_code": "bca" });
    let path = "/disbursements/validate";
    let (_, first) = post(&simulator, path, checked.clone()).await;
    assert_documented("disbursements.validate.processing.response", &first, &[]);
    simulator.advance(Duration::from_secs(60)).await.unwrap();
    let (_, second) = post(&simulator, path, checked).await;
    assert_documented("disbursements.validate.valid.response", &second, &[]);
}

#[tokio::test]
async fn accounts_have_the_documented_form() {
    let simulator = simulator().await;
    let closed = account(&json!({ "is_closed": true, "amount": "12333" }));
    let (_, created) = post(&simulator, "/payments/va", closed).await;
    let created = &created["data"]["virtual_account"];
    let (_, list) = send(&simulator, "GET", "/payments/va", "").await;
    assert_documented("virtual_accounts.list.response", &list, &[]);
    let number = &created["account_number"];
    let payment = json!({ "account_number": number, "amount": "12333" });
    let (_, paid) = post(&simulator, "/payments/va/simulate", payment).await;
    assert_documented("virtual_accounts.simulate.response", &paid, &[]);
    let path = format!("/payments/va/{}", created["id"].as_str().unwrap());
    let (_, read) = send(&simulator, "GET", &path, "").await;
    // The sample is an open account with a limit.
    let limit = ["$.virtual_account.min_amount: null instead of an integer"];
    assert_documented("virtual_accounts.get.response", &read, &limit);
    let (_, changed) = send(&simulator, "PATCH", &path, r#"{"va_ref_id":"1"}"#).await;
    assert_documented("virtual_accounts.patch.response", &changed, &limit);
}

#[tokio::test]
async fn payments_have_the_documented_form() {
    let simulator = simulator().await;
    let (_, code) = charge(&simulator, "QRIS", json!({})).await;
    assert_documented("guide.payments.charge.qris.response", &code, &[]);
    let mut goods = order();
    goods["customer"]["address"] = json!({ "city": "Jakarta" });
    goods["items"] = json!([{ "name": "TV", "qty": 1, "price": "10001" }]);
    let (_, goods) = post(&simulator, "/orders", goods).await;
    let lender = json!({ "type": "BNPL", "request": {
        "order_id": goods["data"]["id"],
        "payment_method_unique_id": "INDODANA",
        "payment_ref_id": "pay_ref_123",
        "amount": "10001",
    } });
    let (_, lender) = post(&simulator, "/payments/charge", lender).await;
    assert_documented("payments.charge.bnpl.response", &lender, &[]);
    let payment = shop_payment(&simulator, json!({})).await;
    let id = payment.strip_prefix("/payments/").unwrap();
    simulator.pay(id).await.unwrap();
    let (_, status) = send(&simulator, "GET", &format!("{payment}/status"), "").await;
    let recorded = ["$.error_code: was not recorded"];
    assert_documented("payments.status.response", &status, &recorded);
    let (_, balance) = send(&simulator, "GET", "/disbursements/topup/balance", "").await;
    assert_documented("disbursements.balance.response", &balance, &[]);
}
