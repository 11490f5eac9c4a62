//! A secret key of any API.

use crate::types::descriptor::{Api, Auth, Environment};
use std::fmt;
use zeroize::Zeroizing;

/// Longer keys do not exist, and a header could not carry them.
const MAX_LENGTH: usize = 1024;

/// The secret inside every key type. Its memory is wiped on drop.
#[derive(Clone)]
pub struct SecretKey(Zeroizing<String>);

/// An error of a string that is not an API key. It never contains the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ApiKeyError {
    /// The string is empty or blank.
    #[error("the API key is empty")]
    Empty,
    /// The string contains white space, which usually comes from copying.
    #[error("the API key contains white space; copy it again without")]
    WhiteSpace,
    /// The string contains a control character.
    #[error("the API key contains a control character")]
    Control,
    /// The string contains a character that no key has, perhaps an invisible
    /// one.
    #[error("the API key contains a character that is not ASCII; copy it again")]
    NotAscii,
    /// The string contains a colon, which ends the user name of HTTP Basic.
    #[error("the API key contains a colon; pass the key alone, without `:` or `Basic`")]
    Colon,
    /// The string is the prefix of keys of an environment, and nothing more.
    #[error("the API key is the prefix `{prefix}` alone; copy the whole key")]
    PrefixAlone {
        /// The prefix.
        prefix: &'static str,
    },
    /// The string is longer than any key.
    #[error("the API key is longer than {MAX_LENGTH} bytes")]
    TooLong,
    /// The environment variable is not set.
    #[error("the environment variable {variable} is not set")]
    NotSet {
        /// The name of the variable.
        variable: &'static str,
    },
    /// The environment variable is not Unicode.
    #[error("the environment variable {variable} is not Unicode")]
    NotUnicode {
        /// The name of the variable.
        variable: &'static str,
    },
}

impl SecretKey {
    /// Creates a key from a string, for an API with this kind of
    /// authentication.
    ///
    /// # Errors
    ///
    /// If the string is invalid as a key: empty or blank, longer than 1024
    /// bytes, not ASCII, or with white space or control characters; and with
    /// HTTP Basic, a colon.
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
        } else if auth == Auth::Basic && text.contains(':') {
            Err(ApiKeyError::Colon)
        } else {
            Ok(Self(text))
        }
    }

    /// Returns the environment with the longest prefix of the key.
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

    /// Checks that something follows the prefix that determines the environment.
    pub(crate) fn check_prefix(&self, api: &Api) -> Result<(), ApiKeyError> {
        let prefix = self.environment(api).and_then(|found| found.key_prefix);
        match prefix.filter(|prefix| self.0.len() == prefix.len()) {
            Some(prefix) => Err(ApiKeyError::PrefixAlone { prefix }),
            None => Ok(()),
        }
    }

    /// Formats a key type: the environment and nothing of the key.
    ///
    /// # Errors
    ///
    /// When the formatter fails.
    pub fn fmt(&self, f: &mut fmt::Formatter<'_>, api: &Api) -> fmt::Result {
        let environment = self.environment(api).map_or("?", |found| found.name);
        write!(f, "ApiKey({environment})")
    }

    /// Returns the secret, to sign or to authenticate with.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}
