//! [`CredentialError`]: the reasons why credentials cannot be used.

#[cfg(feature = "signing")]
use crate::auth::rsa::RsaKeyError;
use std::fmt;
use std::io;

/// The error returned when a credential cannot be used. It contains the name of the credential or
/// of the variable, but never a value.
///
/// ```
/// use durianpay_client::CredentialError;
/// use durianpay_client::snap::Credentials;
///
/// match Credentials::from_env("SHOP_WITHOUT_VARIABLES") {
///     Ok(credentials) => println!("{credentials:?}"),
///     Err(CredentialError::NotSet { variable }) => println!("set {variable}"),
///     Err(error) => println!("{error}"), // contains no secret
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialError {
    /// The credential is not set.
    Missing {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential is empty or blank.
    Empty {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential contains white space in a place where none is allowed, usually because of how
    /// it was copied.
    WhiteSpace {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential contains a control character.
    Control {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential contains a character that a header must not contain.
    NotAscii {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential is longer than 1024 bytes.
    TooLong {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The private key cannot be read.
    #[cfg(feature = "signing")]
    Key {
        /// The name of the credential.
        credential: &'static str,
        /// The reason.
        source: RsaKeyError,
    },
    /// The environment variable is not set.
    NotSet {
        /// The name of the variable.
        variable: String,
    },
    /// The environment variable is not Unicode.
    NotUnicode {
        /// The name of the variable.
        variable: String,
    },
    /// Both the value and the path of a file are set, and they may differ.
    Ambiguous {
        /// The name of the variable that contains the value.
        variable: String,
    },
    /// The file whose path is in the environment variable cannot be read.
    Unreadable {
        /// The name of the variable.
        variable: String,
        /// The kind of the failure.
        kind: io::ErrorKind,
    },
}

impl fmt::Display for CredentialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { credential } => write!(f, "the credential `{credential}` is not set"),
            Self::Empty { credential } => write!(f, "the credential `{credential}` is empty"),
            Self::WhiteSpace { credential } => write!(
                f,
                "the credential `{credential}` contains white space; remove it (check for a \
                 trailing newline)"
            ),
            Self::Control { credential } => write!(
                f,
                "the credential `{credential}` contains a control character"
            ),
            Self::NotAscii { credential } => write!(
                f,
                "the credential `{credential}` contains a non-ASCII character; copy it again"
            ),
            Self::TooLong { credential } => {
                write!(f, "the credential `{credential}` is longer than 1024 bytes")
            }
            #[cfg(feature = "signing")]
            Self::Key { credential, .. } => {
                write!(f, "the credential `{credential}` is not a usable key")
            }
            Self::NotSet { variable } => {
                write!(f, "the environment variable {variable} is not set")
            }
            Self::NotUnicode { variable } => {
                write!(f, "the environment variable {variable} is not Unicode")
            }
            Self::Ambiguous { variable } => write!(
                f,
                "the environment variables {variable} and {variable}_FILE are both set; unset one \
                 of them"
            ),
            Self::Unreadable { variable, kind } => write!(
                f,
                "the file set by the environment variable {variable} cannot be read: {kind}"
            ),
        }
    }
}

impl std::error::Error for CredentialError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            #[cfg(feature = "signing")]
            Self::Key { source, .. } => Some(source),
            _ => None,
        }
    }
}
