//! Tests of headers with the same value in every request.

use bytes::Bytes;
use durianpay_client::{Error, ErrorKind};

durianpay_client::bindings! {
    /// A bank with versions, and errors inside of an object.
    pub mod bank in "fixtures/valid/constant-headers.toml";
}

fn client() -> bank::Client {
    bank::Client::new(bank::ApiKey::new("k-123").unwrap()).unwrap()
}

#[test]
fn every_request_has_them() {
    let client = client();
    let request = client.orders().list().to_http().unwrap();
    let header = |name: &str| request.headers()[name].to_str().unwrap();
    assert_eq!(header("api-version"), "2024-05-13");
    assert_eq!(header("x-client"), "rust {");
    assert_eq!(header("authorization"), "Bearer k-123");
}

/// A constant of an optional query, or of optional headers, is sent by every method.
#[test]
fn constants_of_an_endpoint_are_always_sent() {
    let client = client();
    let plain = client.orders().list().to_http().unwrap();
    assert_eq!(plain.headers()["x-preview"], "orders");
    assert_eq!(plain.uri().query(), Some("view=full"));
    assert!(!plain.headers().contains_key("x-trace"));
    let headers = bank::OrderHeaders::new().x_trace("t");
    let with = client.orders().list_with(bank::ListOrders::new(), headers);
    let with = with.to_http().unwrap();
    assert_eq!(with.headers()["x-preview"], "orders");
    assert_eq!(with.headers()["x-trace"], "t");
    assert_eq!(with.uri().query(), Some("view=full"));
}

#[test]
fn a_call_cannot_set_them() {
    let client = client();
    let call = client.orders().list().header("Api-Version", "2025-01-01");
    let error = call.to_http().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
    let headers = bank::OrderHeaders::new().with_field("API-version", "2025-01-01");
    let call = client.orders().list_with(bank::ListOrders::new(), headers);
    assert_eq!(call.to_http().unwrap_err().kind(), ErrorKind::Request);
}

fn rejection(body: &'static str) -> Error {
    let response = http::Response::builder().status(400);
    let response = response.body(Bytes::from_static(body.as_bytes())).unwrap();
    client().orders().list().read_http(response).unwrap_err()
}

#[test]
fn the_details_of_an_error_are_read_inside_of_objects() {
    let error = rejection(
        r#"{"error": {"message": "no such view", "request_id": "r-1",
            "fields": [{"field": "view", "message": "unknown"}]},
            "error.code": {"text": "NO_VIEW"}, "message": "outer"}"#,
    );
    assert_eq!(error.message(), Some("no such view"));
    assert_eq!(error.code(), Some("NO_VIEW"));
    assert_eq!(error.request_id(), Some("r-1"));
    let fields: Vec<_> = error
        .fields()
        .iter()
        .map(|one| one.field.as_str())
        .collect();
    assert_eq!(fields, ["view"]);
}

/// An object on the way may be missing, or something else.
#[test]
fn another_form_of_an_error_is_no_error_itself() {
    for body in [
        r#"{"message": "outer"}"#,
        r#"{"message": "outer", "error": null}"#,
        r#"{"message": "outer", "error": "text", "error.code": ["text"]}"#,
        r#"{"message": "outer", "error": {"message": ""}}"#,
        r#"{"message": "outer", "error": {"message": {"message": "inner"}}}"#,
    ] {
        let error = rejection(body);
        assert_eq!(error.message(), Some("outer"), "{body}");
        assert_eq!(error.code(), None, "{body}");
    }
}
