//! Responses that are read, and responses that cannot be.

use crate::support::{client, read, rejection};
use bytes::Bytes;
use durianpay_client::api::{OrderStatus, VerifyPayment};
use durianpay_client::{Amount, ErrorKind, Outcome};
use http::StatusCode;
use std::error::Error as _;

const ORDER: &str = r#"{"id": "ord_1", "amount": "20000", "status": "started"}"#;

#[test]
fn a_response_may_be_wrapped_or_bare() {
    for body in [
        ORDER.to_owned(),
        format!(r#"{{"data": {ORDER}}}"#),
        format!(r#"{{"message": "ok", "data": {ORDER}, "data_count": 1}}"#),
        format!("\u{feff}{ORDER}"),
        format!(" \r\n{ORDER}\n"),
    ] {
        for status in [200, 201, 202, 203, 299] {
            let order = read(status, &[], &body).unwrap();
            assert_eq!(order.id.as_str(), "ord_1", "{body}");
            assert_eq!(order.amount, Amount::from(20_000));
            assert_eq!(order.status, OrderStatus::Started);
        }
    }
}

#[test]
fn the_content_type_of_a_response_is_ignored() {
    for label in [
        "text/plain; charset=utf-8",
        "text/html",
        "",
        "application/json",
    ] {
        let order = read(200, &[("content-type", label)], ORDER).unwrap();
        assert_eq!(order.id.as_str(), "ord_1", "{label}");
    }
}

#[test]
fn a_decode_error_has_the_path() {
    for (body, reason) in [
        (
            "",
            "the response is not JSON: line 1, column 1: expected a value",
        ),
        (
            " ",
            "the response is not JSON: line 1, column 2: expected a value",
        ),
        (
            "ok",
            "the response is not JSON: line 1, column 1: expected a value",
        ),
        (
            r#"{"id": "ord_1", "amo"#,
            "the response is not JSON: line 1, column 21: expected a closing quote",
        ),
        (
            "null",
            "the response is not as expected: at `$`: expected an object, found null",
        ),
        (
            "[]",
            "the response is not as expected: at `$`: expected an object, found a list",
        ),
        (
            r#""ok""#,
            "the response is not as expected: at `$`: expected an object, found a string",
        ),
        (
            r#"{"data": null}"#,
            "the response is not as expected: at `$.data`: expected an object, found null",
        ),
        (
            r#"{"data": {"id": "ord_1", "amount": {"canary": 1}, "status": "started"}}"#,
            "the response is not as expected: at `$.data.amount`: expected an amount, found an object",
        ),
    ] {
        let error = rejection(200, &[], body);
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{body}");
        assert_eq!(error.status(), Some(StatusCode::OK));
        let (message, source) = reason.split_once(": ").unwrap();
        assert_eq!(
            error.to_string(),
            format!("orders.get: {message} (status 200)")
        );
        assert_eq!(error.source().unwrap().to_string(), source);
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
    let missing = rejection(200, &[], "{}");
    let missing = missing.source().unwrap().to_string();
    assert!(missing.contains("(and 2 more)"), "{missing}");
}

#[test]
fn an_empty_response_is_a_decode_error() {
    for status in [200, 201, 204, 205] {
        let error = rejection(status, &[], "");
        assert_eq!(error.kind(), ErrorKind::Decode, "{status}");
        assert_eq!(error.outcome(), Outcome::Unknown, "{status}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(status));
    }
    let verify = client().payments().verify("pay_1", VerifyPayment::new("0"));
    for body in [
        "",
        "{}",
        "null",
        r#"{"data": null}"#,
        r#"{"data": "yes"}"#,
        r#"{"data": 1}"#,
    ] {
        let response = http::Response::new(Bytes::from(body));
        let found = verify.read_http(response);
        assert_eq!(found.unwrap_err().kind(), ErrorKind::Decode, "{body}");
    }
    let response = http::Response::builder()
        .status(204)
        .body(Bytes::new())
        .unwrap();
    assert_eq!(
        verify.read_http(response).unwrap_err().kind(),
        ErrorKind::Decode
    );
    for (body, expected) in [(r#"{"data": true}"#, true), ("false", false)] {
        let response = http::Response::new(Bytes::from(body));
        assert_eq!(verify.read_http(response).unwrap(), expected, "{body}");
    }
}
