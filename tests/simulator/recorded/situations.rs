//! The situations in which responses were recorded.

use crate::support::{AUTHORIZED, send, send_raw};
use durianpay_simulator::Simulator;
use serde_json::{Value, json};
use std::pin::Pin;

/// A status and a body.
type Answer = (u16, Value);

/// Brings a new simulator into a situation, and returns its response.
type Situation = fn() -> Pin<Box<dyn Future<Output = Answer>>>;

/// The situations, by the names of the recorded files.
pub(crate) const SITUATIONS: &[(&str, Situation)] = &[
    ("disbursements.approve.error.409", || {
        Box::pin(approved_twice())
    }),
    ("disbursements.delete.error.403", || {
        Box::pin(deleted_after_approval())
    }),
    ("disbursements.submit.error.403", || {
        Box::pin(submitted_twice())
    }),
    ("invoices.create.200", || Box::pin(invoice())),
    ("orders.create.200", || Box::pin(order_with_items())),
    ("orders.create.payment_link.200", || {
        Box::pin(order_with_link())
    }),
    ("orders.get.expand_payments.200", || {
        Box::pin(order_with_payments())
    }),
    ("payments.cancel.200", || Box::pin(cancelled())),
    ("payments.charge.ewallet.200", || Box::pin(wallet_charge())),
    ("payments.charge.va.200", || Box::pin(account_charge())),
    ("payments.get.200", || Box::pin(processing_payment())),
    ("payments.status.processing.200", || {
        Box::pin(processing_status())
    }),
    ("promos.create.200", || Box::pin(promo())),
    ("refunds.create.200", || Box::pin(full_refund())),
    (
        "virtual_accounts.create.201",
        || Box::pin(virtual_account()),
    ),
];

pub(crate) async fn simulator() -> Simulator {
    Simulator::start().await.unwrap()
}

pub(crate) async fn post(simulator: &Simulator, path: &str, body: Value) -> Answer {
    send(simulator, "POST", path, &body.to_string()).await
}

/// Submits a batch, and returns the answer.
pub(crate) async fn submit(simulator: &Simulator) -> Answer {
    let batch = json!({ "name": "sample disbursement", "items": [{
        "account_owner_name": "Jane Doe",
        "bank_code": "bca",
        "amount": "10000",
        "account_number": "8422640",
    }] });
    let headers = format!("{AUTHORIZED}idempotency_key: idem_1\r\n");
    let batch = batch.to_string();
    let path = "/disbursements/submit";
    let (status, _, body) = send_raw(simulator, "POST", path, &headers, batch.as_bytes()).await;
    (status, body)
}

/// Submits and approves a batch, and returns its path.
async fn approved(simulator: &Simulator) -> String {
    let (_, batch) = submit(simulator).await;
    let path = format!("/disbursements/{}", batch["data"]["id"].as_str().unwrap());
    let (status, _) = send(simulator, "POST", &format!("{path}/approve"), "").await;
    assert_eq!(status, 200);
    path
}

async fn approved_twice() -> Answer {
    let simulator = simulator().await;
    let path = approved(&simulator).await;
    send(&simulator, "POST", &format!("{path}/approve"), "").await
}

async fn deleted_after_approval() -> Answer {
    let simulator = simulator().await;
    let path = approved(&simulator).await;
    send(&simulator, "DELETE", &path, "").await
}

async fn submitted_twice() -> Answer {
    let simulator = simulator().await;
    submit(&simulator).await;
    submit(&simulator).await
}

async fn invoice() -> Answer {
    let invoice = json!({
        "amount": "20001",
        "remaining_amount": "5000.67",
        "title": "sample",
        "invoice_ref_id": "inv_ref_001",
        "customer": { "given_name": "Jane", "email": "jane.doe@example.com" },
        "enable_partial_transaction": true,
        "partial_transaction_config": { "min_acceptable_amount": "10000" },
        "start_date": "2023-09-18T10:00:00.000Z",
        "due_date": "2023-09-19T10:00:00.000Z",
    });
    post(&simulator().await, "/invoices", invoice).await
}

pub(crate) fn order() -> Value {
    json!({
        "amount": "10001",
        "currency": "IDR",
        "customer": { "given_name": "Jane", "email": "jane.doe@example.com" },
        "order_ref_id": "order_ref_001",
    })
}

async fn order_with_items() -> Answer {
    let mut order = order();
    order["customer"]["address"] = json!({ "city": "Jakarta Selatan" });
    order["items"] = json!([{
        "name": "LED Television",
        "qty": 1,
        "price": "10001.00",
        "logo": "https://merchant.com/tv_image.jpg",
    }]);
    order["metadata"] = json!({ "my-meta-key": "my-meta-value", "SettlementGroup": "BranchName" });
    order["expiry_date"] = json!("2099-03-29T10:00:00.000Z");
    post(&simulator().await, "/orders", order).await
}

async fn order_with_link() -> Answer {
    let mut order = order();
    order["is_payment_link"] = json!(true);
    post(&simulator().await, "/orders", order).await
}

async fn order_with_payments() -> Answer {
    let simulator = simulator().await;
    let (_, account) = post(&simulator, "/payments/va", account(&json!({}))).await;
    let number = &account["data"]["virtual_account"]["account_number"];
    let payment = json!({ "account_number": number, "amount": "80000" });
    post(&simulator, "/payments/va/simulate", payment).await;
    let (_, list) = send(&simulator, "GET", "/orders", "").await;
    let id = list["data"]["orders"][0]["id"].as_str().unwrap();
    send(
        &simulator,
        "GET",
        &format!("/orders/{id}?expand=payments"),
        "",
    )
    .await
}

/// Charges a new order.
pub(crate) async fn charge(simulator: &Simulator, method: &str, mut request: Value) -> Answer {
    let (_, order) = post(simulator, "/orders", order()).await;
    request["order_id"] = order["data"]["id"].clone();
    request["amount"] = json!("10001");
    let charge = json!({ "type": method, "request": request });
    post(simulator, "/payments/charge", charge).await
}

/// Charges an order by a shop, and returns the path of the payment.
pub(crate) async fn shop_payment(simulator: &Simulator, more: Value) -> String {
    let mut request = json!({ "bank_code": "ALFAMART", "name": "Jane" });
    for (key, value) in more.as_object().unwrap() {
        request[key] = value.clone();
    }
    let (_, answer) = charge(simulator, "RETAILSTORE", request).await;
    let id = answer["data"]["response"]["payment_id"].as_str().unwrap();
    format!("/payments/{id}")
}

async fn cancelled() -> Answer {
    let simulator = simulator().await;
    let payment = shop_payment(&simulator, json!({})).await;
    send(&simulator, "PUT", &format!("{payment}/cancel"), "").await
}

async fn wallet_charge() -> Answer {
    let request = json!({ "wallet_type": "DANA", "mobile": "+6281234567890" });
    charge(&simulator().await, "EWALLET", request).await
}

async fn account_charge() -> Answer {
    let request =
        json!({ "bank_code": "MANDIRI", "name": "Jane", "payment_ref_id": "pay_ref_123" });
    charge(&simulator().await, "VA", request).await
}

async fn processing_payment() -> Answer {
    let simulator = simulator().await;
    let payment = shop_payment(&simulator, json!({ "payment_ref_id": "pay_ref_123" })).await;
    send(&simulator, "GET", &payment, "").await
}

async fn processing_status() -> Answer {
    let simulator = simulator().await;
    let payment = shop_payment(&simulator, json!({})).await;
    send(&simulator, "GET", &format!("{payment}/status"), "").await
}

async fn promo() -> Answer {
    let promo = json!({
        "type": "card_promos",
        "sub_type": "direct_discount",
        "label": "SALE502022",
        "currency": "IDR",
        "promo_details": { "bin_list": [424_242], "bank_codes": [] },
        "discount_type": "percentage",
        "discount": "10",
        "min_order_amount": "",
        "max_discount_amount": "",
        "starts_at": "2022-02-24T18:30:00.000Z",
        "ends_at": "2022-02-27T18:30:00.000Z",
        "limit_type": "quota",
        "limit_value": "100",
        "price_deduction_type": "total_price",
    });
    post(&simulator().await, "/merchants/promos", promo).await
}

async fn full_refund() -> Answer {
    let simulator = simulator().await;
    let (_, answer) = charge(&simulator, "QRIS", json!({})).await;
    let payment = answer["data"]["response"]["payment_id"].as_str().unwrap();
    simulator.pay(payment).await.unwrap();
    let refund = json!({ "ref_id": "order_ref_241", "payment_id": payment, "amount": "10001" });
    post(&simulator, "/refunds", refund).await
}

/// Pays a new order by QRIS, refunds a part, and returns the id of the payment.
pub(crate) async fn partly_refunded(simulator: &Simulator) -> String {
    let (_, answer) = charge(simulator, "QRIS", json!({})).await;
    let payment = answer["data"]["response"]["payment_id"].as_str().unwrap();
    simulator.pay(payment).await.unwrap();
    let refund = json!({ "ref_id": "order_ref_241", "payment_id": payment, "amount": "1" });
    let (status, _) = post(simulator, "/refunds", refund).await;
    assert_eq!(status, 200);
    payment.to_owned()
}

pub(crate) fn account(more: &Value) -> Value {
    let mut account = json!({
        "bank_code": "BCA",
        "name": "Jane Doe",
        "customer": { "given_name": "Jane", "email": "jane.doe@example.com" },
    });
    for (key, value) in more.as_object().unwrap() {
        account[key] = value.clone();
    }
    account
}

async fn virtual_account() -> Answer {
    let closed = json!({
        "is_closed": true,
        "amount": "12333",
        "va_ref_id": "1234",
        "account_suffix": "123456",
        "auto_disable_after_payment": true,
        "expiry_minutes": 14_400,
    });
    post(&simulator().await, "/payments/va", account(&closed)).await
}
