//! Descriptions of what signed requests consist of: credentials, signatures, and codes.

/// A part of the credentials of a client.
#[derive(Debug, PartialEq, Eq)]
pub struct Credential {
    /// The name in the spec: `client_key`.
    pub name: &'static str,
    /// The kind of the value.
    pub kind: CredentialKind,
    /// The value if the caller sets none. Only a [`CredentialKind::Text`] has one.
    pub default: Option<&'static str>,
}

/// The kind of a part of the credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CredentialKind {
    /// A string that may be shown, such as the id of a client.
    Text,
    /// A secret string, such as the key of an HMAC.
    Secret,
    /// A private RSA key.
    RsaPrivateKey,
}

/// A text with places that are filled for each request or notification.
pub type Template = &'static [Part];

/// A part of a [`Template`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Fixed text.
    Text(&'static str),
    /// The credential of this name. It is a [`CredentialKind::Text`].
    Credential(&'static str),
    /// The HTTP method, in upper case.
    Method,
    /// The path of the URL with its query, as it is sent.
    Path,
    /// The lower-case hex SHA-256 of the body, as it is sent.
    BodySha256,
    /// The body, as it is sent.
    Body,
    /// The time of the request. All its places have one value.
    Timestamp,
    /// The token of the request.
    Token,
    /// A number that is unique for each request.
    UniqueId,
    /// The signature. Only a header can have it.
    Signature,
}

/// How a signature is made.
#[derive(Debug, PartialEq, Eq)]
pub struct SignatureRule {
    /// The algorithm.
    pub algorithm: Algorithm,
    /// The credential that is the key.
    pub key: &'static str,
    /// How the bytes of the signature are written.
    pub encoding: Encoding,
    /// The text that is signed.
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

/// How the bytes of a signature are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// The standard alphabet, with padding.
    Base64,
    /// Lower-case hex digits.
    Hex,
}

/// The form of the time of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimestampRule {
    /// The offset from UTC in minutes; 0 is written as `Z`.
    pub offset_minutes: i16,
    /// The number of digits of the fraction of a second, at most 9.
    pub fraction_digits: u8,
}

/// A documented code of responses. Some of its digits may be free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ResponseCode {
    /// The code; an `x` is any digit: `401xx01`.
    pub pattern: &'static str,
    /// The meaning for the request.
    pub meaning: CodeMeaning,
    /// Whether the API does not accept the token of the request any more.
    pub renews_token: bool,
}

/// The meaning of a code for the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeMeaning {
    /// The request was accepted.
    Success,
    /// The request was not carried out.
    Rejected,
    /// The request may have been carried out.
    Unknown,
    /// The meaning of the HTTP status that the first three digits are.
    ByStatus,
}
