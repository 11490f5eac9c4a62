//! The secret key of any API.

use crate::types::descriptor::{Api, Auth, Environment};
use std::fmt;
use zeroize::Zeroizing;

/// The maximum length of a key; a header could not carry a longer one.
const MAX_LENGTH: usize = 1024;

/// The secret inside each key type. Its memory is wiped on drop.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<String>);

/// The error returned when a string is not a valid API key. It never contains the string.
///
/// ```
/// use durianpay_client::{ApiKey, ApiKeyError};
///
/// let error = ApiKey::new("dp_test_demo\n").unwrap_err();
/// assert_eq!(error, ApiKeyError::WhiteSpace);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ApiKeyError {
    /// The string is empty or blank.
    Empty,
    /// The string contains white space, usually because of how it was copied.
    WhiteSpace,
    /// The string contains a control character.
    Control,
    /// The string contains a character that is not ASCII and may be invisible.
    NotAscii,
    /// The string contains a colon, which ends the user name of HTTP Basic.
    Colon,
    /// The string is only the prefix that the keys of an environment share.
    PrefixAlone {
        /// The prefix.
        prefix: &'static str,
    },
    /// The string is longer than 1024 bytes.
    TooLong,
    /// The environment variable is not set.
    NotSet {
        /// The name of the variable.
        variable: &'static str,
    },
    /// The environment variable is not Unicode.
    NotUnicode {
        /// The name of the variable.
        variable: &'static str,
    },
}

impl fmt::Display for ApiKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the API key is empty"),
            Self::WhiteSpace => f.write_str(
                "the API key contains white space; remove it (check for a trailing newline)",
            ),
            Self::Control => f.write_str("the API key contains a control character"),
            Self::NotAscii => {
                f.write_str("the API key contains a non-ASCII character; copy it again")
            }
            Self::Colon => f.write_str(
                "the API key contains a colon; pass only the key, without `:` or `Basic`",
            ),
            Self::PrefixAlone { prefix } => write!(
                f,
                "the API key is only the prefix `{prefix}`; copy the whole key"
            ),
            Self::TooLong => write!(f, "the API key is longer than {MAX_LENGTH} bytes"),
            Self::NotSet { variable } => {
                write!(f, "the environment variable {variable} is not set")
            }
            Self::NotUnicode { variable } => {
                write!(f, "the environment variable {variable} is not Unicode")
            }
        }
    }
}

impl std::error::Error for ApiKeyError {}

impl SecretKey {
    /// Creates a key from a string, for an API with this authentication scheme.
    ///
    /// # Errors
    ///
    /// If the string is empty or blank, is longer than 1024 bytes, is not ASCII, or contains
    /// white space, control characters or, with HTTP Basic, a colon.
    pub fn new(text: impl Into<String>, auth: Auth) -> Result<Self, ApiKeyError> {
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
        } else if auth.all().contains(&Auth::Basic) && text.contains(':') {
            Err(ApiKeyError::Colon)
        } else {
            Ok(Self(text))
        }
    }

    /// Returns the environment whose prefix matches the key; the longest match is used.
    #[must_use]
    pub fn environment(&self, api: &Api) -> Option<&'static Environment> {
        let prefix = |environment: &Environment| {
            environment
                .key_prefix
                .filter(|prefix| self.0.starts_with(prefix))
                .map(str::len)
        };
        api.environments
            .iter()
            .copied()
            .filter_map(|environment| Some((prefix(environment)?, environment)))
            .max_by_key(|(length, _)| *length)
            .map(|(_, environment)| environment)
    }

    /// Checks that the key does not end after the prefix of its environment.
    pub(crate) fn check_prefix(&self, api: &Api) -> Result<(), ApiKeyError> {
        let prefix = self.environment(api).and_then(|found| found.key_prefix);
        match prefix.filter(|prefix| self.0.len() == prefix.len()) {
            Some(prefix) => Err(ApiKeyError::PrefixAlone { prefix }),
            None => Ok(()),
        }
    }

    /// Implements `Debug` for a key type: it shows the environment, but no part of the key.
    ///
    /// # Errors
    ///
    /// If the formatter fails.
    pub fn fmt(&self, f: &mut fmt::Formatter<'_>, api: &Api) -> fmt::Result {
        let environment = self.environment(api).map_or("?", |found| found.name);
        write!(f, "ApiKey({environment})")
    }

    /// Returns the secret, for signing or authentication.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}
