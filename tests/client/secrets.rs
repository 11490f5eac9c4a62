//! What calls hold is not shown: neither a query nor a payload. That no key is shown, the tests
//! of `secret_leaks` show.

use crate::support::{client, rejection, shown};
use durianpay_client::api::{CreateOrder, GetOrder, OrderCustomer, OrderExpand};
use durianpay_client::webhook::Untrusted;
use durianpay_client::{Amount, ApiKey, Client, ErrorKind};
use tokio::net::TcpSocket;

#[tokio::test]
async fn no_failed_call_shows_the_query() {
    // A port that is not in use, and that no other program can take.
    let closed = TcpSocket::new_v4().unwrap();
    closed.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let client = Client::builder(ApiKey::new("dp_test_demo").unwrap())
        .base_url(format!("http://{}/v1", closed.local_addr().unwrap()))
        .build()
        .unwrap();
    let query = GetOrder::new().expand([OrderExpand::from("canary-of-query")]);
    let error = client.orders().get_with("ord_1", query).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    let text = shown(&error);
    assert!(!text.contains("canary-of-query"), "{text}");
    assert!(!text.contains("expand"), "{text}");
}

#[test]
fn nothing_shows_a_payload() {
    let client = client();
    let customer = OrderCustomer::new()
        .email("canary@example.com")
        .given_name("Canary");
    let order = CreateOrder::new(Amount::from(5), customer).description("canary");
    let call = client.orders().create(order).header("x-note", "canary");
    let approve = client
        .disbursements()
        .approve("dis_1")
        .idempotency_key("canary");
    let headers = |request: Result<http::Request<_>, _>| request.unwrap().into_parts().0.headers;
    for text in [
        format!("{call:?} {call:#?} {approve:?}"),
        format!("{:?}", headers(call.to_http())),
        format!("{:?}", headers(approve.to_http())),
    ] {
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
            let error = rejection(status, &[], body);
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
