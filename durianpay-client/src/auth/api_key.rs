//! The API key of Durianpay.

use crate::api;
#[cfg(feature = "webhooks")]
use crate::auth::mac::KeyedMac;
use crate::auth::secret_key::{ApiKeyError, SecretKey};
use crate::types::descriptor::Environment;
#[cfg(feature = "webhooks")]
use hmac::Hmac;
#[cfg(feature = "webhooks")]
use sha2::Sha256;
use std::fmt;
use std::str::FromStr;

/// The environment variable that [`ApiKey::from_env`] reads.
pub const API_KEY_VARIABLE: &str = "DURIANPAY_API_KEY";

/// A secret Durianpay API key.
///
/// It is the user name for HTTP Basic authentication and the key for webhook
/// signatures. `Debug` shows the environment, but no part of the key; its memory
/// is wiped on drop.
///
/// ```
/// use durianpay_client::ApiKey;
///
/// let key = ApiKey::new("dp_test_demo")?;
/// assert_eq!(key.environment().map(|found| found.name), Some("sandbox"));
/// assert_eq!(format!("{key:?}"), "ApiKey(sandbox)");
/// assert!(ApiKey::new(" ").is_err());
/// # Ok::<(), durianpay_client::ApiKeyError>(())
/// ```
#[derive(Clone)]
#[doc(alias = "secret")]
pub struct ApiKey {
    key: SecretKey,
    #[cfg(feature = "webhooks")]
    mac: KeyedMac,
}

impl ApiKey {
    /// Creates a key from a string.
    ///
    /// # Errors
    ///
    /// If the string is empty or blank, is longer than 1024 bytes, is not ASCII, contains
    /// white space, control characters or a colon, or is only the prefix `dp_live_` or
    /// `dp_test_`.
    pub fn new(text: impl Into<String>) -> Result<Self, ApiKeyError> {
        let key = SecretKey::new(text, api::API.auth)?;
        key.check_prefix(&api::API)?;
        Ok(Self {
            key,
            #[cfg(feature = "webhooks")]
            mac: KeyedMac::default(),
        })
    }

    /// Reads the key from the environment variable `DURIANPAY_API_KEY`.
    ///
    /// # Errors
    ///
    /// If the variable is not set, or is not a valid key.
    pub fn from_env() -> Result<Self, ApiKeyError> {
        match std::env::var(API_KEY_VARIABLE) {
            Ok(text) => Self::new(text),
            Err(std::env::VarError::NotPresent) => Err(ApiKeyError::NotSet {
                variable: API_KEY_VARIABLE,
            }),
            Err(std::env::VarError::NotUnicode(_)) => Err(ApiKeyError::NotUnicode {
                variable: API_KEY_VARIABLE,
            }),
        }
    }

    /// Returns the environment for the key's prefix, `dp_live_` or `dp_test_`, or `None` for
    /// any other prefix.
    #[must_use]
    pub fn environment(&self) -> Option<&'static Environment> {
        self.key.environment(&api::API)
    }

    /// Starts an HMAC-SHA256 with this key.
    #[cfg(feature = "webhooks")]
    pub(crate) fn mac(&self) -> Hmac<Sha256> {
        self.mac.start(self.key.expose().as_bytes())
    }

    pub(crate) fn into_secret(self) -> SecretKey {
        self.key
    }
}

impl FromStr for ApiKey {
    type Err = ApiKeyError;

    fn from_str(text: &str) -> Result<Self, ApiKeyError> {
        Self::new(text)
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.key.fmt(f, &api::API)
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiKey, ApiKeyError};

    #[test]
    fn invalid_keys_are_rejected() {
        for (text, error) in [
            ("", ApiKeyError::Empty),
            ("   ", ApiKeyError::Empty),
            ("\n", ApiKeyError::Empty),
            ("dp_test_demo\n", ApiKeyError::WhiteSpace),
            ("dp_test demo", ApiKeyError::WhiteSpace),
            ("dp_test_\u{0}", ApiKeyError::Control),
            ("dp_test_\u{7f}", ApiKeyError::Control),
            ("dp_test_\u{200b}demo", ApiKeyError::NotAscii),
            ("dp_test_demo:", ApiKeyError::Colon),
            ("dp_live_", ApiKeyError::PrefixAlone { prefix: "dp_live_" }),
        ] {
            assert_eq!(ApiKey::new(text).err(), Some(error), "{text:?}");
        }
        let long = "x".repeat(2000);
        assert_eq!(ApiKey::new(long).err(), Some(ApiKeyError::TooLong));
    }

    #[test]
    fn the_prefix_determines_the_environment() {
        for (text, live) in [
            ("dp_live_1", Some(true)),
            ("dp_test_1", Some(false)),
            ("sk_1", None),
        ] {
            let found = ApiKey::new(text).ok().and_then(|key| key.environment());
            assert_eq!(found.map(|environment| environment.live), live, "{text}");
        }
    }
}
