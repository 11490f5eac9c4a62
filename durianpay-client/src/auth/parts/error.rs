//! [`CredentialError`]: the reasons why credentials cannot be used.

#[cfg(feature = "signing")]
use crate::auth::rsa::RsaKeyError;
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
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialError {
    /// The credential is not set.
    #[error("the credential `{credential}` is not set")]
    Missing {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential is empty or blank.
    #[error("the credential `{credential}` is empty")]
    Empty {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential contains white space in a place where none is allowed, usually because of how
    /// it was copied.
    #[error(
        "the credential `{credential}` contains white space; remove it (check for a trailing newline)"
    )]
    WhiteSpace {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential contains a control character.
    #[error("the credential `{credential}` contains a control character")]
    Control {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential contains a character that a header must not contain.
    #[error("the credential `{credential}` contains a non-ASCII character; copy it again")]
    NotAscii {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The credential is longer than 1024 bytes.
    #[error("the credential `{credential}` is longer than 1024 bytes")]
    TooLong {
        /// The name of the credential.
        credential: &'static str,
    },
    /// The private key cannot be read.
    #[cfg(feature = "signing")]
    #[error("the credential `{credential}` is not a usable key")]
    Key {
        /// The name of the credential.
        credential: &'static str,
        /// The reason.
        source: RsaKeyError,
    },
    /// The environment variable is not set.
    #[error("the environment variable {variable} is not set")]
    NotSet {
        /// The name of the variable.
        variable: String,
    },
    /// The environment variable is not Unicode.
    #[error("the environment variable {variable} is not Unicode")]
    NotUnicode {
        /// The name of the variable.
        variable: String,
    },
    /// Both the value and the path of a file are set, and they may differ.
    #[error(
        "the environment variables {variable} and {variable}_FILE are both set; unset one of them"
    )]
    Ambiguous {
        /// The name of the variable that contains the value.
        variable: String,
    },
    /// The file whose path is in the environment variable cannot be read.
    #[error("the file set by the environment variable {variable} cannot be read: {kind}")]
    Unreadable {
        /// The name of the variable.
        variable: String,
        /// The kind of the failure.
        kind: io::ErrorKind,
    },
}
