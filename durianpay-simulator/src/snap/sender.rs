//! Signs notifications, and forges them.

use super::jakarta::local;
use super::keys::{CHANNEL_ID, CLIENT_KEY, sign};
use durianpay_client::Timestamp;
use http::{HeaderMap, HeaderName, HeaderValue};
use sha2::{Digest as _, Sha256};

/// A notification to be signed.
pub(crate) struct Signed<'n> {
    /// The path that the signature covers.
    pub(crate) path: &'n str,
    pub(crate) body: &'n [u8],
    pub(crate) time: Timestamp,
    /// The number of the event.
    pub(crate) number: u64,
}

/// Creates the headers of a notification. The signature covers method, path, body and time.
pub(crate) fn headers(notification: &Signed<'_>) -> HeaderMap {
    let Signed {
        path,
        body,
        time,
        number,
    } = notification;
    let time = local(*time).to_string();
    let digest = hex::encode(Sha256::digest(body));
    let signature = sign(format!("POST:{path}:{digest}:{time}").as_bytes());
    let digits: String = time.chars().filter(char::is_ascii_digit).take(14).collect();
    let pairs = [
        ("x-timestamp", time),
        ("x-signature", signature),
        ("x-partner-id", CLIENT_KEY.to_owned()),
        ("x-external-id", format!("{digits}{number:06}")),
        ("channel-id", CHANNEL_ID.to_owned()),
    ];
    let header = |(name, value): (_, String)| {
        let value = HeaderValue::try_from(value).ok()?;
        Some((HeaderName::from_static(name), value))
    };
    pairs.into_iter().filter_map(header).collect()
}

/// Changes a body after it was signed, as an attacker would: a larger amount, and a success.
pub(crate) fn forge(body: &str) -> String {
    let more = body.replacen(r#""value":""#, r#""value":"9"#, 1);
    let key = r#""latestTransactionStatus":""#;
    match more.split_once(key) {
        Some((before, after)) => {
            let rest = after.split_once('"').map_or("", |(_, rest)| rest);
            format!("{before}{key}00\"{rest}")
        }
        None => more,
    }
}

#[cfg(test)]
mod tests {
    use super::forge;

    #[test]
    fn a_forged_body_claims_more_money_and_a_success() {
        let body = r#"{"amount":{"value":"1.00"},"latestTransactionStatus":"06","x":1}"#;
        let forged = r#"{"amount":{"value":"91.00"},"latestTransactionStatus":"00","x":1}"#;
        assert_eq!(forge(body), forged);
    }
}
