//! Signed requests: schemes and signatures.

use super::about::About;
use super::auth::{CredentialKind, NamedTemplate, Template, TokenRule};

/// A signing scheme for requests.
#[derive(Debug)]
pub struct SigningScheme {
    /// The documentation from the spec.
    pub about: About,
    /// `transaction`.
    pub name: String,
    /// The headers of each request, in the order of the spec.
    pub headers: Vec<NamedTemplate>,
    /// The rule for the signature.
    pub signature: SignatureRule,
    /// The rule for the token, if requests carry one.
    pub token: Option<TokenRule>,
    /// The format of the time of a request.
    pub timestamp: TimestampRule,
    /// The number of digits of a unique id that the client creates.
    pub unique_id_digits: u8,
    /// The maximum length of a unique id chosen by the caller, of ASCII letters and digits.
    pub unique_id_max: Option<u8>,
}

/// How requests are signed.
#[derive(Debug)]
pub struct SignatureRule {
    /// The documentation from the spec.
    pub about: About,
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The credential that is the key.
    pub key: String,
    /// The encoding of the signature.
    pub encoding: Encoding,
    /// The string to sign.
    pub over: Template,
}

/// The algorithm of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
}

impl Algorithm {
    /// Returns the kind of key that the algorithm requires.
    #[must_use]
    pub fn key_kind(self) -> CredentialKind {
        match self {
            Self::HmacSha256 | Self::HmacSha512 => CredentialKind::Secret,
            Self::RsaSha256 => CredentialKind::RsaPrivateKey,
        }
    }
}

/// The encoding of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Base64 in the standard alphabet, with padding.
    Base64,
    /// Lower-case hexadecimal digits.
    Hex,
}

/// The format of the time of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TimestampRule {
    /// The documentation from the spec.
    pub about: About,
    /// The offset from UTC, in minutes. 0 is written as `Z`.
    pub offset_minutes: i16,
    /// The number of digits of the fraction of a second.
    pub fraction_digits: u8,
}

impl SigningScheme {
    /// Returns all templates: those of the headers, of the string to sign, and of
    /// the body that fetches a token.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        let body = self.token.iter().flat_map(|token| &token.body);
        let named = self.headers.iter().chain(body);
        let over = std::iter::once(&self.signature.over);
        named.map(|named| &named.template).chain(over)
    }
}

/// Returns an offset in the notation of the spec language: `+07:00`, or `Z`.
#[must_use]
pub fn offset_text(minutes: i16) -> String {
    if minutes == 0 {
        return "Z".to_owned();
    }
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
