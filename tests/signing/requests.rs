//! Requests as they are sent.

use crate::api::{self, BALANCE, CLIENT_KEY, CLIENT_SECRET, PRIVATE_KEY, PUBLIC_KEY, TRANSFER};
use crate::openssl;
use crate::server::{Clock, Reply, Server, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use durianpay_client::RsaPublicKey;
use std::collections::BTreeSet;

fn names(request: &http::Request<Bytes>) -> BTreeSet<&str> {
    request
        .headers()
        .keys()
        .map(http::HeaderName::as_str)
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_request_for_a_token_is_signed_by_rsa() {
    let server = Server::new(|_, _| Reply::done());
    let client = api::client(&server, &Clock::new());
    client.call(&BALANCE).await.unwrap();
    let [request] = <[_; 1]>::try_from(server.token_requests()).unwrap();
    assert_eq!(request.method(), "POST");
    assert_eq!(request.uri(), "https://api.example/v1.0/access-token/b2b");
    assert_eq!(
        names(&request),
        BTreeSet::from([
            "accept",
            "content-type",
            "user-agent",
            "x-client-key",
            "x-signature",
            "x-timestamp"
        ])
    );
    assert_eq!(header(&request, "x-client-key"), CLIENT_KEY);
    assert_eq!(
        header(&request, "x-timestamp"),
        "2026-11-29T17:00:00.000+07:00"
    );
    assert_eq!(
        request.body(),
        br#"{"grantType":"AUTHORIZATION_CODE"}"#.as_slice()
    );

    let signed = format!("{CLIENT_KEY}|{}", header(&request, "x-timestamp"));
    let signature = STANDARD.decode(header(&request, "x-signature")).unwrap();
    let public = RsaPublicKey::from_pem(PUBLIC_KEY).unwrap();
    assert!(public.verifies(signed.as_bytes(), &signature));
    if let Some(expected) = openssl::sign(PRIVATE_KEY, &signed) {
        assert_eq!(signature, expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_is_signed_by_hmac_over_the_bytes_that_are_sent() {
    let server = Server::new(|_, _| Reply::done());
    let client = api::client(&server, &Clock::new());
    let body = r#"{"amount":1.50,"note":"é \u003c / blank"}"#;
    client.call_with(&BALANCE, body).await.unwrap();
    let [request] = <[_; 1]>::try_from(server.calls()).unwrap();
    assert_eq!(
        names(&request),
        BTreeSet::from([
            "accept",
            "authorization",
            "channel-id",
            "content-type",
            "user-agent",
            "x-external-id",
            "x-partner-id",
            "x-signature",
            "x-timestamp"
        ])
    );
    assert_eq!(header(&request, "authorization"), "Bearer token-1");
    assert_eq!(header(&request, "x-partner-id"), CLIENT_KEY);
    assert_eq!(header(&request, "channel-id"), "95221");
    let id = header(&request, "x-external-id");
    assert!(
        id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_digit()),
        "{id}"
    );
    let Some(digest) = openssl::sha256(request.body()) else {
        return;
    };
    let time = header(&request, "x-timestamp");
    let signed = format!("POST:/v1.0/balance-inquiry:token-1:{digest}:{time}");
    let signature = STANDARD.decode(header(&request, "x-signature")).unwrap();
    assert_eq!(
        Some(signature),
        openssl::hmac_sha512(CLIENT_SECRET, &signed)
    );
}

#[tokio::test(start_paused = true)]
async fn both_formats_of_a_private_key_make_one_signature() {
    let mut signatures = BTreeSet::new();
    for pem in [PRIVATE_KEY, include_str!("keys/pkcs1.pem")] {
        let server = Server::new(|_, _| Reply::done());
        let mut credentials = api::credentials();
        let key = durianpay_client::RsaPrivateKey::from_pem(pem).unwrap();
        credentials.set_private_key("private_key", key);
        let client: api::Signed = durianpay_client::ClientBuilder::signed(credentials)
            .transport(server.clone())
            .runtime(Clock::new())
            .build()
            .unwrap();
        client.call(&BALANCE).await.unwrap();
        let [request] = <[_; 1]>::try_from(server.token_requests()).unwrap();
        signatures.insert(header(&request, "x-signature").to_owned());
    }
    assert_eq!(signatures.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_request_is_signed_for_another_http_client() {
    let server = Server::new(|_, _| Reply::done());
    let client = api::client(&server, &Clock::new());
    let call = client
        .call(&TRANSFER)
        .idempotency_key("12345678901234567890");
    let unsigned = call.to_http().unwrap();
    assert!(!unsigned.headers().contains_key("x-signature"));
    let signed = call.sign_http().await.unwrap();
    assert_eq!(header(&signed, "x-external-id"), "12345678901234567890");
    assert_eq!(header(&signed, "authorization"), "Bearer token-1");
    assert!(server.calls().is_empty());
    call.await.unwrap();
    let [sent] = <[_; 1]>::try_from(server.calls()).unwrap();
    // In no time at all, it is the same request.
    assert_eq!(sent.headers(), signed.headers());
    assert_eq!(sent.body(), signed.body());
    assert_eq!(server.token_requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_caller_cannot_replace_a_header_of_the_signature() {
    let server = Server::new(|_, _| Reply::done());
    let client = api::client(&server, &Clock::new());
    for name in [
        "X-SIGNATURE",
        "X-Timestamp",
        "authorization",
        "X-EXTERNAL-ID",
    ] {
        let error = client.call(&BALANCE).header(name, "1").await.unwrap_err();
        assert_eq!(
            error.outcome(),
            durianpay_client::Outcome::NotSent,
            "{name}"
        );
    }
    assert!(server.calls().is_empty() && server.token_requests().is_empty());
}
