//! Signed requests: credentials, signatures and tokens.

use super::about::About;

/// A part of the credentials of a client.
#[derive(Debug)]
pub struct Credential {
    /// The documentation from the spec.
    pub about: About,
    /// `client_key`.
    pub name: String,
    /// The kind of the value.
    pub kind: CredentialKind,
    /// The value if the caller sets none. Only a text can have one.
    pub default: Option<String>,
}

/// The kind of a part of the credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A string that may be shown.
    Text,
    /// A secret string.
    Secret,
    /// A private RSA key.
    RsaPrivateKey,
}

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

/// A header, or a field of a body, with its template.
#[derive(Debug, PartialEq, Eq)]
pub struct NamedTemplate {
    /// The documentation from the spec.
    pub about: About,
    /// The name on the wire.
    pub name: String,
    /// The value.
    pub template: Template,
}

/// A string with placeholders that are filled for each request.
pub type Template = Vec<Part>;

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A fixed string.
    Text(String),
    /// The credential with this name, which must be a text.
    Credential(String),
    /// The HTTP method.
    Method,
    /// The path of the URL with its query.
    Path,
    /// The SHA-256 of the body, in lower-case hexadecimal digits.
    BodySha256,
    /// The body.
    Body,
    /// The time of the request.
    Timestamp,
    /// The token.
    Token,
    /// A number that is unique for each request.
    UniqueId,
    /// The signature.
    Signature,
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

/// How a token is fetched.
#[derive(Debug)]
pub struct TokenRule {
    /// The documentation from the spec.
    pub about: About,
    /// The endpoint that returns it: `access_tokens.create`.
    pub endpoint: String,
    /// The fields of its body.
    pub body: Vec<NamedTemplate>,
    /// The field of its response with the token.
    pub token: String,
    /// The field of its response with the end of the token's validity.
    pub expires: Option<String>,
    /// How long a token is valid if the response does not state it, in seconds.
    pub lifetime_seconds: u64,
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

/// The placeholders that are not credentials.
pub(crate) const PLACEHOLDERS: [Part; 8] = [
    Part::Method,
    Part::Path,
    Part::Body,
    Part::BodySha256,
    Part::Timestamp,
    Part::Token,
    Part::UniqueId,
    Part::Signature,
];

impl Part {
    /// Returns the name of the placeholder, or `None` for a fixed string.
    #[must_use]
    pub fn placeholder(&self) -> Option<&str> {
        Some(match self {
            Self::Text(_) => return None,
            Self::Credential(name) => name,
            Self::Method => "method",
            Self::Path => "path",
            Self::Body => "body",
            Self::BodySha256 => "body_sha256",
            Self::Timestamp => "timestamp",
            Self::Token => "token",
            Self::UniqueId => "unique_id",
            Self::Signature => "signature",
        })
    }
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

/// Returns a template in the notation of the spec language.
#[must_use]
pub fn template_text(template: &[Part]) -> String {
    let mut text = String::new();
    for part in template {
        match (part, part.placeholder()) {
            (Part::Text(fixed), _) => text.push_str(&fixed.replace('{', "{{")),
            (_, name) => {
                text.push('{');
                text.push_str(name.unwrap_or_default());
                text.push('}');
            }
        }
    }
    text
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
