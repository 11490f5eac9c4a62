//! Tokens: which requests receive one, and for how long it is valid.

use super::support::{MINUTE, NOON, Raw, builder, code, simulator, token};
use durianpay_client::snap::Client;
use durianpay_client::snap::api::{Balance, GetBalance};
use durianpay_client::{Call, Error};
use durianpay_simulator::Simulator;
use std::time::Duration;

const GRANT: &str = r#"{"grantType":"AUTHORIZATION_CODE"}"#;

fn balance(client: &Client) -> Call<Balance> {
    client.balances().get(GetBalance::new("mer_1"))
}

/// Returns the paths of the requests so far.
fn paths(simulator: &Simulator) -> Vec<String> {
    let requests = simulator.requests();
    requests
        .iter()
        .map(|request| request.path.clone())
        .collect()
}

#[tokio::test]
async fn a_token_is_valid_for_900_seconds_of_the_virtual_clock() -> Result<(), Error> {
    let simulator = simulator();
    let client = simulator.snap().client();
    let expected = balance(&client).await?;
    let money = expected.account_infos.unwrap()[0]
        .available_balance
        .clone()
        .unwrap();
    assert_eq!(money.value.to_string(), "949859471313.00");
    simulator
        .advance((15 * MINUTE).checked_sub(Duration::from_micros(1)).unwrap())
        .await
        .unwrap();
    balance(&client).await?;
    let (token, call) = ("/access-token/b2b", "/balance-inquiry");
    assert_eq!(paths(&simulator), [token, call, call]);

    simulator.advance(Duration::from_micros(1)).await.unwrap();
    balance(&client).await?;
    // The call was rejected once, and retried with another token.
    assert_eq!(paths(&simulator)[3..], [call, token, call]);
    assert_eq!(simulator.requests()[0].base_path, "/v1.0");
    Ok(())
}

#[tokio::test]
async fn expired_tokens_are_rejected_and_replaced() -> Result<(), Error> {
    let simulator = simulator();
    let client = simulator.snap().client();
    balance(&client).await?;
    let known = token(&simulator).await;
    let request = Raw::new("/v1.0/balance-inquiry", "1", r#"{"accountNo":"mer_1"}"#);
    assert_eq!(request.send_with(&simulator, &known).await.0, 200);

    simulator.snap().expire_tokens();
    let request = Raw::new("/v1.0/balance-inquiry", "2", r#"{"accountNo":"mer_1"}"#);
    let (status, body) = request.send_with(&simulator, &known).await;
    let expected = serde_json::json!({
        "responseCode": "4011101",
        "responseMessage": "Invalid Token (B2B)",
    });
    assert_eq!((status, body), (401, expected));
    balance(&client).await?;
    assert_eq!(paths(&simulator).len(), 8);
    Ok(())
}

#[tokio::test]
async fn the_expiry_of_a_token_is_written_in_either_form() {
    let grant = || Raw::for_token(r#"{"grantType":"client_credentials"}"#);
    let (_, body) = grant().send_for_token(&simulator()).await;
    assert_eq!(body["expiresIn"], "2026-03-02 05:15:00 +0000 UTC");
    assert_eq!(body["tokenType"], "BearerToken");
    let simulator = builder()
        .snap_expires_in_seconds()
        .start_in_memory()
        .unwrap();
    let (_, body) = grant().send_for_token(&simulator).await;
    assert_eq!(body["expiresIn"], "900");
    balance(&simulator.snap().client()).await.unwrap();
}

#[tokio::test]
async fn only_the_merchant_gets_a_token() {
    for (request, status, code, message) in [
        (
            Raw::for_token(GRANT).with("X-CLIENT-KEY", Some("somebody")),
            401,
            "4017300",
            "Unauthorized Unknown Client",
        ),
        (
            Raw::for_token(GRANT).with("X-SIGNATURE", Some("AAAA")),
            401,
            "4017300",
            "Unauthorized Invalid X-Signature",
        ),
        (
            Raw::for_token(GRANT).with("X-SIGNATURE", Some("not base64")),
            401,
            "4017300",
            "Unauthorized Invalid X-Signature",
        ),
        (
            Raw::for_token(GRANT).with("X-TIMESTAMP", Some("2026-03-02T12:05:01+07:00")),
            401,
            "4017300",
            "Unauthorized Invalid X-Timestamp",
        ),
        (
            Raw::for_token(GRANT).with("X-CLIENT-KEY", None),
            400,
            "4007302",
            "Invalid Mandatory Field X-CLIENT-KEY",
        ),
        (
            Raw::for_token(r#"{"grantType":"password"}"#),
            400,
            "4007301",
            "Invalid Field Format grantType",
        ),
        (
            Raw::for_token("{}"),
            400,
            "4007302",
            "Invalid Mandatory Field grantType",
        ),
        (Raw::for_token("{"), 400, "4007300", "Bad Request"),
    ] {
        let (found, body) = request.send_for_token(&simulator()).await;
        assert_eq!(body["responseMessage"], message);
        assert_eq!((found, body["responseCode"].as_str()), (status, Some(code)));
    }
}

#[tokio::test]
async fn a_signature_of_another_time_is_rejected() {
    let simulator = simulator();
    let other = "2026-03-02T12:00:01+07:00";
    let request = Raw::for_token(GRANT);
    let (_, body) = request.send_for_token(&simulator).await;
    assert_eq!(body["responseCode"], "2007300");
    let signature = simulator.requests()[0].headers["x-signature"].clone();
    let signature = signature.to_str().unwrap();
    let request = Raw::for_token(GRANT).with("X-SIGNATURE", Some(signature));
    let (status, _) = request
        .with("X-TIMESTAMP", Some(other))
        .send_for_token(&simulator)
        .await;
    assert_eq!(status, 401);
    let same = Raw::for_token(GRANT).with("X-SIGNATURE", Some(signature));
    let (status, _) = same
        .with("X-TIMESTAMP", Some(NOON))
        .send_for_token(&simulator)
        .await;
    assert_eq!(status, 200);
}

#[tokio::test]
async fn credentials_of_the_older_api_are_rejected() {
    let simulator = simulator();
    let error = simulator.client().orders().list().await;
    assert!(error.is_ok());
    let request = Raw::new("/v1.0/balance-inquiry", "1", r#"{"accountNo":"mer_1"}"#);
    let request = request.with("Authorization", Some("Basic ZHBfdGVzdF9zaW11bGF0b3I6"));
    let (status, body) = request.send(&simulator).await;
    assert_eq!(
        (status, body["responseCode"].as_str()),
        (401, Some("4011103"))
    );
}

#[tokio::test]
async fn tokens_depend_on_the_seed_alone() {
    let token = async |seed| {
        let simulator = builder().seed(seed).start_in_memory().unwrap();
        (token(&simulator).await, token(&simulator).await)
    };
    let first = token(7).await;
    assert_ne!(first.0, first.1);
    assert_eq!(first, token(7).await);
    assert_ne!(first, token(8).await);
}

#[tokio::test]
async fn the_clock_of_a_client_may_be_wrong() {
    let simulator = simulator();
    // The time is that of this machine, which is far from March 2026.
    let client = Client::builder(simulator.snap().credentials())
        .base_url(simulator.snap().base_url())
        .transport(simulator.transport())
        .build()
        .unwrap();
    balance(&client).await.unwrap();
    assert!(client.clock_skew().is_some());
    let strict = builder()
        .snap_time_tolerance(Duration::ZERO)
        .start_in_memory()
        .unwrap();
    strict.advance(MINUTE).await.unwrap();
    let request = Raw::for_token(GRANT).send_for_token(&strict).await;
    assert_eq!(request.0, 401);
    let unknown = client.balances().get(GetBalance::new(""));
    assert_eq!(code(unknown.await), "4001102");
}
