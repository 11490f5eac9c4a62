//! Credentials, tokens and signatures.

use crate::server::{control, start};
use crate::{bank, toko};
use durianpay_client::{Outcome, RsaPrivateKey, Secret};
use http::StatusCode;

#[tokio::test]
async fn each_scheme_is_checked() {
    let server = start("fixtures/valid/auth-credentials.toml").await;
    let credentials = |password: &str| {
        let fields = toko::CredentialsFields {
            account: "simulator-account".into(),
            password: password.into(),
        };
        toko::Credentials::new(fields)
            .unwrap()
            .with_bot_token("simulator-bot_token")
            .with_client_secret("simulator-client_secret")
            .with_key("simulator")
    };
    let client = |password: &str| {
        let builder = toko::Client::builder(credentials(password));
        builder.base_url(server.base_url()).build().unwrap()
    };
    let own = client("simulator-password");
    own.accounts().get().await.unwrap();
    own.accounts().prices().await.unwrap();
    own.bots().get().await.unwrap();
    own.orders().create().await.unwrap();
    // The client fetches another token.
    let revoked = control(&server, "POST", "/tokens/revoke").await;
    assert_eq!(revoked["revoked"], 1);
    own.orders().create().await.unwrap();

    let error = client("another").accounts().get().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
}

#[tokio::test]
async fn signatures_are_verified() {
    let server = start("simulated_specs/bank.toml").await;
    let given = control(&server, "GET", "/credentials").await;
    let private_key = given["private_key"].as_str().unwrap();
    let client = |secret: &str| {
        let fields = bank::CredentialsFields {
            client_key: "simulator-client_key".to_owned(),
            client_secret: Secret::new(secret),
            private_key: RsaPrivateKey::from_pem(private_key).unwrap(),
        };
        let credentials = bank::Credentials::new(fields).unwrap();
        bank::Client::builder(credentials)
            .base_url(server.base_url())
            .build()
            .unwrap()
    };
    let transfer = || bank::Transfer::new("bill-5", bank::Money::new(25_000));
    let own = client("simulator-client_secret");
    let reply = own.transfers().create(transfer()).await.unwrap();
    assert_eq!(reply.response_code.unwrap().as_str(), "2001800");
    assert_eq!(reply.reference_no.as_deref(), Some("N-9"));
    control(&server, "POST", "/tokens/revoke").await;
    own.transfers().create(transfer()).await.unwrap();

    let error = client("another")
        .transfers()
        .create(transfer())
        .await
        .unwrap_err();
    assert_eq!(error.outcome(), Outcome::Rejected);
    assert_eq!(error.code(), Some("4011800"));
    assert_eq!(
        error.message(),
        Some("the signature does not match the request")
    );
}
