//! Secrets: neither keys nor payloads are shown.

use crate::stage::{client, create_order, refusal, shown};
use durianpay_client::api::{CreateOrder, GetOrder, OrderCustomer, OrderExpand};
use durianpay_client::webhook::Untrusted;
use durianpay_client::{Amount, ApiKey, Client, ErrorKind, webhook};
use std::time::Duration;

const SECRET: &str = "dp_test_CanaryOfTheKey0123456789";
/// `printf 'dp_test_CanaryOfTheKey0123456789:' | base64`
const SECRET_IN_BASE64: &str = "ZHBfdGVzdF9DYW5hcnlPZlRoZUtleTAxMjM0NTY3ODk6";

/// Whether eight or more characters of the key are in the text, plain or in
/// Base64. The prefix of all test keys is no secret.
#[track_caller]
fn assert_no_secret(name: &str, text: &str) {
    let own = SECRET.strip_prefix("dp_test_").unwrap();
    for secret in [own, SECRET_IN_BASE64] {
        for part in secret.as_bytes().windows(8) {
            let part = str::from_utf8(part).unwrap();
            assert!(!text.contains(part), "{name}: {part} is in {text}");
        }
    }
}

#[test]
fn the_guard_for_secrets_finds_them() {
    let request = Client::new(ApiKey::new(SECRET).unwrap())
        .unwrap()
        .orders()
        .get("ord_1")
        .to_http()
        .unwrap();
    let header = request.headers()["authorization"].to_str().unwrap();
    assert_eq!(header, format!("Basic {SECRET_IN_BASE64}"));
    for leak in [SECRET, header, "the key is yOfTheKe", "…lPZlRoZUt…"] {
        let found = std::panic::catch_unwind(|| assert_no_secret("leak", leak));
        assert!(found.is_err(), "{leak}");
    }
}

#[test]
fn nothing_shows_the_key() {
    let key = ApiKey::new(SECRET).unwrap();
    assert_eq!(format!("{key:?}"), "ApiKey(sandbox)");
    assert_eq!(format!("{key:#?}"), "ApiKey(sandbox)");
    let builder = Client::builder(key.clone());
    assert_no_secret("builder", &format!("{builder:?} {builder:#?}"));
    let client = builder.build().unwrap();
    assert_no_secret("client", &format!("{client:?} {client:#?}"));
    assert_eq!(
        format!("{client:?}"),
        r#"Client { base_url: "https://api-sandbox.durianpay.id/v1", environment: Some("sandbox"), .. }"#,
    );
    let orders = client.orders();
    assert_no_secret("resource", &format!("{orders:?} {orders:#?}"));
    let call = orders
        .create(create_order())
        .timeout(Duration::from_secs(1));
    assert_no_secret("call", &format!("{call:?} {call:#?}"));
    assert_no_secret("request", &format!("{:?}", call.to_http().unwrap()));
    let raw = client.orders().get("ord_1").raw();
    assert_no_secret("raw call", &format!("{raw:?} {raw:#?}"));

    let signature = webhook::sign("pay_1", Amount::from(5), &key).unwrap();
    assert_no_secret("signature", &format!("{signature:?} {signature}"));
    assert_eq!(format!("{signature:?}"), "Signature(…)");
    assert!(!format!("{:?}", signature.clone()).contains(&signature.to_string()[..8]));

    // Even when the key is where it never should be.
    let error = Client::builder(key)
        .base_url(format!("https://{SECRET}:x@h"))
        .build();
    assert_no_secret("configuration", &shown(&error.unwrap_err()));
}

#[tokio::test]
async fn no_failed_call_shows_the_key_or_the_query() {
    // A port where nobody listens.
    let port = {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        listener.local_addr().unwrap().port()
    };
    let client = Client::builder(ApiKey::new(SECRET).unwrap())
        .base_url(format!("http://127.0.0.1:{port}/v1"))
        .build()
        .unwrap();
    let query = GetOrder::new().expand([OrderExpand::from("canary-of-query")]);
    let error = client.orders().get_with("ord_1", query).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    let text = shown(&error);
    assert_no_secret("connect", &text);
    assert!(!text.contains("canary-of-query"), "{text}");
    assert!(!text.contains("expand"), "{text}");

    let call = client.orders().get(SECRET.repeat(99));
    assert_no_secret("request", &shown(&call.await.unwrap_err()));
    let call = client
        .orders()
        .get("ord_1")
        .header("x-note", &format!("{SECRET}\n"));
    assert_no_secret("header", &shown(&call.await.unwrap_err()));
    let call = client.orders().get("ord_1").header("authorization", SECRET);
    assert_no_secret("authorization", &shown(&call.await.unwrap_err()));
}

#[test]
fn nothing_shows_a_payload() {
    let client = client();
    let customer = OrderCustomer::new()
        .email("canary@example.com")
        .given_name("Canary");
    let order = CreateOrder::new(Amount::from(5), customer).description("canary");
    let call = client
        .orders()
        .create(order)
        .header("x-note", "canary")
        .idempotency_key("canary");
    let request = call.to_http().unwrap();
    let (head, _) = request.into_parts();
    for text in [format!("{call:?} {call:#?}"), format!("{:?}", head.headers)] {
        assert!(!text.to_lowercase().contains("canary"), "{text}");
    }

    for body in [
        r#"{"customer": "canary"}"#,
        r#"{"error": 5, "data": {"customer": "canary"}}"#,
        r#"{"errors": [{"field": "canary", "message": "canary"}]}"#,
        "canary",
        r#"{"error": "canary"#,
    ] {
        for status in [200, 302, 400, 500] {
            let error = refusal(status, &[], body);
            let text = shown(&error);
            assert!(!text.contains("canary"), "{status}: {text}");
            assert_eq!(error.body().unwrap(), body.as_bytes());
        }
    }

    let untrusted = Untrusted::parse(
        br#"{"event": "canary.happened", "data": {"id": "pay_1", "email": "jane@example.com",
             "signature": "0123456789abcdef"}}"#,
    )
    .unwrap();
    let text = format!("{untrusted:?} {untrusted:#?}");
    assert!(!text.contains("jane"), "{text}");
    assert!(!text.contains("0123456789abcdef"), "{text}");
}
