//! Webhooks, compared with a hand-written handler.

use crate::case::Case;
use bench_serde_derive::amount::Amount;
use durianpay_client::ApiKey;
use durianpay_client::webhook::{Untrusted, sign};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::Sha256;
use std::hint::black_box;
use std::rc::Rc;

const SAMPLE: &str = include_str!("../../../tests/samples/guide.webhook.payment.completed.json");

const KEY: &str = "dp_test_bench";

/// The only event that the hand-written handler supports: that of the sample.
#[derive(Deserialize)]
#[expect(dead_code, reason = "a real handler would read them")]
struct Notification {
    event: String,
    data: Payload,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "a real handler would read them")]
struct Payload {
    id: String,
    signature: String,
    order_id: String,
    amount: Amount,
    currency: String,
    paid_at: String,
    created_at: String,
    metadata: Map<String, Value>,
}

impl Notification {
    fn is_signed(&self, key: &str) -> bool {
        let Ok(signature) = hex::decode(&self.data.signature) else {
            return false;
        };
        let message = format!("{}|{}", self.data.id, self.data.amount);
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else {
            return false;
        };
        mac.update(message.as_bytes());
        mac.verify_slice(&signature).is_ok()
    }
}

/// Builds the cases: parse, verify, and both.
pub(crate) fn cases() -> Vec<Case> {
    let key = Rc::new(ApiKey::new(KEY).expect("the key is valid"));
    let body = signed(&key);
    let own = Untrusted::parse(&body).expect("the sample is a webhook");
    let by_hand = by_hand(&body);
    assert!(own.verify([&*key]).is_ok() && by_hand.is_signed(KEY));

    let (body_a, body_b, body_c, body_d) = (body.clone(), body.clone(), body.clone(), body);
    let key_of_both = Rc::clone(&key);
    vec![
        Case::new("webhook.parse")
            .subject("client", move || Untrusted::parse(black_box(&body_a)))
            .subject("hand", move || self::by_hand(black_box(&body_b))),
        Case::new("webhook.verify")
            .subject("client", move || own.verify([&*key]).is_ok())
            .subject("hand", move || by_hand.is_signed(black_box(KEY))),
        Case::new("webhook.both")
            .subject("client", move || {
                let webhook = Untrusted::parse(black_box(&body_c));
                let webhook = webhook.as_ref();
                webhook.is_ok_and(|webhook| webhook.verify([&*key_of_both]).is_ok())
            })
            .subject("hand", move || {
                self::by_hand(black_box(&body_d)).is_signed(black_box(KEY))
            }),
    ]
}

fn by_hand(body: &[u8]) -> Notification {
    serde_json::from_slice(body).expect("the sample is a webhook")
}

/// Builds the sample with a valid signature.
fn signed(key: &ApiKey) -> Vec<u8> {
    let mut webhook: Value = serde_json::from_str(SAMPLE).expect("the sample is JSON");
    let data = &mut webhook["data"];
    let (id, amount) = (data["id"].as_str(), data["amount"].as_str());
    let amount = amount.and_then(|amount| amount.parse().ok());
    let signature = sign(
        id.expect("the sample has an id"),
        amount.expect("the sample has an amount"),
        key,
    );
    data["signature"] = signature.expect("the id can be signed").to_string().into();
    webhook.to_string().into_bytes()
}
