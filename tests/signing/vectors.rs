//! The published signatures, made by the client and by `openssl`.

use crate::api::{self, BALANCE, CREATE_VA, QRIS, Signed};
use crate::openssl;
use crate::server::{Clock, Reply, Server, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use durianpay_client::__private::ClientBuilder;
use durianpay_client::{RsaPublicKey, Secret, Timestamp};
use serde_json::Value;
use std::time::Duration;

fn vectors(kind: &str) -> Vec<Value> {
    let file: Value =
        serde_json::from_str(include_str!("../data/snap/signature-vectors.json")).unwrap();
    let vectors = file["vectors"].as_array().unwrap().iter();
    let of_kind = vectors.filter(|vector| vector["kind"] == kind);
    let found: Vec<Value> = of_kind.cloned().collect();
    assert!(!found.is_empty(), "{kind}");
    found
}

fn text<'v>(vector: &'v Value, key: &str) -> &'v str {
    vector[key].as_str().unwrap()
}

/// Returns JSON without white space outside of strings.
fn minified(json: &str) -> String {
    let (mut out, mut in_string, mut is_escaped) = (String::new(), false, false);
    for sign in json.chars() {
        if in_string || !sign.is_ascii_whitespace() {
            out.push(sign);
        }
        in_string ^= sign == '"' && !is_escaped;
        is_escaped = in_string && sign == '\\' && !is_escaped;
    }
    out
}

fn decoded(signature: &str) -> Vec<u8> {
    STANDARD.decode(signature).unwrap()
}

#[test]
fn body_digests_match_published_ones() {
    for vector in vectors("body-hash") {
        let body = minified(text(&vector, "body"));
        assert_eq!(body, text(&vector, "minified"));
        if let Some(digest) = openssl::sha256(body.as_bytes()) {
            assert_eq!(digest, text(&vector, "sha256Hex"), "{}", vector["id"]);
        }
    }
}

#[tokio::test(start_paused = true)]
async fn request_signatures_match_published_ones() {
    for vector in vectors("symmetric") {
        let time: Timestamp = text(&vector, "timestamp").parse().unwrap();
        let since = Duration::new(time.unix_seconds().unsigned_abs(), time.subsec_nanos());
        let clock = Clock::showing(since);
        let token = text(&vector, "accessToken").to_owned();
        let server = Server::with_tokens(move |_| Reply::token(&token, 900), |_, _| Reply::done());
        let mut credentials = api::credentials();
        credentials.set_secret("client_secret", Secret::new(text(&vector, "clientSecret")));
        let path = text(&vector, "path");
        let endpoint = [&BALANCE, &QRIS, &CREATE_VA]
            .into_iter()
            .find(|endpoint| path.ends_with(endpoint.path))
            .unwrap();
        let prefix = path.strip_suffix(endpoint.path).unwrap();
        let client: Signed = ClientBuilder::signed(credentials)
            .base_url(format!("https://api.example{prefix}"))
            .transport(server.clone())
            .runtime(clock)
            .build()
            .unwrap();
        let body = minified(text(&vector, "body"));
        client.call_with(endpoint, &body).await.unwrap();
        let [request] = <[_; 1]>::try_from(server.calls()).unwrap();
        assert_eq!(request.body(), body.as_bytes());
        assert_eq!(header(&request, "x-timestamp"), text(&vector, "timestamp"));
        let signature = header(&request, "x-signature");
        assert_eq!(signature, text(&vector, "signature"), "{}", vector["id"]);
        let signed = format!(
            "POST:{path}:{}:{}:{}",
            text(&vector, "accessToken"),
            text(&vector, "sha256Hex"),
            text(&vector, "timestamp"),
        );
        let secret = text(&vector, "clientSecret");
        if let Some(expected) = openssl::hmac_sha512(secret, &signed) {
            assert_eq!(decoded(signature), expected, "{}", vector["id"]);
        }
    }
}

#[test]
fn only_the_published_rsa_signatures_verify() {
    for kind in ["asymmetric-token", "asymmetric-notification"] {
        for vector in vectors(kind) {
            let key = text(&vector, "publicKeyPem");
            let signature = decoded(text(&vector, "signature"));
            let signed = |timestamp: &str| match vector["method"].as_str() {
                None => format!("{}|{timestamp}", text(&vector, "clientKey")),
                Some(method) => {
                    let (path, digest) = (text(&vector, "path"), text(&vector, "sha256Hex"));
                    format!("{method}:{path}:{digest}:{timestamp}")
                }
            };
            let (true_text, other) = (
                signed(text(&vector, "timestamp")),
                signed("2024-03-19T14:30:00+07:00"),
            );
            let public = RsaPublicKey::from_pem(key).unwrap();
            assert!(public.verifies(true_text.as_bytes(), &signature));
            assert!(!public.verifies(other.as_bytes(), &signature));
            assert!(!public.verifies(true_text.as_bytes(), &signature[1..]));
            if let Some(is_valid) = openssl::verify(key, &true_text, &signature) {
                assert!(is_valid, "{}", vector["id"]);
            }
        }
    }
}
