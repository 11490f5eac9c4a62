//! The API key: what it may look like, and that nobody sees it.

use crate::api;
use crate::descriptor::Environment;
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroizing;

/// The variable that [`ApiKey::from_env`] reads.
pub const API_KEY_VARIABLE: &str = "DURIANPAY_API_KEY";

/// Longer keys do not exist, and a header could not carry them.
const MAX_LENGTH: usize = 1024;

/// A secret API key of Durianpay.
///
/// It is the user name of HTTP Basic and the key of webhook signatures. Its
/// `Debug` shows the environment and nothing of the key; its memory is wiped
/// when it is dropped.
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
pub struct ApiKey(Zeroizing<String>);

/// Why a text is no API key. It never holds the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ApiKeyError {
    /// Nothing was given.
    #[error("the API key is empty")]
    Empty,
    /// White space at an end or inside: a slip of copying.
    #[error("the API key holds white space; copy it again without")]
    WhiteSpace,
    /// A control character.
    #[error("the API key holds a control character")]
    Control,
    /// A character that no key has, perhaps one that does not show.
    #[error("the API key holds a character that is not ASCII; copy it again")]
    NotAscii,
    /// A colon, which ends the user name of HTTP Basic.
    #[error("the API key holds a colon; give the key alone, without `:` or `Basic`")]
    Colon,
    /// Beyond the length of any key.
    #[error("the API key is longer than {MAX_LENGTH} bytes")]
    TooLong,
    /// The variable is not there.
    #[error("the environment variable {API_KEY_VARIABLE} is not set")]
    NotSet,
    /// The variable holds something that is no text.
    #[error("the environment variable {API_KEY_VARIABLE} is not Unicode")]
    NotUnicode,
}

impl ApiKey {
    /// The key of that text.
    ///
    /// # Errors
    ///
    /// If the text cannot be a key: it is empty or blank, longer than 1024
    /// bytes, not ASCII, or holds white space, control characters or a colon.
    pub fn new(text: impl Into<String>) -> Result<Self, ApiKeyError> {
        let text = Zeroizing::new(text.into());
        if text.is_empty() {
            Err(ApiKeyError::Empty)
        } else if text.len() > MAX_LENGTH {
            Err(ApiKeyError::TooLong)
        } else if text.trim().is_empty() {
            Err(ApiKeyError::Empty)
        } else if text.contains(char::is_whitespace) {
            Err(ApiKeyError::WhiteSpace)
        } else if text.contains(char::is_control) {
            Err(ApiKeyError::Control)
        } else if !text.is_ascii() {
            Err(ApiKeyError::NotAscii)
        } else if text.contains(':') {
            Err(ApiKeyError::Colon)
        } else {
            Ok(Self(text))
        }
    }

    /// The key in the environment variable `DURIANPAY_API_KEY`.
    ///
    /// # Errors
    ///
    /// If the variable is not set, or holds no key.
    pub fn from_env() -> Result<Self, ApiKeyError> {
        match std::env::var(API_KEY_VARIABLE) {
            Ok(text) => Self::new(text),
            Err(std::env::VarError::NotPresent) => Err(ApiKeyError::NotSet),
            Err(std::env::VarError::NotUnicode(_)) => Err(ApiKeyError::NotUnicode),
        }
    }

    /// The environment that the key belongs to, by its prefix: `dp_live_` or
    /// `dp_test_`. None when it begins otherwise.
    #[must_use]
    pub fn environment(&self) -> Option<&'static Environment> {
        api::API.environments.iter().copied().find(|environment| {
            environment
                .key_prefix
                .is_some_and(|prefix| self.0.starts_with(prefix))
        })
    }

    /// The key itself, for those who sign or authenticate with it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
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
        let environment = self.environment().map_or("?", |found| found.name);
        write!(f, "ApiKey({environment})")
    }
}

#[cfg(test)]
mod tests {
    use super::{ApiKey, ApiKeyError};

    #[test]
    fn what_cannot_be_a_key_is_refused() {
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
        ] {
            assert_eq!(ApiKey::new(text).err(), Some(error), "{text:?}");
        }
        let long = "x".repeat(2000);
        assert_eq!(ApiKey::new(long).err(), Some(ApiKeyError::TooLong));
    }

    #[test]
    fn the_prefix_tells_the_environment() {
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
