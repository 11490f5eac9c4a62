//! Access tokens.

use super::keys::CLIENT_KEY;
use crate::clock::{after, in_zulu};
use crate::object::Object;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use durianpay_client::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::time::Duration;

/// The lifetime of a token in seconds.
pub(crate) const LIFETIME: u64 = 900;

/// The number of tokens after which those that have expired are removed.
const EXPIRED_KEPT: u64 = 1_024;

/// The valid tokens, by their string, with their expiry. A new token does not invalidate an earlier
/// one; no source documents this.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Tokens {
    ends: BTreeMap<String, Timestamp>,
    issued: u64,
    seed: u64,
}

/// A token that was issued.
pub(crate) struct Token {
    pub(crate) text: String,
    pub(crate) ends_at: Timestamp,
}

impl Tokens {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            ends: BTreeMap::new(),
            issued: 0,
            seed,
        }
    }

    /// Issues a token: a JWT with the claims of the published sample. Its signature cannot be
    /// verified by any key; it makes each token unique.
    pub(crate) fn issue(&mut self, now: Timestamp, merchant: &str, grant: &str) -> Token {
        let ends_at = after(now, Duration::from_secs(LIFETIME)).unwrap_or(now);
        let claims = Object::new()
            .string("iss", "Durian Money")
            .with("iat", &now.unix_seconds())
            .with("exp", &ends_at.unix_seconds())
            .string("merchant_id", merchant)
            .string("grant_type", grant)
            .string("client_key", CLIENT_KEY)
            .finish();
        let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
        let claims = URL_SAFE_NO_PAD.encode(claims.as_str());
        let number = [self.seed.to_le_bytes(), self.issued.to_le_bytes()].concat();
        self.issued += 1;
        let signature = Sha256::new_with_prefix(number)
            .chain_update(&claims)
            .finalize();
        let text = format!("{head}.{claims}.{}", URL_SAFE_NO_PAD.encode(signature));
        // Not each time, since this looks at all tokens.
        if self.issued.is_multiple_of(EXPIRED_KEPT) {
            self.ends.retain(|_, ends_at| now < *ends_at);
        }
        self.ends.insert(text.clone(), ends_at);
        Token { text, ends_at }
    }

    pub(crate) fn is_valid(&self, token: &str, now: Timestamp) -> bool {
        self.ends.get(token).is_some_and(|end| now < *end)
    }

    /// Expires all tokens.
    pub(crate) fn clear(&mut self) {
        self.ends.clear();
    }
}

/// Formats a time in the default format of Go: `2024-05-13 08:47:36.452492159 +0000 UTC`.
pub(crate) fn go_time(time: Timestamp) -> String {
    let zulu = in_zulu(time).to_string().replace('T', " ");
    let digits = zulu.trim_end_matches('Z');
    let digits = if digits.contains('.') {
        digits.trim_end_matches('0').trim_end_matches('.')
    } else {
        digits
    };
    format!("{digits} +0000 UTC")
}

#[cfg(test)]
mod tests {
    use super::{Tokens, go_time};
    use durianpay_client::Timestamp;

    fn time(text: &str) -> Timestamp {
        text.parse().expect("a time of the test")
    }

    #[test]
    fn a_go_time_has_no_trailing_zeros() {
        for (text, written) in [
            (
                "2024-05-13T08:47:36.452492159Z",
                "2024-05-13 08:47:36.452492159 +0000 UTC",
            ),
            ("2024-05-13T15:47:30+07:00", "2024-05-13 08:47:30 +0000 UTC"),
            (
                "2024-05-13T08:47:36.500Z",
                "2024-05-13 08:47:36.5 +0000 UTC",
            ),
        ] {
            assert_eq!(go_time(time(text)), written);
        }
    }

    #[test]
    fn a_token_lasts_900_seconds_and_no_two_are_equal() {
        let now = time("2026-01-01T00:00:00Z");
        let mut tokens = Tokens::new(7);
        let first = tokens.issue(now, "mer_1", "client_credentials").text;
        let second = tokens.issue(now, "mer_1", "client_credentials").text;
        assert_ne!(first, second);
        assert!(tokens.is_valid(&first, time("2026-01-01T00:14:59.999Z")));
        assert!(!tokens.is_valid(&first, time("2026-01-01T00:15:00Z")));
        let again = Tokens::new(7)
            .issue(now, "mer_1", "client_credentials")
            .text;
        assert_eq!(again, first);
        let other = Tokens::new(8)
            .issue(now, "mer_1", "client_credentials")
            .text;
        assert_ne!(other, first);
    }
}
