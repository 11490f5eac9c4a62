//! The parts of a retry that equal those of the attempt before it.

use crate::api::{self, BALANCE, TOPUP, TRANSFER};
use crate::openssl;
use crate::server::{Clock, Reply, Server, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::{ErrorKind, IdempotencyKey, Outcome};

fn fails_once() -> Server {
    Server::new(|_, number| match number {
        1 => Reply::code(504, "5041800"),
        _ => Reply::done(),
    })
}

#[tokio::test(start_paused = true)]
async fn a_retry_of_a_keyed_call_is_signed_again_with_the_same_external_id() {
    let server = fails_once();
    let client = api::client(&server, &Clock::new());
    client.call(&TRANSFER).await.unwrap();
    let [first, second] = <[_; 2]>::try_from(server.calls()).unwrap();
    assert_eq!(
        header(&first, "x-external-id"),
        header(&second, "x-external-id")
    );
    assert_eq!(header(&first, "x-external-id").len(), 32);
    assert_eq!(first.body(), second.body());
    for name in ["x-timestamp", "x-signature"] {
        assert_ne!(header(&first, name), header(&second, name), "{name}");
    }
    for request in [&first, &second] {
        let Some(digest) = openssl::sha256(request.body()) else {
            return;
        };
        let time = header(request, "x-timestamp");
        let signed = format!("POST:/v1.0/transfer:token-1:{digest}:{time}");
        let signature = STANDARD.decode(header(request, "x-signature")).unwrap();
        let expected = openssl::hmac_sha512(api::CLIENT_SECRET, &signed);
        assert_eq!(Some(signature), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_retry_of_a_safe_call_has_another_external_id() {
    let server = fails_once();
    let client = api::client(&server, &Clock::new());
    client.call(&BALANCE).await.unwrap();
    let [first, second] = <[_; 2]>::try_from(server.calls()).unwrap();
    assert_ne!(
        header(&first, "x-external-id"),
        header(&second, "x-external-id")
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_of_class_never_is_not_retried() {
    let server = fails_once();
    let client = api::client(&server, &Clock::new());
    let error = client.call(&TOPUP).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_key_of_the_caller_is_the_external_id() {
    let server = Server::new(|_, _| Reply::done());
    let client = api::client(&server, &Clock::new());
    let key = IdempotencyKey::new("20261129000000000042").unwrap();
    client.call(&TRANSFER).idempotency_key(&key).await.unwrap();
    assert_eq!(header(&server.calls()[0], "x-external-id"), key.as_str());
}

#[tokio::test(start_paused = true)]
async fn a_token_expiring_between_attempts_keeps_the_external_id() {
    let server = Server::new(|_, number| match number {
        1 => Reply::code(504, "5041800"),
        2 => Reply::code(401, "4011801"),
        _ => Reply::done(),
    });
    let client = api::client(&server, &Clock::new());
    client.call(&TRANSFER).await.unwrap();
    let calls = server.calls();
    assert_eq!(calls.len(), 3);
    let id = header(&calls[0], "x-external-id");
    assert!(calls.iter().all(|call| header(call, "x-external-id") == id));
    assert_eq!(header(&calls[2], "authorization"), "Bearer token-2");
}

#[tokio::test(start_paused = true)]
async fn a_failed_token_fetch_keeps_the_worst_outcome() {
    let server = Server::with_tokens(
        |number| match number {
            1 => Reply::token("token-1", 900),
            _ => Reply::code(401, "4017300"),
        },
        |_, number| match number {
            1 => Reply::code(504, "5041800"),
            _ => Reply::code(401, "4011801"),
        },
    );
    let client = api::client(&server, &Clock::new());
    let error = client.call(&TRANSFER).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Token);
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.attempts(), 2);
}
