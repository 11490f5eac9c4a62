//! Payloads with a forged signature.

use crate::events::Event;
use crate::object::set_member;
use durianpay_client::api::WEBHOOK;
use durianpay_client::json::Json;
use sha2::{Digest as _, Sha256};

/// Replaces the signature of a payload and nothing else. The new one has the format of a valid
/// signature, so that only verification detects it.
pub(crate) fn forge_signature(data: &Json) -> Json {
    let Some(scheme) = &WEBHOOK.signature else {
        return data.clone();
    };
    let forged = hex::encode(Sha256::digest(data.as_str()));
    let forged = Json::from(forged.as_str());
    set_member(data, scheme.place, &forged)
}

/// Forges the signature of an event. An attacker does not retry.
pub(crate) fn forged(event: Event) -> Event {
    Event {
        data: forge_signature(&event.data),
        is_retried: false,
        ..event
    }
}

#[cfg(test)]
mod tests {
    use super::forge_signature;
    use durianpay_client::json::Json;

    fn forged(text: &str) -> Json {
        forge_signature(&Json::parse(text).expect("the text is JSON"))
    }

    #[test]
    fn nothing_but_the_signature_changes() {
        let data = format!(
            r#"{{"id":"pay_1","signature":"{}","tip":0.10}}"#,
            "a".repeat(64)
        );
        let changed = forged(&data);
        let signature = changed.get("signature").and_then(|text| text.string());
        let signature = signature.expect("it has a signature");
        assert_eq!(signature.len(), 64);
        assert_eq!(changed.as_str().replace(&signature, &"a".repeat(64)), data);
        assert_ne!(changed.as_str(), data);
    }

    #[test]
    fn a_missing_signature_is_added() {
        for (data, begins) in [
            ("{}", r#"{"signature":""#),
            (r#"{"id":1}"#, r#"{"id":1,"signature":""#),
        ] {
            assert!(forged(data).as_str().starts_with(begins), "{data}");
        }
        assert_eq!(forged("[1]").as_str(), "[1]");
        assert_eq!(forged("null"), Json::null());
    }
}
