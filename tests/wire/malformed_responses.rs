//! Odd responses: early, empty, mislabelled, raw.

use crate::support::{ORDER, SHORT, client, create, failing};
use durianpay_client::{ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, Step, bytes, json, response};
use http::StatusCode;

#[tokio::test]
async fn bytes_before_the_response_are_ignored() {
    let hints = "HTTP/1.1 103 Early Hints\r\nlink: </x>; rel=preload\r\n\r\n";
    for before in [
        "HTTP/1.1 100 Continue\r\n\r\n".to_owned(),
        "HTTP/1.1 102 Processing\r\n\r\n".to_owned(),
        hints.to_owned(),
        format!("HTTP/1.1 100 Continue\r\n\r\n{hints}{hints}"),
    ] {
        let steps = vec![bytes(&before), Step::Pause(SHORT / 30), json(200, ORDER)];
        let server = Server::always(steps).await;
        assert_eq!(
            create(&client(&server)).await.unwrap().id.as_str(),
            "ord_1",
            "{before}"
        );
    }
}

#[tokio::test]
async fn a_success_without_an_order_is_a_decode_error() {
    for (name, step, status) in [
        ("204", bytes("HTTP/1.1 204 No Content\r\n\r\n"), 204),
        ("empty", json(200, ""), 200),
        ("empty 201", json(201, ""), 201),
        ("202", json(202, r#"{"status": "accepted"}"#), 202),
        ("null", json(200, "null"), 200),
        ("nothing in data", json(200, r#"{"data": null}"#), 200),
        (
            "an error of status 200",
            json(200, r#"{"error": "no"}"#),
            200,
        ),
        ("cut JSON of the right length", json(200, &ORDER[..30]), 200),
        ("no UTF-8", json(200, b"{\"id\": \"ord_\xff\"}"), 200),
    ] {
        let error = failing(name, vec![step], ErrorKind::Decode, Outcome::Unknown).await;
        assert_eq!(
            error.status().map(|status| status.as_u16()),
            Some(status),
            "{name}"
        );
    }
}

#[tokio::test]
async fn an_html_page_is_reported_with_its_content_type() {
    let page = "<!DOCTYPE html><title>Log in to the network</title>";
    let step = response(200, &[("content-type", "text/html; charset=utf-8")], page);
    let error = failing("page", vec![step], ErrorKind::Decode, Outcome::Unknown).await;
    let text = error.to_string();
    assert!(
        text.contains("with the content type text/html; charset=utf-8"),
        "{text}"
    );
    assert!(!text.contains("network"), "{text}");
}

#[tokio::test]
async fn a_rejection_over_the_wire_keeps_its_details() {
    let body = r#"{"error": "invalid payment id", "error_code": "DPAY_INVALID_PAYMENT_ID"}"#;
    let headers = [("content-type", "text/plain"), ("x-request-id", "dp_1")];
    let step = response(400, &headers, body);
    let error = failing("400", vec![step], ErrorKind::Api, Outcome::Rejected).await;
    assert_eq!(error.status(), Some(StatusCode::BAD_REQUEST));
    assert_eq!(error.code(), Some("DPAY_INVALID_PAYMENT_ID"));
    assert_eq!(error.message(), Some("invalid payment id"));
    assert_eq!(error.request_id(), Some("dp_1"));
    assert_eq!(error.body(), Some(body.as_bytes()));
}

#[tokio::test]
async fn a_raw_call_returns_every_response_unchanged() {
    for status in [200, 302, 404, 500] {
        let step = response(status, &[("x-note", "1")], "<html>");
        let server = Server::always(vec![step]).await;
        let response = client(&server).orders().get("ord_1").raw().await.unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(response.headers()["x-note"], "1");
        assert_eq!(response.body().as_ref(), b"<html>");
        assert!(response.read().is_err());
        let shown = format!("{response:?}");
        assert!(!shown.contains("html"), "{shown}");
    }
}
