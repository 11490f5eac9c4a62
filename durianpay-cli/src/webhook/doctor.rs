//! Explains why the signature of a webhook does not match, by trying the known mistakes.
//!
//! The signature is an HMAC-SHA256 over `id|amount`, with the API key, where the amount has two
//! decimals. The mistakes are tried with code of its own, since the client cannot make them.

use durianpay_client::webhook::{SignatureError, Untrusted};
use durianpay_client::{Amount, ApiKey};
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Map, Value};
use sha2::Sha256;

/// The result of checking a webhook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The signature is valid: the id and the amount are authentic, and nothing else.
    Valid {
        /// The event that the webhook claims.
        event: String,
        /// The signed id.
        id: String,
        /// The signed amount.
        amount: Amount,
        /// The position of the key among those given.
        key: usize,
    },
    /// The signature is missing or does not match.
    Invalid {
        /// The reason.
        reason: String,
        /// What explains it, the most certain first.
        findings: Vec<String>,
    },
}

/// A key, as it was given.
#[derive(Clone)]
pub struct GivenKey {
    /// The key.
    pub key: ApiKey,
    /// Its text. It is never shown.
    pub text: String,
}

impl std::fmt::Debug for GivenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("GivenKey").finish_non_exhaustive()
    }
}

/// Checks the body of a webhook with these keys.
#[must_use]
pub fn examine(body: &[u8], keys: &[GivenKey]) -> Verdict {
    let invalid = |reason: String, findings| Verdict::Invalid { reason, findings };
    let webhook = match Untrusted::parse(body) {
        Ok(webhook) => webhook,
        Err(error) => return invalid(error.to_string(), shape(body)),
    };
    match webhook.verify(keys.iter().map(|given| &given.key)) {
        Ok(authentic) => {
            let is_it = |given: &GivenKey| webhook.verify([&given.key]).is_ok();
            Verdict::Valid {
                event: webhook.claimed_event_name().to_owned(),
                id: authentic.id().to_owned(),
                amount: authentic.amount(),
                key: keys.iter().position(is_it).unwrap_or_default(),
            }
        }
        Err(error) => invalid(error.to_string(), findings(error, body, keys)),
    }
}

/// Explains a body that is not a webhook.
fn shape(body: &[u8]) -> Vec<String> {
    let Ok(value) = serde_json::from_slice::<Value>(body) else {
        let text = String::from_utf8_lossy(body);
        let is_form = text.contains('=') && !text.trim_start().starts_with(['{', '[']);
        return if is_form {
            vec![
                "it looks like a form: pass the raw body, before the framework decodes it"
                    .to_owned(),
            ]
        } else {
            vec!["it is not JSON: pass the raw body, not a printed or re-encoded one".to_owned()]
        };
    };
    if value.get("event").is_none() && value.get("signature").is_some() {
        return vec!["it is the content of `data` alone: pass the whole body".to_owned()];
    }
    Vec::new()
}

/// Explains a signature that does not match.
fn findings(error: SignatureError, body: &[u8], keys: &[GivenKey]) -> Vec<String> {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    let Some(data) = value.get("data").and_then(Value::as_object) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    if error == SignatureError::EnvironmentMismatch || is_other_environment(data, keys) {
        let live = data.get("is_live").and_then(Value::as_bool) == Some(true);
        let (kind, prefix) = if live {
            ("live", "dp_live_")
        } else {
            ("test", "dp_test_")
        };
        findings.push(format!(
            "the webhook is of the {kind} environment: use the key that begins with `{prefix}`"
        ));
    }
    if error == SignatureError::Mismatch {
        findings.extend(keys.iter().find_map(|given| mistake(data, &given.text)));
        if findings.is_empty() {
            findings.push(
                "no known mistake explains it: it was signed with another key, for example of \
                 another account or one that was replaced, or its id or amount was changed"
                    .to_owned(),
            );
        }
    }
    findings
}

/// Returns whether no key is of the environment that the webhook claims.
fn is_other_environment(data: &Map<String, Value>, keys: &[GivenKey]) -> bool {
    let Some(claimed) = data.get("is_live").and_then(Value::as_bool) else {
        return false;
    };
    let environments = keys.iter().filter_map(|given| given.key.environment());
    !keys.is_empty() && environments.clone().count() == keys.len() && {
        let mut environments = environments;
        environments.all(|environment| environment.live != claimed)
    }
}

/// Finds the mistake that produces the signature of a payload with this key.
fn mistake(data: &Map<String, Value>, key: &str) -> Option<String> {
    let text = |name: &str| match data.get(name)? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    let signature = hex::decode(text("signature")?).ok()?;
    let amounts = amounts(&text("amount")?, data.get("amount"), text("amount_str"));
    let ids = [
        "id",
        "order_id",
        "order_ref_id",
        "payment_id",
        "customer_id",
    ];
    for name in ids {
        let Some(id) = text(name) else { continue };
        for (amount, description) in &amounts {
            for (separator, joint) in [
                ("|", ""),
                ("", " and no separator"),
                (":", " and `:` as separator"),
            ] {
                let signed = format!("{id}{separator}{amount}");
                for (key, of_key) in keys(key) {
                    let is_documented = name == "id" && separator == "|" && of_key.is_empty();
                    if is_documented && description.is_empty() {
                        continue;
                    }
                    if is_signed(&key, &signed, &signature) {
                        let of_id = if name == "id" {
                            String::new()
                        } else {
                            format!(" over `{name}` instead of `id`")
                        };
                        return Some(format!(
                            "the sender signed{of_id}{joint}{description}{of_key}"
                        ));
                    }
                }
            }
        }
    }
    None
}

/// Returns the notations of an amount that a sender may have signed. The first is the right one.
fn amounts(
    written: &str,
    value: Option<&Value>,
    copy: Option<String>,
) -> Vec<(String, &'static str)> {
    let mut amounts = Vec::new();
    let hundredths = match value {
        Some(Value::Number(number)) => number.as_i64(),
        _ => None,
    };
    let rupiah = match hundredths {
        Some(hundredths) => Some(Amount::from_hundredths(hundredths)),
        None => written.parse().ok(),
    };
    if let Some(rupiah) = rupiah {
        amounts.push((rupiah.to_string(), ""));
        if let Some(whole) = rupiah.whole_rupiah() {
            amounts.push((whole.to_string(), " the amount without decimals"));
            amounts.push((format!("{whole}.0"), " the amount with one decimal"));
        }
        let hundredths = rupiah.hundredths();
        amounts.push((hundredths.to_string(), " the amount in hundredths"));
        if let Some(more) = hundredths.checked_mul(100) {
            let more = Amount::from_hundredths(more).to_string();
            amounts.push((more, " hundredths as if they were rupiah"));
        }
    }
    amounts.push((
        written.to_owned(),
        " the amount as it is written in the payload",
    ));
    amounts.extend(copy.map(|copy| (copy, " the content of `amount_str`")));
    amounts
}

/// Returns the forms of a key that a sender may have used. The first is the right one.
fn keys(key: &str) -> [(String, &'static str); 4] {
    [
        (key.to_owned(), ""),
        (format!("{key}\n"), " with a line end after the key"),
        (
            format!("{key}:"),
            " with the colon of HTTP Basic after the key",
        ),
        (format!("{key} "), " with a blank after the key"),
    ]
}

fn is_signed(key: &str, text: &str, signature: &[u8]) -> bool {
    // A key of any length is accepted.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else {
        return false;
    };
    mac.update(text.as_bytes());
    mac.verify_slice(signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{GivenKey, Verdict, examine};
    use durianpay_client::ApiKey;
    use hmac::{Hmac, KeyInit as _, Mac as _};
    use sha2::Sha256;

    const KEY: &str = "dp_test_demo";

    fn given(text: &str) -> GivenKey {
        GivenKey {
            key: ApiKey::new(text).expect("a key"),
            text: text.to_owned(),
        }
    }

    fn signature(key: &str, text: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).expect("a key");
        mac.update(text.as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }

    fn body(signature: &str) -> String {
        format!(
            r#"{{"event":"payment.completed","data":{{"id":"pay_1","order_id":"ord_1","amount":"10000","is_live":false,"signature":"{signature}"}}}}"#
        )
    }

    fn findings(body: &str, key: &str) -> String {
        match examine(body.as_bytes(), &[given(key)]) {
            Verdict::Invalid { findings, .. } => findings.join("; "),
            valid @ Verdict::Valid { .. } => panic!("{valid:?}"),
        }
    }

    #[test]
    fn a_valid_webhook_names_what_is_signed() {
        let body = body(&signature(KEY, "pay_1|10000.00"));
        let keys = [given("dp_test_other"), given(KEY)];
        let verdict = examine(body.as_bytes(), &keys);
        let expected = Verdict::Valid {
            event: "payment.completed".to_owned(),
            id: "pay_1".to_owned(),
            amount: 10_000.into(),
            key: 1,
        };
        assert_eq!(verdict, expected);
    }

    #[test]
    fn each_mistake_is_explained() {
        for (key, text, finding) in [
            (
                KEY,
                "pay_1|10000",
                "the sender signed the amount without decimals",
            ),
            (
                KEY,
                "pay_1|1000000",
                "the sender signed the amount in hundredths",
            ),
            (
                KEY,
                "ord_1|10000.00",
                "the sender signed over `order_id` instead of `id`",
            ),
            (KEY, "pay_110000.00", "the sender signed and no separator"),
            (
                "dp_test_demo\n",
                "pay_1|10000.00",
                "the sender signed with a line end after the key",
            ),
            (
                "dp_test_other",
                "pay_1|10000.00",
                "no known mistake explains it",
            ),
            (KEY, "pay_1|9000.00", "no known mistake explains it"),
        ] {
            let found = findings(&body(&signature(key, text)), KEY);
            assert!(found.starts_with(finding), "{text}: {found}");
        }
    }

    #[test]
    fn the_other_environment_is_named() {
        let body = body(&signature("dp_test_demo", "pay_1|10000.00"));
        let found = findings(&body, "dp_live_demo");
        assert!(found.contains("key that begins with `dp_test_`"), "{found}");
    }

    #[test]
    fn a_body_of_another_form_is_explained() {
        for (body, finding) in [
            ("event=payment.completed&data=x", "it looks like a form"),
            ("Array ( [event] => x )", "it looks like a form"),
            ("<xml>", "it is not JSON"),
            (
                r#"{"id":"pay_1","signature":"x"}"#,
                "it is the content of `data` alone",
            ),
        ] {
            let found = findings(body, KEY);
            assert!(found.starts_with(finding), "{body}: {found}");
        }
    }

    #[test]
    fn a_key_is_never_shown() {
        let shown = format!("{:?}", given(KEY));
        assert!(!shown.contains("demo"), "{shown}");
    }
}
