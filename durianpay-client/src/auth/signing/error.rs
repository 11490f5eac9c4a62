//! [`CredentialError`]: the reasons why credentials cannot be used.

use crate::auth::rsa::RsaKeyError;
use std::io;

/// An error of a part of the credentials. It contains the name of the part or of the variable, and
/// never a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CredentialError {
    /// The part is not set.
    #[error("the credential `{credential}` is not set")]
    Missing {
        /// The name of the part.
        credential: &'static str,
    },
    /// The part is empty or blank.
    #[error("the credential `{credential}` is empty")]
    Empty {
        /// The name of the part.
        credential: &'static str,
    },
    /// The part has white space where none can be, which usually comes from copying.
    #[error("the credential `{credential}` contains white space; copy it again without")]
    WhiteSpace {
        /// The name of the part.
        credential: &'static str,
    },
    /// The part contains a control character.
    #[error("the credential `{credential}` contains a control character")]
    Control {
        /// The name of the part.
        credential: &'static str,
    },
    /// The part contains a character that no header can have.
    #[error("the credential `{credential}` contains a character that is not ASCII; copy it again")]
    NotAscii {
        /// The name of the part.
        credential: &'static str,
    },
    /// The part is longer than any credential.
    #[error("the credential `{credential}` is longer than 1024 bytes")]
    TooLong {
        /// The name of the part.
        credential: &'static str,
    },
    /// The private key cannot be read.
    #[error("the credential `{credential}` cannot be read")]
    Key {
        /// The name of the part.
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
    /// The value and the path of a file are both set, and may differ.
    #[error("the environment variables {variable} and {variable}_FILE are both set; keep one")]
    Ambiguous {
        /// The name of the variable of the value.
        variable: String,
    },
    /// The file that the environment variable names cannot be read.
    #[error("the file that the environment variable {variable} names cannot be read: {kind}")]
    Unreadable {
        /// The name of the variable.
        variable: String,
        /// The kind of the failure.
        kind: io::ErrorKind,
    },
}
