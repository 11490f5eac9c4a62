//! Errors: the parts of a response that they keep and display.

use crate::support::{client, rejection, shown};
use bytes::Bytes;
use durianpay_client::ErrorKind;
use http::StatusCode;
use std::error::Error as _;

#[test]
fn a_binary_body_does_not_hide_the_status() {
    let mut body = br#"{"error": "x"#.to_vec();
    body.push(0xff);
    body.extend_from_slice(br#"", "error_code": "DPAY_INTERNAL_ERROR"}"#);
    let error = rejection(500, &[], &body);
    assert_eq!(
        (error.status(), error.message()),
        (Some(StatusCode::INTERNAL_SERVER_ERROR), None)
    );
    assert_eq!(error.body(), Some(&*body));
    let error = rejection(200, &[], &body);
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(
        error.to_string(),
        "orders.get: the response is not JSON (status 200)",
    );
    assert_eq!(
        error.source().unwrap().to_string(),
        "line 1, column 13: expected UTF-8",
    );
}

#[test]
fn a_huge_rejection_is_kept_but_not_displayed() {
    let huge = "x".repeat(1024 * 1024);
    let error = rejection(500, &[("content-type", "text/html")], &huge);
    assert_eq!(error.body().unwrap().len(), huge.len());
    assert!(shown(&error).len() < 1000);

    let body = serde_json::json!({
        "error": huge, "error_code": huge, "request_id": huge,
        "errors": [{"field": huge, "message": huge}],
    });
    let error = rejection(400, &[], body.to_string());
    assert_eq!(error.message(), Some(&*huge));
    assert_eq!(error.fields()[0].message, huge);
    let text = error.to_string();
    assert_eq!(text.matches('…').count(), 3);
    assert!(text.len() < 1000 && shown(&error).len() < 4000, "{text}");

    let deep = "[".repeat(100_000);
    assert_eq!(
        rejection(500, &[], &deep).status(),
        Some(StatusCode::INTERNAL_SERVER_ERROR)
    );
    assert_eq!(rejection(200, &[], &deep).kind(), ErrorKind::Decode);
}

#[test]
fn strings_of_the_api_are_escaped_in_errors() {
    let evil =
        "a\n2026-01-01 INFO paid\r\u{1b}[2J\u{7}\u{9b}\0\u{202e}\u{2066}\u{200b}\u{2028}\"\\";
    let body = serde_json::json!({
        "error": evil, "error_code": evil, "request_id": evil,
        "errors": [{"field": evil, "message": evil}],
    });
    let error = rejection(400, &[], body.to_string());
    assert_eq!(error.message(), Some(evil));
    for text in [error.to_string(), format!("{error:?}")] {
        let odd = |c: char| c.is_control() || "\u{202e}\u{2066}\u{200b}\u{2028}".contains(c);
        assert!(!text.contains(odd), "{text:?}");
    }
    assert_eq!(
        rejection(400, &[], r#"{"error": "a\n\"b\""}"#).to_string(),
        r#"orders.get: the API rejected the request (status 400, message "a\u{a}\"b\"")"#,
    );
    let label = "text/html; a=\"\u{7f}\"";
    let response = http::Response::builder()
        .header(
            "content-type",
            http::HeaderValue::from_bytes(b"text/html; a=\"\xff\"").unwrap(),
        )
        .body(Bytes::from("<html>"))
        .unwrap();
    let error = client()
        .orders()
        .get("ord_1")
        .read_http(response)
        .unwrap_err();
    assert!(!error.to_string().contains(label), "{error}");
}

#[test]
fn an_error_is_displayed_on_one_line() {
    let body = r#"{"error": "order does not exists", "error_code": "DPAY_ORDER_NOT_FOUND", "request_id": "dp_1"}"#;
    assert_eq!(
        rejection(404, &[], body).to_string(),
        "orders.get: the API rejected the request (status 404, code DPAY_ORDER_NOT_FOUND, \
         message \"order does not exists\", request dp_1)",
    );
    assert_eq!(
        rejection(503, &[], "").to_string(),
        "orders.get: the API failed (status 503)"
    );
    assert_eq!(
        rejection(
            200,
            &[("content-type", "text/html; charset=utf-8")],
            "<html>"
        )
        .to_string(),
        "orders.get: the response is not JSON, with the content type text/html; charset=utf-8 \
         (status 200)",
    );
    assert_eq!(
        rejection(302, &[], "").to_string(),
        "orders.get: the API responded with a redirect, which is not followed (status 302)",
    );
}
