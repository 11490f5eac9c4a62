//! A secret key of any API: what it may look like, and that nobody sees it.

use crate::descriptor::{Api, Auth, Environment};
use std::fmt;
use zeroize::Zeroizing;

/// Longer keys do not exist, and a header could not carry them.
const MAX_LENGTH: usize = 1024;

/// The key of an API, which key types are made of. Its memory is wiped when it
/// is dropped.
#[derive(Clone)]
pub struct Key(Zeroizing<String>);

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
    #[error("the environment variable {} is not set", crate::API_KEY_VARIABLE)]
    NotSet,
    /// The variable holds something that is no text.
    #[error("the environment variable {} is not Unicode", crate::API_KEY_VARIABLE)]
    NotUnicode,
}

impl Key {
    /// The key of that text, for an API that authenticates so.
    ///
    /// # Errors
    ///
    /// If the text cannot be a key: it is empty or blank, longer than 1024
    /// bytes, not ASCII, or holds white space or control characters; and with
    /// HTTP Basic, if it holds a colon.
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

    /// The environment whose prefix the key begins with; of several, the one
    /// with the longest.
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

    /// Shows a key type: the environment, and nothing of the key.
    ///
    /// # Errors
    ///
    /// When the formatter fails.
    pub fn fmt(&self, f: &mut fmt::Formatter<'_>, api: &Api) -> fmt::Result {
        let environment = self.environment(api).map_or("?", |found| found.name);
        write!(f, "ApiKey({environment})")
    }

    /// The key itself, for those who sign or authenticate with it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}
