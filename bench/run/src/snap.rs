//! Requests of SNAP that are signed, and notifications that are verified.

use crate::case::Case;
use durianpay_client::notification::Untrusted;
use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
use durianpay_client::snap::{Client, Credentials, CredentialsFields, Verifier};
use durianpay_client::{
    BoxFuture, RsaPrivateKey, RsaPublicKey, Secret, SendOptions, Transport, TransportResult,
};
use http::{HeaderMap, HeaderValue};
use serde_json::Value;
use std::hint::black_box;
use tokio::runtime::Runtime;

const VECTORS: &str = include_str!("../../../tests/data/snap/signature-vectors.json");

/// A key for tests.
const PRIVATE_KEY: &str = include_str!("../../../durianpay-simulator/src/snap/keys/merchant.pem");

/// Builds the cases. Nothing else does this work, so there is one subject.
pub(crate) fn cases() -> Vec<Case> {
    vec![sign(), verify()]
}

/// Signs a request, with a token that is there.
fn sign() -> Case {
    let runtime = Runtime::new().expect("a runtime can be started");
    let client = Client::builder(credentials())
        .base_url("http://127.0.0.1:9/v1.0")
        .transport(Tokens);
    let client = client.build().expect("the settings are valid");
    let request = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
    Case::new("snap.sign").subject("client", move || {
        let call = client.qris().create(black_box(request.clone()));
        let signed = runtime.block_on(call.sign_http());
        assert!(signed.is_ok(), "{signed:?}");
    })
}

fn credentials() -> Credentials {
    Credentials::new(CredentialsFields {
        client_key: "client-key".into(),
        client_secret: Secret::new("client-secret"),
        private_key: RsaPrivateKey::from_pem(PRIVATE_KEY).expect("the key is valid"),
    })
    .expect("the credentials are valid")
}

/// Responds with a token to every request.
#[derive(Debug)]
struct Tokens;

impl Transport for Tokens {
    fn send(
        &self,
        _: http::Request<bytes::Bytes>,
        _: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let token = r#"{"responseCode":"2007300","responseMessage":"Successful","accessToken":"token","tokenType":"BearerToken","expiresIn":"900"}"#;
        Box::pin(std::future::ready(Ok(http::Response::new(token.into()))))
    }
}

/// Verifies a notification that somebody published, whose body is to be minified.
fn verify() -> Case {
    let file: Value = serde_json::from_str(VECTORS).expect("the vectors are JSON");
    let vectors = file["vectors"].as_array().expect("the vectors are a list");
    let vector = vectors
        .iter()
        .find(|vector| vector["id"] == "RSA-3")
        .expect("the vector is there");
    let text = |name: &str| vector[name].as_str().expect("it is a string").to_owned();
    let verifier =
        Verifier::new([RsaPublicKey::from_pem(&text("publicKeyPem")).expect("the key is valid")]);
    let (path, body) = (text("path"), text("body"));
    let mut headers = HeaderMap::new();
    for (header, name) in [("x-signature", "signature"), ("x-timestamp", "timestamp")] {
        headers.insert(
            header,
            HeaderValue::from_str(&text(name)).expect("it is a value of a header"),
        );
    }
    Case::new("snap.verify").subject("client", move || {
        let received = Untrusted::new("POST", &path, &headers, black_box(body.as_bytes()));
        let verified = verifier.verify(&received);
        assert!(verified.is_ok(), "{verified:?}");
    })
}
