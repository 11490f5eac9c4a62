//! [`RsaKeyError`]: the reasons why a text is no RSA key.

use std::io;

/// An error of a text that is not the RSA key that was asked for. It never contains the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RsaKeyError {
    /// The text is empty or blank.
    #[error("the RSA key is empty")]
    Empty,
    /// The text is neither PEM nor Base64.
    #[error(
        "the RSA key is neither PEM nor the Base64 of DER; pass the whole file, from \
         `-----BEGIN` to the end of the line `-----END`"
    )]
    NotPem,
    /// The key is encrypted with a password.
    #[error(
        "the private key is encrypted with a password; decrypt it first: \
         `openssl pkey -in key.pem -out plain.pem`"
    )]
    Encrypted,
    /// A public key was found, and a private one was expected.
    #[error("the key is a public key, and the private key of the pair was expected")]
    PublicKey,
    /// A private key was found, and a public one was expected.
    #[error("the key is a private key, and the public key of the sender was expected")]
    PrivateKey,
    /// A certificate was found, and a key was expected.
    #[error(
        "a certificate was found, and a key was expected; `openssl x509 -in certificate.pem \
         -pubkey -noout` prints its public key"
    )]
    Certificate,
    /// The key is one of another algorithm, such as an elliptic curve.
    #[error("the key is of another algorithm, and an RSA key was expected")]
    NotRsa,
    /// The key is too short to be safe.
    #[error("the RSA key has {bits} bits, and at least 2048 were expected")]
    TooShort {
        /// The length of the key.
        bits: usize,
    },
    /// The key is longer than any that is used.
    #[error("the RSA key has {bits} bits, and at most 8192 were expected")]
    TooLong {
        /// The length of the key.
        bits: usize,
    },
    /// The key is cut, or its parts do not belong together.
    #[error("the RSA key is cut or damaged; copy the whole file again")]
    Damaged,
    /// The file cannot be read, or is larger than that of any key.
    #[error("the file of the RSA key cannot be read: {kind}")]
    Unreadable {
        /// The kind of the failure.
        kind: io::ErrorKind,
    },
}
