//! Webhook signatures: HMAC-SHA256 over `id|amount`, in lower-case hex.
//!
//! Source: the vendor's integration guide, step 6. The key is the API key of
//! the environment, as a string.

use crate::api::WEBHOOK;
use crate::auth::api_key::ApiKey;
use crate::types::amount::{Amount, Decimals};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use std::str::FromStr;

const TAG_LENGTH: usize = 32;

/// A signature: 32 bytes, written as 64 lower-case hex digits and read in either case.
///
/// Signatures cannot be compared with `==`, since the time that takes would
/// reveal to an attacker how many bytes are right; [`verify`] compares in constant
/// time.
///
/// ```compile_fail
/// fn compare(signature: &durianpay_client::webhook::Signature) -> bool {
///     signature == signature
/// }
/// ```
#[derive(Clone)]
pub struct Signature([u8; TAG_LENGTH]);

/// The error returned when a webhook cannot be signed or verified. It never contains the
/// right signature, the key or the payload.
///
/// [`verify`] and [`Rejection`](super::Rejection) have examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// The webhook has no signature. It can only be confirmed with the API.
    Missing,
    /// The signature is not 64 hex digits.
    Malformed,
    /// The signature begins with `sha256=`, as other vendors write it. Durianpay does
    /// not: the webhook comes from another system, or a proxy changed it.
    Prefixed,
    /// There is no key to verify the signature with.
    NoKey,
    /// The signed id is missing or empty.
    NoId,
    /// The id contains the separator, so that two payloads could have the same
    /// signature.
    AmbiguousId,
    /// The signed amount is missing or invalid.
    NoAmount,
    /// The amount and its string copy differ.
    AmountsDiffer,
    /// The signature was made with another key, or for another id or amount.
    Mismatch,
    /// The signature is valid, but the webhook claims an environment other than
    /// the key's.
    EnvironmentMismatch,
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => {
                "the webhook has no signature; confirm the payment with the API instead"
            }
            Self::Malformed => "the signature is not 64 hex digits",
            Self::Prefixed => {
                "the signature begins with `sha256=`; expected only the 64 hex digits"
            }
            Self::NoKey => "there is no key to verify the signature with; pass the API key",
            Self::NoId => "the signed id is missing or empty",
            Self::AmbiguousId => "the signed id contains the separator `|`",
            Self::NoAmount => "the signed amount is missing or invalid",
            Self::AmountsDiffer => "the amount and its string copy differ",
            Self::Mismatch => {
                "the signature does not match: it was made with another key (test and live keys \
                 differ), id or amount"
            }
            Self::EnvironmentMismatch => {
                "the webhook claims another environment than that of the key that signed it"
            }
        })
    }
}

impl std::error::Error for SignatureError {}

/// Signs `id` and `amount` as Durianpay does.
///
/// The amount is always written with two decimals, whatever its notation.
///
/// ```
/// use durianpay_client::{Amount, ApiKey, webhook};
///
/// let key = ApiKey::new("dp_test_demo")?;
/// let amount: Amount = "10000".parse()?;
/// let signature = webhook::sign("pay_dAS123ad123Asd", amount, &key)?;
/// assert_eq!(
///     signature.to_string(),
///     "ef93b2b28f3211739c0f34eceadafba89bda607a1a1a75973b828ebc9cc574c3",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The key is not a string, so that the arguments cannot be swapped:
///
/// ```compile_fail
/// # use durianpay_client::{Amount, webhook::sign};
/// # let amount = Amount::from(10_000);
/// let signature = sign("pay_1", amount, "dp_test_demo");
/// ```
///
/// # Errors
///
/// If `id` is empty or contains the separator `|`.
pub fn sign(id: &str, amount: Amount, key: &ApiKey) -> Result<Signature, SignatureError> {
    let tag = mac(id, amount, key)?.finalize().into_bytes();
    Ok(Signature(tag.into()))
}

/// Checks that `signature` was made with `key` over `id` and `amount`.
///
/// The comparison takes the same time wherever the signatures differ.
///
/// ```
/// use durianpay_client::webhook::{self, SignatureError};
/// use durianpay_client::{Amount, ApiKey};
///
/// let key = ApiKey::new("dp_test_demo")?;
/// let amount = Amount::from(10_000);
/// let signature = "ef93b2b28f3211739c0f34eceadafba89bda607a1a1a75973b828ebc9cc574c3";
/// webhook::verify("pay_dAS123ad123Asd", amount, signature, &key)?;
///
/// let of_another_payment = webhook::verify("pay_2", amount, signature, &key);
/// assert_eq!(of_another_payment, Err(SignatureError::Mismatch));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If the signature does not match or is not 64 hex digits, or if `id` is empty or
/// contains the separator `|`.
#[doc(alias = "hmac")]
#[doc(alias = "callback")]
pub fn verify(
    id: &str,
    amount: Amount,
    signature: &str,
    key: &ApiKey,
) -> Result<(), SignatureError> {
    let signature: Signature = signature.parse()?;
    mac(id, amount, key)?
        .verify_slice(&signature.0)
        .map_err(|_| SignatureError::Mismatch)
}

fn mac(id: &str, amount: Amount, key: &ApiKey) -> Result<Hmac<Sha256>, SignatureError> {
    let separator = WEBHOOK
        .signature
        .as_ref()
        .map_or("|", |scheme| scheme.separator);
    if id.is_empty() {
        return Err(SignatureError::NoId);
    }
    if id.contains(separator) {
        return Err(SignatureError::AmbiguousId);
    }
    let mut mac = key.mac();
    let mut message = String::with_capacity(id.len() + separator.len() + 24);
    message.push_str(id);
    message.push_str(separator);
    amount.write_rupiah(Decimals::Two, &mut message);
    mac.update(message.as_bytes());
    Ok(mac)
}

impl FromStr for Signature {
    type Err = SignatureError;

    fn from_str(text: &str) -> Result<Self, SignatureError> {
        if text.is_empty() {
            return Err(SignatureError::Missing);
        }
        if text.starts_with("sha256=") {
            return Err(SignatureError::Prefixed);
        }
        let mut tag = [0; TAG_LENGTH];
        match hex::decode_to_slice(text, &mut tag) {
            Ok(()) => Ok(Self(tag)),
            Err(_) => Err(SignatureError::Malformed),
        }
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Signature(…)")
    }
}
