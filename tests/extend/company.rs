//! Tests of another company's API: its client, key, errors and envelope.

use crate::kirim::{ApiKey, Client, ListParcels, ParcelState, SendParcel, environment};
use durianpay_client::{Error, ErrorKind, Outcome};
use durianpay_test_support::scripted_server::{Server, Step, json, response};

fn client(server: &Server) -> Client {
    Client::builder(ApiKey::new("k-123").unwrap())
        .base_url(server.base_url())
        .build()
        .unwrap()
}

async fn get(steps: Vec<Step>) -> Result<crate::kirim::Parcel, Error> {
    let server = Server::always(steps).await;
    client(&server).parcels().get("prc_1").await
}

#[tokio::test]
async fn the_envelope_of_the_company_is_unwrapped() {
    let parcel = r#"{"id": "prc_1", "state": "delivered"}"#;
    for (body, is_read) in [
        (format!(r#"{{"result": {parcel}}}"#), true),
        (parcel.to_owned(), true),
        (format!(r#"{{"data": {parcel}}}"#), false),
    ] {
        match get(vec![json(200, &body)]).await {
            Ok(parcel) => {
                assert!(is_read, "{body}");
                assert!(parcel.state.is_final());
            }
            Err(error) => {
                assert!(!is_read, "{body}");
                assert_eq!(error.kind(), ErrorKind::Decode);
            }
        }
    }
}

#[tokio::test]
async fn the_error_format_of_the_company_is_read() {
    let body = r#"{"detail": "no such parcel", "reason": "GONE", "trace": "t-9",
        "invalid": [{"field": "to", "message": "too far"}], "error": "not this", "error_code": "NOR_THIS"}"#;
    for wrapped in [body.to_owned(), format!(r#"{{"result": {body}}}"#)] {
        let error = get(vec![json(404, wrapped)]).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Api, Outcome::Rejected)
        );
        assert_eq!(error.message(), Some("no such parcel"));
        assert_eq!(error.code(), Some("GONE"));
        assert_eq!(error.request_id(), Some("t-9"));
        assert_eq!(error.fields()[0].field, "to");
        assert_eq!(error.fields()[0].message, "too far");
        assert_eq!(error.operation(), Some("parcels.get"));
        assert_eq!(
            error.to_string(),
            "parcels.get: the API rejected the request (status 404, code GONE, message \"no such parcel\", request t-9)",
        );
    }
}

/// Settings of Durianpay's spec must not apply to another API.
#[tokio::test]
async fn settings_of_durianpay_do_not_apply_to_another_api() {
    let body = r#"{"id": "prc_1", "state": "waiting", "sent_at": "0001-01-01T00:00:00Z"}"#;
    let parcel = get(vec![json(200, body)]).await.unwrap();
    let sent_at = parcel.sent_at.map(|time| time.to_string());
    assert_eq!(sent_at.as_deref(), Some("0001-01-01T00:00:00Z"));
    let headers = [("x-request-id", "t-9")];
    for (body, request_id) in [("{}", None), (r#"{"trace": "not-set"}"#, Some("not-set"))] {
        let error = get(vec![response(404, &headers, body)]).await.unwrap_err();
        assert_eq!(error.request_id(), request_id, "{body}");
    }
}

#[tokio::test]
async fn the_idempotency_key_is_sent_in_the_header_of_the_company() {
    let server = Server::always(vec![json(200, r#"{"id": "prc_1", "state": "waiting"}"#)]).await;
    let send = || client(&server).parcels().send(SendParcel::new("Jane", 2));
    send().await.unwrap();
    send().idempotency_key("mine").await.unwrap();
    let log = server.log();
    assert_eq!(log.requests[0].header("x-request-key")[0].len(), 36);
    assert_eq!(log.requests[1].header("x-request-key"), ["mine"]);
    assert!(log.requests[0].header("x-idempotency-key").is_empty());
    assert_eq!(log.requests[0].method, "POST");
    assert_eq!(log.requests[0].target, "/v1/parcels");
    assert_eq!(log.requests[0].body, br#"{"to":"Jane","weight":2}"#);

    let server = Server::always(vec![response(409, &[], "{}")]).await;
    let error = client(&server)
        .parcels()
        .send(SendParcel::new("Jane", 2))
        .await;
    assert_eq!(error.unwrap_err().kind(), ErrorKind::Conflict);
}

#[tokio::test]
async fn lists_are_paginated_by_the_keys_of_the_company() {
    let server = Server::start(|request| {
        let parcels = match request.target.as_str() {
            "/v1/parcels?limit=2" => {
                r#"{"id": "prc_1", "state": "waiting"}, {"id": "prc_2", "state": "lost"}"#
            }
            "/v1/parcels?limit=2&offset=2" => r#"{"id": "prc_3", "state": "delivered"}"#,
            _ => "",
        };
        vec![json(
            200,
            format!(r#"{{"result": {{"parcels": [{parcels}]}}}}"#),
        )]
    })
    .await;
    let mut parcels = client(&server)
        .parcels()
        .list_with(ListParcels::new().limit(2))
        .stream();
    let mut found = Vec::new();
    while let Some(parcel) = parcels.next().await {
        let parcel = parcel.unwrap();
        found.push((parcel.id.to_string(), parcel.state));
    }
    assert_eq!(
        found,
        [
            ("prc_1".to_owned(), ParcelState::Waiting),
            ("prc_2".to_owned(), ParcelState::from("lost")),
            ("prc_3".to_owned(), ParcelState::Delivered),
        ],
    );
    assert_eq!(server.log().requests.len(), 2);
    for request in &server.log().requests {
        assert_eq!(request.header("x-api-key"), ["k-123"]);
    }
}

#[test]
fn a_client_needs_no_network() {
    let client = Client::builder(ApiKey::new("k-123").unwrap())
        .environment(&environment::STAGING)
        .build()
        .unwrap();
    let call = client.parcels().get("prc_1");
    let request = call.to_http().unwrap();
    assert_eq!(
        request.uri(),
        "https://staging.kirim.example/v2/parcels/prc_1"
    );
    assert_eq!(request.headers()["x-api-key"], "k-123");
    assert!(request.headers()["x-api-key"].is_sensitive());
    assert!(request.headers().get("authorization").is_none());
    // Nothing is added to the URL of a request whose key is in a header.
    assert_eq!(call.authorize(request).unwrap().uri().query(), None);
    let response = http::Response::new(bytes::Bytes::from_static(
        br#"{"result": {"id": "prc_1", "state": "waiting"}}"#,
    ));
    assert_eq!(
        call.read_http(response).unwrap().state,
        ParcelState::Waiting
    );
}

fn is_shareable<T: Clone + Send + Sync + std::fmt::Debug + 'static>() {}

#[test]
fn the_client_can_be_shared() {
    is_shareable::<Client>();
    is_shareable::<ApiKey>();
}
