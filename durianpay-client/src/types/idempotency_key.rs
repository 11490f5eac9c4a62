//! [`IdempotencyKey`]: prevents a call from being carried out twice.

use http::HeaderValue;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;
use uuid::Builder;
#[cfg(feature = "tokio")]
use uuid::Uuid;

/// The maximum length of a key, in bytes.
const LONGEST: usize = 255;

/// A key under which the API carries out a call at most once, even if it is sent several
/// times: 1 to 255 visible ASCII characters.
///
/// Set it with [`Call::idempotency_key`](crate::Call::idempotency_key). To be able to
/// send a call again after a crash, you must store its key together with the request
/// before you send it.
///
/// ```
/// use durianpay_client::IdempotencyKey;
///
/// let key = IdempotencyKey::new("payroll-2026-07")?;
/// assert_eq!(key.as_str(), "payroll-2026-07");
/// assert!(IdempotencyKey::new("").is_err());
/// assert!(IdempotencyKey::new("two words").is_err());
/// # Ok::<(), durianpay_client::IdempotencyKeyError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Creates a key from a string.
    ///
    /// # Errors
    ///
    /// If the string is empty, longer than 255 bytes, or contains anything but visible
    /// ASCII characters. A space is not a visible character.
    pub fn new(key: impl Into<String>) -> Result<Self, IdempotencyKeyError> {
        let key = key.into();
        let invalid = |reason| Err(IdempotencyKeyError { reason });
        if key.is_empty() {
            invalid("is empty")
        } else if key.len() > LONGEST {
            invalid("is longer than 255 bytes")
        } else if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
            invalid("contains a character that is not visible ASCII")
        } else {
            Ok(Self(key))
        }
    }

    /// Creates a random key, a UUID, from the system's randomness. It protects one call and
    /// its retries; to protect more than that, store it before you make the call.
    #[cfg(feature = "tokio")]
    #[must_use]
    pub fn random() -> Self {
        Self(Uuid::new_v4().to_string())
    }

    /// Creates a key from random bytes: a UUID of version 4. The bytes must be unpredictable
    /// and must never repeat; the six bits that such a UUID fixes are not used.
    ///
    /// ```
    /// use durianpay_client::IdempotencyKey;
    ///
    /// let key = IdempotencyKey::from_random_bytes([7; 16]);
    /// assert_eq!(key.as_str(), "07070707-0707-4707-8707-070707070707");
    /// ```
    #[must_use]
    pub fn from_random_bytes(random: [u8; 16]) -> Self {
        Self(Builder::from_random_bytes(random).into_uuid().to_string())
    }

    /// Returns the key as it is sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the header value, which is hidden in the debug output of requests.
    pub(crate) fn to_header(&self) -> HeaderValue {
        let mut value = HeaderValue::from_str(&self.0).expect("visible ASCII is valid in a header");
        value.set_sensitive(true);
        value
    }
}

impl TryFrom<&str> for IdempotencyKey {
    type Error = IdempotencyKeyError;

    fn try_from(key: &str) -> Result<Self, Self::Error> {
        Self::new(key)
    }
}

impl TryFrom<String> for IdempotencyKey {
    type Error = IdempotencyKeyError;

    fn try_from(key: String) -> Result<Self, Self::Error> {
        Self::new(key)
    }
}

impl TryFrom<&String> for IdempotencyKey {
    type Error = IdempotencyKeyError;

    fn try_from(key: &String) -> Result<Self, Self::Error> {
        Self::new(key.as_str())
    }
}

impl From<&IdempotencyKey> for IdempotencyKey {
    fn from(key: &IdempotencyKey) -> Self {
        key.clone()
    }
}

impl FromStr for IdempotencyKey {
    type Err = IdempotencyKeyError;

    fn from_str(key: &str) -> Result<Self, Self::Err> {
        Self::new(key)
    }
}

impl AsRef<str> for IdempotencyKey {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// The error returned when a string is not a valid [`IdempotencyKey`]. It does not contain
/// the string.
///
/// ```
/// use durianpay_client::IdempotencyKey;
///
/// let error = IdempotencyKey::new("two words").unwrap_err();
/// assert!(error.to_string().starts_with("the idempotency key "));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKeyError {
    reason: &'static str,
}

impl fmt::Display for IdempotencyKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reason } = self;
        write!(
            f,
            "the idempotency key {reason}: use 1 to 255 visible ASCII characters, such as a UUID"
        )
    }
}

impl std::error::Error for IdempotencyKeyError {}

/// Lets an [`IdempotencyKey`] be passed where a string is converted.
impl From<Infallible> for IdempotencyKeyError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
