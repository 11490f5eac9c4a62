//! Rejected requests, with their status and body.

use crate::support::{AUTHORIZED, create, order_and_payment, send, send_raw};
use durianpay_client::__private::json::from_slice_strict;
use durianpay_client::api::{CreateOrder, ErrorBody, ErrorCode, OrderCustomer, QrisCharge};
use durianpay_client::{Amount, Client, Outcome};
use durianpay_simulator::Simulator;
use http::StatusCode;
use serde_json::{Value, json};

/// Returns the invalid fields of a rejection, with their messages.
fn faults(body: &Value) -> Vec<(&str, &str)> {
    let errors = body["errors"].as_array().unwrap();
    errors
        .iter()
        .map(|error| {
            (
                error["field"].as_str().unwrap(),
                error["message"].as_str().unwrap(),
            )
        })
        .collect()
}

#[tokio::test]
async fn an_order_that_does_not_exist_is_404_with_the_documented_body() {
    let simulator = Simulator::start().await.unwrap();
    // orders.get.error.404.json
    let documented = json!({
        "error": "order does not exists",
        "error_code": "DPAY_ORDER_NOT_FOUND"
    });
    let answer = send(&simulator, "GET", "/orders/ord_0", "").await;
    assert_eq!(answer, (404, documented.clone()));
    let charge = r#"{"type":"QRIS","request":{"order_id":"ord_0","amount":"1"}}"#;
    let answer = send(&simulator, "POST", "/payments/charge", charge).await;
    assert_eq!(answer, (404, documented));
}

#[tokio::test]
async fn a_payment_that_does_not_exist_is_400_with_the_documented_body() {
    let simulator = Simulator::start().await.unwrap();
    // payments.cancel.error.400.json
    let documented = json!({
        "error": "invalid payment id",
        "error_code": "DPAY_INVALID_PAYMENT_ID",
        "request_id": "not-set"
    });
    for (method, path, body) in [
        ("GET", "/payments/pay_0", ""),
        ("GET", "/payments/pay_0/status", ""),
        (
            "POST",
            "/payments/pay_0/verify",
            r#"{"verification_signature":"0"}"#,
        ),
        ("PUT", "/payments/pay_0/cancel", ""),
    ] {
        let answer = send(&simulator, method, path, body).await;
        assert_eq!(answer, (400, documented.clone()), "{method} {path}");
    }
}

#[tokio::test]
async fn a_missing_or_wrong_key_is_401() {
    let simulator = Simulator::start().await.unwrap();
    // error.401.json
    let documented = json!({
        "error": "invalid Authorization header in request",
        "error_code": "DPAY_UNAUTHORIZED_ACCESS"
    });
    for (why, line) in [
        ("no key", ""),
        // printf 'dp_test_other:' | base64
        (
            "another key",
            "authorization: Basic ZHBfdGVzdF9vdGhlcjo=\r\n",
        ),
        // printf 'dp_test_simulator' | base64
        (
            "no colon",
            "authorization: Basic ZHBfdGVzdF9zaW11bGF0b3I=\r\n",
        ),
        // printf 'dp_test_simulator:password' | base64
        (
            "a password",
            "authorization: Basic ZHBfdGVzdF9zaW11bGF0b3I6cGFzc3dvcmQ=\r\n",
        ),
        ("the bare key", "authorization: dp_test_simulator\r\n"),
        (
            "the encoded key alone",
            "authorization: ZHBfdGVzdF9zaW11bGF0b3I6\r\n",
        ),
        (
            "another scheme",
            "authorization: Bearer ZHBfdGVzdF9zaW11bGF0b3I6\r\n",
        ),
        ("no base64", "authorization: Basic dp_test_simulator:\r\n"),
    ] {
        let answer = send_raw(&simulator, "GET", "/orders/ord_0", line, b"").await;
        assert_eq!((answer.0, &answer.2), (401, &documented), "{why}");
    }
    // Even if the order exists: without credentials, a caller must learn nothing.
    let order = create(&simulator.client()).await;
    let path = format!("/orders/{}", order.id);
    assert_eq!(send_raw(&simulator, "GET", &path, "", b"").await.0, 401);
    // The scheme is case-insensitive (RFC 9110, section 11.1).
    let line = AUTHORIZED.replace("Basic", "BASIC");
    assert_eq!(send_raw(&simulator, "GET", &path, &line, b"").await.0, 200);
}

#[tokio::test]
async fn a_client_with_another_key_is_rejected() {
    let simulator = Simulator::start().await.unwrap();
    let key = durianpay_client::ApiKey::new("dp_test_other").unwrap();
    let client = Client::builder(key)
        .base_url(simulator.base_url())
        .build()
        .unwrap();
    let error = client.orders().get("ord_0").await.unwrap_err();
    assert_eq!(
        (error.status(), error.outcome()),
        (Some(StatusCode::UNAUTHORIZED), Outcome::Rejected)
    );
    assert_eq!(error.code(), Some(ErrorCode::UnauthorizedAccess.as_str()));
}

#[tokio::test]
async fn an_invalid_request_is_400_and_names_every_field() {
    let simulator = Simulator::start().await.unwrap();
    for (path, body, message, expected) in [
        (
            "/orders",
            r#"{"currency":"IDR"}"#,
            "required fields missing",
            &[
                ("amount", "field `amount` is missing"),
                ("customer", "field `customer` is missing"),
            ][..],
        ),
        (
            "/orders",
            r#"{"amount":"5","currency":"USD","customer":{"given_name":"Jane"}}"#,
            "invalid fields in request",
            &[
                ("currency", "expected the constant `\"IDR\"`"),
                ("customer", "one of `id`, `email`, `mobile` is required"),
            ],
        ),
        (
            "/orders",
            r#"{"amount":"5","currency":"IDR","customer":{"email":7},"colour":"red"}"#,
            "invalid fields in request",
            &[
                ("colour", "is not a field of `CreateOrder`"),
                ("customer.email", "expected a string, found a number"),
            ],
        ),
        (
            "/orders",
            r#"{"amount":"5","currency":"IDR","customer":{"email":"j@example.com"},"items":[{"name":"TV"}]}"#,
            "required fields missing",
            &[
                ("items[0].qty", "field `qty` is missing"),
                ("items[0].price", "field `price` is missing"),
            ],
        ),
        (
            "/payments/charge",
            r#"{"type":"QRIS","request":{"order_id":"ord_0","amount":"10000001"}}"#,
            "invalid fields in request",
            &[("request.amount", "is more than 10000000")],
        ),
        (
            "/payments/charge",
            r#"{"request":{}}"#,
            "required fields missing",
            &[("type", "field `type` is missing")],
        ),
        (
            "/payments/charge",
            r#"{"type":"SEASHELLS","request":{"order_id":"ord_0","amount":"1"}}"#,
            "invalid fields in request",
            &[("type", "is not a payment method")],
        ),
        (
            "/payments/charge",
            r#"{"type":"VA","request":{"bank_code":"BCA"}}"#,
            "required fields missing",
            &[
                ("request.order_id", "field `order_id` is missing"),
                ("request.name", "field `name` is missing"),
                ("request.amount", "field `amount` is missing"),
            ],
        ),
    ] {
        let (status, answer) = send(&simulator, "POST", path, body).await;
        assert_eq!(status, 400, "{body}");
        assert_eq!(answer["error"], message, "{body}");
        assert_eq!(answer["error_code"], "DPAY_INVALID_REQUEST", "{body}");
        assert!(
            answer["request_id"].as_str().unwrap().starts_with("dp_"),
            "{answer}"
        );
        let mut found = faults(&answer);
        found.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{body}");
        from_slice_strict::<ErrorBody>(answer.to_string().as_bytes()).unwrap();
    }
}

#[tokio::test]
async fn an_unpayable_charge_is_400() {
    let simulator = Simulator::start().await.unwrap();
    let customer = r#""currency":"IDR","customer":{"email":"jane.doe@example.com"}"#;
    for (body, field, message) in [
        (r#""amount":"0""#, "amount", "is not greater than zero"),
        (r#""amount":"-5""#, "amount", "is not greater than zero"),
        (
            r#""amount":"5","items":[{"name":"TV","qty":2,"price":"5","total_price":"9.99"}]"#,
            "items[0].total_price",
            "is not `price` times `qty`",
        ),
        (
            r#""amount":"5","items":[{"name":"TV","qty":9223372036854775807,"price":"5","total_price":"5"}]"#,
            "items[0].total_price",
            "is not `price` times `qty`",
        ),
    ] {
        let body = format!("{{{body},{customer}}}");
        let (status, answer) = send(&simulator, "POST", "/orders", &body).await;
        assert_eq!(
            (status, faults(&answer)),
            (400, vec![(field, message)]),
            "{body}"
        );
    }
}

#[tokio::test]
async fn a_charge_must_have_the_amount_of_its_order() {
    let simulator = Simulator::start().await.unwrap();
    let client = simulator.client();
    let order = create(&client).await;
    // The guide itself charges 10000 for an order of 10000.67.
    for text in ["10000", "10000.66", "10001"] {
        let amount: Amount = text.parse().unwrap();
        let charge = QrisCharge::new(&order.id, amount);
        let refused = client.payments().charge(charge).await.unwrap_err();
        assert_eq!(refused.status(), Some(StatusCode::BAD_REQUEST), "{text}");
        let fault = &refused.fields()[0];
        assert_eq!(fault.field, "request.amount");
        assert_eq!(fault.message, "is not the amount of the order, 10000.67");
    }
    // One vendor sample has a plain number of rupiah.
    let order = CreateOrder::new(20_000, OrderCustomer::new().mobile("+6285722173217"));
    let order = client.orders().create(order).await.unwrap();
    let charge = format!(
        r#"{{"type":"EWALLET","request":{{"order_id":"{}","amount":20000,"wallet_type":"DANA","mobile":"08123456789"}}}}"#,
        order.id
    );
    assert_eq!(
        send(&simulator, "POST", "/payments/charge", &charge)
            .await
            .0,
        200
    );
}

#[tokio::test]
async fn an_unreadable_body_is_400_with_the_documented_body() {
    let simulator = Simulator::start().await.unwrap();
    let (_, payment) = order_and_payment(&simulator.client()).await;
    // payments.verify.error.400.json
    let documented = json!({
        "error": "error reading request body",
        "error_code": "DPAY_INTERNAL_ERROR"
    });
    let verify = format!("/payments/{payment}/verify");
    for path in ["/orders", "/payments/charge", &verify] {
        for body in ["", "{", "amount=5", "{}{}", "{\"amount\":05}"] {
            let answer = send(&simulator, "POST", path, body).await;
            assert_eq!(answer, (400, documented.clone()), "{path} {body:?}");
        }
    }
    let (status, ..) = send_raw(
        &simulator,
        "POST",
        "/orders",
        AUTHORIZED,
        b"{\"a\":\"\xff\"}",
    )
    .await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn paths_and_methods_are_those_of_the_spec() {
    let simulator = Simulator::start().await.unwrap();
    for path in [
        "/refund",
        "/orders/",
        "/orders/ord_0/payments",
        "/v1/orders/ord_0",
    ] {
        assert_eq!(send(&simulator, "GET", path, "").await.0, 404, "{path}");
    }
    for (method, path, allowed) in [
        ("PUT", "/orders", "post, get"),
        ("DELETE", "/orders/ord_0", "get"),
        ("POST", "/payments/pay_0/cancel", "put"),
        ("HEAD", "/payments/pay_0/verify", "post"),
    ] {
        let (status, head, _) = send_raw(&simulator, method, path, AUTHORIZED, b"").await;
        assert_eq!(status, 405, "{method} {path}");
        assert!(head.contains(&format!("allow: {allowed}")), "{head}");
    }
}

#[tokio::test]
async fn the_server_accepts_loopback_names_only() {
    let simulator = Simulator::start().await.unwrap();
    for (host, expected) in [
        ("localhost", 404),
        ("localhost:8080", 404),
        ("127.0.0.1", 404),
        ("[::1]:80", 404),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:80", 421),
        ("192.168.0.1", 421),
    ] {
        let headers = format!("host: {host}\r\n{AUTHORIZED}");
        let (status, ..) = send_raw(&simulator, "GET", "/orders/ord_0", &headers, b"").await;
        assert_eq!(status, expected, "{host}");
    }
    // A request from a web page must not be recorded either.
    assert_eq!(simulator.requests().len(), 4);
}

#[tokio::test]
async fn a_huge_body_is_not_read() {
    let simulator = Simulator::start().await.unwrap();
    let body = vec![b' '; (1 << 20) + 1];
    let (status, ..) = send_raw(&simulator, "POST", "/orders", AUTHORIZED, &body).await;
    assert_eq!(status, 413);
}
