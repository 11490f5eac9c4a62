//! [`RsaKeyError`]: the reasons why a string is not an RSA key.

use std::fmt;
use std::io;

/// The error returned when a string is not the expected RSA key. It never contains the string.
///
/// ```
/// use durianpay_client::{RsaKeyError, RsaPrivateKey};
/// use std::io::ErrorKind;
///
/// match RsaPrivateKey::from_pem_file("no-such-key.pem") {
///     Ok(key) => println!("{key:?}"),
///     Err(RsaKeyError::Unreadable { kind: ErrorKind::NotFound }) => println!("mount the key"),
///     Err(error) => println!("{error}"), // contains the remedy, and no part of the key
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RsaKeyError {
    /// The string is empty or blank.
    Empty,
    /// The string is neither PEM nor Base64.
    NotPem,
    /// The key is encrypted with a password.
    Encrypted,
    /// A public key was found where a private one was expected.
    PublicKey,
    /// A private key was found where a public one was expected.
    PrivateKey,
    /// A certificate was found where a key was expected.
    Certificate,
    /// The key belongs to another algorithm, such as an elliptic curve.
    NotRsa,
    /// The key is too short to be safe.
    TooShort {
        /// The length of the key in bits.
        bits: usize,
    },
    /// The key is longer than the library supports.
    TooLong {
        /// The length of the key in bits.
        bits: usize,
    },
    /// The private key has a length that the cryptography library does not support. Only without the
    /// feature `aws-lc-rs`.
    Unsupported {
        /// The length of the key in bits.
        bits: usize,
    },
    /// The key is truncated, or its parts do not belong together.
    Damaged,
    /// The file cannot be read, or is larger than any key file.
    Unreadable {
        /// The kind of the failure.
        kind: io::ErrorKind,
    },
}

impl fmt::Display for RsaKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the RSA key is empty"),
            Self::NotPem => f.write_str(
                "the RSA key is neither PEM nor the Base64 of DER; pass the whole file, from \
                 `-----BEGIN` to the end of the line `-----END`",
            ),
            Self::Encrypted => f.write_str(
                "the private key is encrypted with a password; decrypt it first: `openssl pkey -in \
                 key.pem -out plain.pem`",
            ),
            Self::PublicKey => {
                f.write_str("found a public key, expected the private key of the pair")
            }
            Self::PrivateKey => {
                f.write_str("found a private key, expected the public key of the sender")
            }
            Self::Certificate => f.write_str(
                "found a certificate, expected a key; `openssl x509 -in certificate.pem -pubkey \
                 -noout` prints its public key",
            ),
            Self::NotRsa => f.write_str("found a key of another algorithm, expected an RSA key"),
            Self::TooShort { bits } => {
                write!(f, "the RSA key has {bits} bits, expected at least 2048")
            }
            Self::TooLong { bits } => {
                write!(f, "the RSA key has {bits} bits, expected at most 8192")
            }
            Self::Unsupported { bits } => write!(
                f,
                "the private RSA key has {bits} bits, but ring supports 2048, 3072 and 4096; \
                 enable the feature `aws-lc-rs` of durianpay-client"
            ),
            Self::Damaged => {
                f.write_str("the RSA key is truncated or damaged; copy the whole file again")
            }
            Self::Unreadable { kind } => write!(f, "the RSA key file cannot be read: {kind}"),
        }
    }
}

impl std::error::Error for RsaKeyError {}
