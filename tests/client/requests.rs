//! Requests, as they would be sent.

use crate::support::{client, create_order, shown};
use durianpay_client::api::{
    ChargeMethod, CreateOrder, GetOrder, ListOrders, Order, OrderExpand, UpdateCustomer,
    VerifyPayment,
};
use durianpay_client::{ErrorKind, Outcome};

#[test]
fn a_call_sends_the_documented_request() {
    let request = client().orders().create(create_order()).to_http().unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api-sandbox.durianpay.id/v1/orders");
    let headers = request.headers();
    assert_eq!(headers["authorization"], "Basic ZHBfdGVzdF9kZW1vOg==");
    assert!(headers["authorization"].is_sensitive());
    assert_eq!(headers["accept"], "application/json");
    assert_eq!(headers["content-type"], "application/json");
    let product = headers["user-agent"].to_str().unwrap();
    assert!(product.starts_with("durianpay-client/"), "{product}");
    assert_eq!(headers.len(), 4, "{headers:?}");
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(
        body,
        serde_json::json!({
            "amount": "10000.67",
            "currency": "IDR",
            "customer": {"email": "jane.doe@example.com"},
        }),
    );

    let request = client().orders().get("ord_1").to_http().unwrap();
    assert_eq!(request.method(), "GET");
    assert_eq!(
        request.uri(),
        "https://api-sandbox.durianpay.id/v1/orders/ord_1"
    );
    assert!(request.body().is_empty());
    assert!(!request.headers().contains_key("content-type"));

    let query = GetOrder::new().expand([OrderExpand::Customer, OrderExpand::from("a&b=c ü")]);
    let request = client()
        .orders()
        .get_with("ord_1", query)
        .to_http()
        .unwrap();
    assert_eq!(
        request.uri(),
        "https://api-sandbox.durianpay.id/v1/orders/ord_1?expand=customer&expand=a%26b%3Dc%20%C3%BC",
    );

    let request = client().payments().cancel("pay_1").to_http().unwrap();
    assert_eq!(request.method(), "PUT");
    assert_eq!(request.uri().path(), "/v1/payments/pay_1/cancel");

    let verify = VerifyPayment::new("0".repeat(64));
    let request = client()
        .payments()
        .verify("pay_1", verify)
        .to_http()
        .unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri().path(), "/v1/payments/pay_1/verify");
}

#[test]
fn equal_calls_send_equal_requests() {
    let call = client()
        .orders()
        .create(create_order())
        .header("x-note", "1");
    let [first, second] = [call.to_http().unwrap(), call.to_http().unwrap()];
    assert_eq!(first.headers(), second.headers());
    assert_eq!(first.body(), second.body());
    assert_eq!(first.uri(), second.uri());
}

#[test]
fn an_id_cannot_leave_its_path_segment() {
    for (id, segment) in [
        ("ord_0dIWbuDJQ84078", "ord_0dIWbuDJQ84078"),
        ("a-b._~", "a-b._~"),
        ("a/b", "a%2Fb"),
        ("a\\b", "a%5Cb"),
        ("../payments/pay_1", "..%2Fpayments%2Fpay_1"),
        ("a/..", "a%2F.."),
        ("...", "..."),
        ("a?b=c", "a%3Fb%3Dc"),
        ("a#b", "a%23b"),
        ("a&b;c", "a%26b%3Bc"),
        ("a@b:c", "a%40b%3Ac"),
        ("%2f", "%252f"),
        ("%2e%2e", "%252e%252e"),
        ("%00", "%2500"),
        ("{id}", "%7Bid%7D"),
        ("a b", "a%20b"),
        (" ", "%20"),
        ("a+b", "a%2Bb"),
        ("ü", "%C3%BC"),
        ("𝄞", "%F0%9D%84%9E"),
        ("．．", "%EF%BC%8E%EF%BC%8E"),
    ] {
        let request = client().payments().status(id).to_http().unwrap();
        let expected = format!("/v1/payments/{segment}/status");
        assert_eq!(request.uri().path(), expected, "{id:?}");
        assert_eq!(request.uri().query(), None, "{id:?}");
        assert_eq!(request.uri().host(), Some("api-sandbox.durianpay.id"));
        // The host's own parser sees the same, though it resolves `..`.
        let base = format!("https://api-sandbox.durianpay.id{expected}");
        assert_eq!(request.uri().to_string(), base, "{id:?}");
    }
}

#[test]
fn an_invalid_id_is_rejected() {
    for (id, reason) in [
        (String::new(), "is empty"),
        (".".to_owned(), "would change the path"),
        ("..".to_owned(), "would change the path"),
        ("\0".to_owned(), "contains a control character"),
        ("ord_1\n".to_owned(), "contains a control character"),
        (
            "ord_1\r\nX-Evil: 1".to_owned(),
            "contains a control character",
        ),
        ("ord_\u{7f}".to_owned(), "contains a control character"),
        ("ord_\u{85}".to_owned(), "contains a control character"),
        ("x".repeat(257), "is longer than 256 bytes"),
        ("x".repeat(10_000), "is longer than 256 bytes"),
        ("ü".repeat(129), "is longer than 256 bytes"),
    ] {
        let error = client().orders().get(id.as_str()).to_http().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(error.operation(), Some("orders.get"));
        let expected = format!("orders.get: the path parameter `id` {reason}");
        assert_eq!(error.to_string(), expected);
    }
    let longest = client().orders().get("x".repeat(256)).to_http();
    assert!(longest.is_ok());
}

#[test]
fn a_header_can_be_added() {
    let call = client()
        .orders()
        .create(create_order())
        .header("X-Trace", "a b;c=\"d\"")
        .header("x-trace", "second");
    let request = call.to_http().unwrap();
    let traces: Vec<_> = request.headers().get_all("x-trace").iter().collect();
    assert_eq!(traces, ["second"]);
    assert!(request.headers()["x-trace"].is_sensitive());
}

#[test]
fn headers_cannot_be_injected() {
    for (name, value) in [
        ("x-note", "a\r\nx-evil: 1"),
        ("x-note", "a\nb"),
        ("x-note", "a\rb"),
        ("x-note", "a\0b"),
        ("x-note", "\u{7f}"),
        ("x-note: 1\r\nx-evil", "1"),
        ("x note", "1"),
        ("", "1"),
        ("x-nöte", "1"),
    ] {
        let call = client().orders().get("ord_1").header(name, value);
        let error = call.to_http().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request, "{name:?} {value:?}");
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert!(!shown(&error).contains("evil"), "{error}");
        assert!(call.header("x-fine", "1").to_http().is_err());
    }
    let call = client()
        .disbursements()
        .approve("dis_1")
        .idempotency_key("a\r\nx-evil: 1");
    assert_eq!(call.to_http().unwrap_err().kind(), ErrorKind::Request);
}

#[test]
fn only_the_client_sets_authentication_and_framing() {
    for name in [
        "authorization",
        "Authorization",
        "AUTHORIZATION",
        "Host",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Upgrade",
        "Expect",
        "TE",
        "Trailer",
    ] {
        let call = client().orders().create(create_order()).header(name, "5");
        let error = call.to_http().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Request);
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(
            error.to_string(),
            format!(
                "orders.create: the header `{}` is set by the client",
                name.to_lowercase(),
            ),
        );
    }
}

#[test]
fn requests_and_responses_have_total_equality() {
    fn requires_eq<T: Eq>() {}
    requires_eq::<CreateOrder>();
    requires_eq::<Order>();
    requires_eq::<ChargeMethod>();
}

#[test]
fn a_request_without_required_fields_has_a_default() {
    assert_eq!(ListOrders::default(), ListOrders::new());
    assert_eq!(UpdateCustomer::default(), UpdateCustomer::new());
}
