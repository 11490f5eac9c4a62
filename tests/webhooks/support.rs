//! What the tests of webhooks share: the key, id and signature of the vendor's
//! guide, webhooks, and an API that confirms them.

use durianpay_client::webhook::{Authentic, ConfirmError, Confirmed, Expected, Untrusted, sign};
use durianpay_client::{Amount, ApiKey, Client};
use durianpay_test_support::scripted_server::{self, Server, Step};

/// The key, id and amount of the vendor's guide.
pub(crate) const KEY: &str = "dp_test_demo";
pub(crate) const ID: &str = "pay_dAS123ad123Asd";
/// `printf 'pay_dAS123ad123Asd|10000.00' | openssl dgst -sha256 -hmac dp_test_demo`
pub(crate) const SIGNATURE: &str =
    "ef93b2b28f3211739c0f34eceadafba89bda607a1a1a75973b828ebc9cc574c3";

pub(crate) fn key() -> ApiKey {
    ApiKey::new(KEY).unwrap()
}

pub(crate) fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

pub(crate) fn signature(id: &str, amount_text: &str) -> String {
    sign(id, amount(amount_text), &key()).unwrap().to_string()
}

/// A webhook with these members of `data`, as JSON text.
pub(crate) fn webhook(event: &str, data: &str) -> Untrusted {
    let body = format!(r#"{{"event": "{event}", "data": {{{data}}}}}"#);
    Untrusted::parse(body.as_bytes()).unwrap()
}

/// `payment.completed` with these members of `data`.
pub(crate) fn completed(data: &str) -> Untrusted {
    webhook("payment.completed", data)
}

/// `payment.completed` as signed for `order_id`.
pub(crate) fn signed_for(order_id: &str) -> Untrusted {
    completed(&format!(
        r#""id": "{ID}", "amount": "10000", "order_id": "{order_id}", "signature": "{SIGNATURE}""#
    ))
}

pub(crate) const ORDER: &str = "ord_mine";

/// Returns the API's response about a payment.
pub(crate) fn payment(
    id: &str,
    order_id: &str,
    amount: &str,
    status: &str,
    is_live: bool,
) -> String {
    serde_json::json!({
        "id": id, "order_id": order_id, "amount": amount, "status": status, "is_live": is_live,
        "currency": "IDR", "paid_amount": "", "failure_reason": {},
    })
    .to_string()
}

/// Returns the API's response about an order.
pub(crate) fn order(id: &str, amount: &str, status: &str, is_live: bool) -> String {
    serde_json::json!({
        "id": id, "amount": amount, "status": status, "is_live": is_live, "items": null,
    })
    .to_string()
}

/// An API that gives this answer about a payment, and this one about its order. No payment
/// is refunded.
pub(crate) async fn api(payment: Step, order: Step) -> Server {
    Server::start(move |request| {
        let of_payments = request.target.starts_with("/v1/payments/");
        vec![match request.target.as_str() {
            target if target.contains("refunds") => scripted_server::json(200, r#"{"data": []}"#),
            _ if of_payments => payment.clone(),
            _ => order.clone(),
        }]
    })
    .await
}

/// An API of one payment, whose order is `ORDER` over 10000.00.
pub(crate) async fn api_of(payment: String) -> Server {
    let order = order(ORDER, "10000", "processing", false);
    api(
        scripted_server::json(200, payment),
        scripted_server::json(200, order),
    )
    .await
}

pub(crate) fn client_of(server: &Server, key: &str) -> Client {
    Client::builder(ApiKey::new(key).unwrap())
        .base_url(server.base_url())
        .build()
        .unwrap()
}

pub(crate) fn expected() -> Expected {
    Expected::new(ORDER, amount("10000"))
}

pub(crate) fn authentic() -> Authentic {
    signed_for(ORDER).verify([&key()]).unwrap()
}

/// Confirms `authentic()` with an API that gives this answer about the payment.
pub(crate) async fn confirmed_by(payment: String) -> Result<Confirmed, ConfirmError> {
    let server = api_of(payment).await;
    let found = authentic()
        .confirm(&client_of(&server, KEY), &expected())
        .await;
    let log = server.log();
    let first = &log.requests[0];
    assert_eq!(
        (&*first.method, &*first.target),
        ("GET", "/v1/payments/pay_dAS123ad123Asd?expand=order")
    );
    for request in &log.requests {
        assert_eq!(request.method, "GET");
        assert_eq!(
            request.header("authorization"),
            ["Basic ZHBfdGVzdF9kZW1vOg=="],
        );
    }
    found
}
