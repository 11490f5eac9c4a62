//! Any bytes as a webhook, and as a signature.

use durianpay_client::webhook::{Signature, Untrusted, sign, verify};
use durianpay_client::{Amount, ApiKey};
use std::sync::LazyLock;

static KEY: LazyLock<ApiKey> =
    LazyLock::new(|| ApiKey::new("dp_test_demo").expect("the key is one"));

/// Checks that a webhook is verified only with the signature of its id and amount.
pub fn check(data: &[u8]) {
    as_signature(data);
    let Ok(webhook) = Untrusted::parse(data) else {
        return;
    };
    let _shown = format!(
        "{webhook:?} {:?} {:?}",
        webhook.subject(),
        webhook.decode_error()
    );
    assert!(webhook.verify([]).is_err());
    if let Ok(authentic) = webhook.verify([&*KEY]) {
        let right = sign(authentic.id(), authentic.amount(), &KEY).expect("it was signed");
        let text = String::from_utf8_lossy(data);
        assert!(text.contains(&right.to_string()), "{text}");
    }
}

/// Only the right 64 digits are the signature of a payment.
fn as_signature(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    if let Ok(signature) = text.parse::<Signature>() {
        assert_eq!(signature.to_string(), text);
    }
    let amount = Amount::from(10_000);
    let right = sign("pay_1", amount, &KEY).expect("the id can be signed");
    let holds = verify("pay_1", amount, text, &KEY).is_ok();
    assert_eq!(holds, text == right.to_string());
}
