//! Descriptors for signed requests: credentials, signatures, and response codes.

/// One part of a client's credentials.
#[derive(Debug, PartialEq, Eq)]
pub struct Credential {
    /// The name in the spec: `client_key`.
    pub name: &'static str,
    /// The kind of value.
    pub kind: CredentialKind,
    /// The value used if the caller sets none. Only a [`CredentialKind::Text`] can have one.
    pub default: Option<&'static str>,
}

/// The kind of a credential part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A string that may be shown, such as a client id.
    Text,
    /// A secret string, such as an HMAC key.
    Secret,
    /// An RSA private key.
    RsaPrivateKey,
}

/// A string with placeholders that are filled for each request or notification.
pub type Template = &'static [Part];

/// A part of a [`Template`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Fixed text.
    Text(&'static str),
    /// The credential with this name, which is a [`CredentialKind::Text`].
    Credential(&'static str),
    /// The credential with this name, which is a [`CredentialKind::Secret`], or the key. Only
    /// schemes that do not sign, and their tokens, send one.
    Secret(&'static str),
    /// The HTTP method, in upper case.
    Method,
    /// The path of the URL with its query, as it is sent.
    Path,
    /// The lower-case hex SHA-256 of the body, as it is sent.
    BodySha256,
    /// The body, as it is sent.
    Body,
    /// The time of the request; it is the same wherever it occurs.
    Timestamp,
    /// The token of the request.
    Token,
    /// A number that is unique to each request.
    UniqueId,
    /// The signature, which only a header can contain.
    Signature,
    /// The id of a webhook.
    Id,
}

/// How a signature is computed.
#[derive(Debug, PartialEq, Eq)]
pub struct SignatureRule {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The credential that is used as the key.
    pub key: &'static str,
    /// The encoding of the signature.
    pub encoding: Encoding,
    /// The string that is signed.
    pub over: Template,
}

/// A signature algorithm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
    /// RSASSA-PKCS1-v1_5 with SHA-256.
    RsaSha256,
}

/// The encoding of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The standard alphabet, with padding.
    Base64,
    /// Lower-case hex digits.
    Hex,
}

/// The format of a request's time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimestampRule {
    /// The offset from UTC in minutes; 0 is written as `Z`.
    pub offset_minutes: i16,
    /// The number of fraction digits of the second, at most 9.
    pub fraction_digits: u8,
}

/// A documented response code. Some of its digits may be placeholders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseCode {
    /// The code; an `x` is any digit: `401xx01`.
    pub pattern: &'static str,
    /// What the code means for the request.
    pub meaning: CodeMeaning,
    /// Whether the code means that the API no longer accepts the request's token.
    pub renews_token: bool,
}

/// What a response code means for the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeMeaning {
    /// The request was accepted.
    Success,
    /// The request was not carried out.
    Rejected,
    /// The request may have been carried out.
    Unknown,
    /// Decided by the HTTP status in the first three digits.
    ByStatus,
}
