//! The keywords of the language, in closed sets, with their meanings.

mod style;

use crate::model::{
    Algorithm, BodyForm, CodeOutcome, CredentialKind, Encoding, EnumForm, Envelope, Evidence,
    JsonForm, LimitType, Outcome, Retry, SecretForm, TimeUnit, WebhookScheme,
};
use std::fmt::Debug;

/// A keyword of the language: `never`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The keyword.
    pub name: &'static str,
    /// The documentation, in Markdown.
    pub doc: &'static str,
}

/// A closed set of keywords, of any meaning.
pub trait Vocabulary: Debug + Sync {
    /// Returns the keywords, in the order in which they are listed.
    fn words(&self) -> Vec<Word>;
}

/// A closed set of keywords with their meanings.
#[derive(Debug)]
pub struct Words<T: 'static>(&'static [(Word, T)]);

impl<T: Debug + Sync> Vocabulary for Words<T> {
    fn words(&self) -> Vec<Word> {
        self.0.iter().map(|(word, _)| *word).collect()
    }
}

impl<T: Copy> Words<T> {
    /// Returns the meaning of `name`, or `None` if it is not a keyword of this set.
    pub(crate) fn meaning(&self, name: &str) -> Option<T> {
        let (_, meaning) = self.0.iter().find(|(word, _)| word.name == name)?;
        Some(*meaning)
    }
}

/// A value that is written as a keyword.
pub(crate) trait Meaning: Copy + 'static {
    /// The keyword of each value.
    const WORDS: Words<Self>;
}

const fn word(name: &'static str, doc: &'static str) -> Word {
    Word { name, doc }
}

/// `number`: the notation of a number in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberForm {
    Rupiah,
    Hundredths,
    Plain,
    Text,
}

/// `scheme`: how the client authenticates a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthScheme {
    Basic,
    Bearer,
    Header,
    Query,
    Headers,
    Signed,
}

/// `pattern`: the character that matches any digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wildcard {
    X,
}

/// `renews`: the data that must be fetched again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Renewed {
    Token,
}

/// `form`: a documented form of signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureForm {
    StandardWebhooks,
}

/// `list`: the form of a header with several signatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureList {
    Pairs,
    Versions,
}

impl Meaning for Evidence {
    const WORDS: Words<Self> = Words(&[
        (
            word("documented", "The vendor documents it."),
            Self::Documented,
        ),
        (
            word(
                "observed",
                "Seen in other clients or on the wire, but not documented.",
            ),
            Self::Observed,
        ),
        (word("uncertain", "An inference."), Self::Uncertain),
    ]);
}

impl Meaning for AuthScheme {
    const WORDS: Words<Self> = Words(&[
        (
            word(
                "basic",
                "HTTP Basic: `user` and `password`, or without them the API key as the user name, with an empty password.",
            ),
            Self::Basic,
        ),
        (
            word(
                "bearer",
                "The API key as a bearer token, in `Authorization`.",
            ),
            Self::Bearer,
        ),
        (
            word("header", "The API key, in the header `name`."),
            Self::Header,
        ),
        (
            word(
                "query",
                "The API key, in the query parameter `name`. Logs of proxies and servers may contain it, so use it only if the API supports nothing else.",
            ),
            Self::Query,
        ),
        (
            word(
                "headers",
                "Credentials in `headers` and in the `query`, each with the text around it.",
            ),
            Self::Headers,
        ),
        (
            word(
                "signed",
                "A signature over parts of the request, sent in one of the `headers`.",
            ),
            Self::Signed,
        ),
    ]);
}

impl Meaning for CredentialKind {
    const WORDS: Words<Self> = Words(&[
        (
            word(
                "text",
                "A string that may be shown, such as the id of a client.",
            ),
            Self::Text,
        ),
        (
            word("secret", "A secret string, such as the key of an HMAC."),
            Self::Secret,
        ),
        (
            word("rsa_private_key", "A private RSA key, in PEM."),
            Self::RsaPrivateKey,
        ),
    ]);
}

impl Meaning for Algorithm {
    const WORDS: Words<Self> = Words(&[
        (
            word("hmac-sha256", "HMAC with SHA-256. The key is a secret."),
            Self::HmacSha256,
        ),
        (
            word("hmac-sha512", "HMAC with SHA-512. The key is a secret."),
            Self::HmacSha512,
        ),
        (
            word(
                "rsa-sha256",
                "RSASSA-PKCS1-v1_5 with SHA-256. The key is a private RSA key.",
            ),
            Self::RsaSha256,
        ),
    ]);
}

impl Meaning for Encoding {
    const WORDS: Words<Self> = Words(&[
        (
            word("base64", "Base64 in the standard alphabet, with padding."),
            Self::Base64,
        ),
        (word("hex", "Lower-case hexadecimal digits."), Self::Hex),
    ]);
}

impl Meaning for Envelope {
    const WORDS: Words<Self> = Words(&[
        (
            word(
                "wrapped",
                "Wrapped under the key. The default if `api.envelope` is set.",
            ),
            Self::Wrapped,
        ),
        (word("bare", "Not wrapped."), Self::Bare),
        (
            word("either", "The sources contradict each other."),
            Self::Either,
        ),
        (
            word(
                "whole",
                "The type of `returns` describes the whole response, including the key. It is never unwrapped.",
            ),
            Self::Whole,
        ),
    ]);
}

impl Meaning for Retry {
    const WORDS: Words<Self> = Words(&[
        (word("safe", "A retry changes nothing."), Self::Safe),
        (
            word(
                "keyed",
                "An idempotency key in the header `api.idempotency_header` protects the retry.",
            ),
            Self::Keyed,
        ),
        (
            word(
                "never",
                "A retry may act again, or may be rejected although the first request succeeded. Use it when in doubt.",
            ),
            Self::Never,
        ),
    ]);
}

impl Meaning for Outcome {
    const WORDS: Words<Self> = Words(&[
        (
            word(
                "rejected",
                "The request was not carried out and changed nothing.",
            ),
            Self::Rejected,
        ),
        (
            word(
                "unknown",
                "The request, or an earlier one with the same key, may have been carried out.",
            ),
            Self::Unknown,
        ),
    ]);
}

impl Meaning for EnumForm {
    const WORDS: Words<Self> = Words(&[
        (word("string", "A string."), Self::Text),
        (word("integer", "A 64-bit integer."), Self::Integer),
    ]);
}

impl Meaning for JsonForm {
    const WORDS: Words<Self> = Words(&[
        (word("string", "A string."), Self::Text),
        (word("number", "A number."), Self::Number),
        (word("boolean", "`true` or `false`."), Self::Boolean),
    ]);
}

impl Meaning for NumberForm {
    const WORDS: Words<Self> = Words(&[
        (
            word("rupiah", "For an `amount`: a number in rupiah."),
            Self::Rupiah,
        ),
        (
            word(
                "hundredths",
                "For an `amount`: an integer in 1/100 rupiah. A string still contains decimal rupiah.",
            ),
            Self::Hundredths,
        ),
        (word("plain", "For a `decimal`: a number."), Self::Plain),
        (
            word(
                "string",
                "For an `integer` or `unsigned`: a string of digits.",
            ),
            Self::Text,
        ),
    ]);
}

impl Meaning for WebhookScheme {
    const WORDS: Words<Self> = Words(&[
        (
            word(
                "hmac-sha256",
                "HMAC with SHA-256. The key is a secret; without a `header`, it is the API key.",
            ),
            Self::HmacSha256,
        ),
        (
            word("hmac-sha512", "HMAC with SHA-512. The key is a secret."),
            Self::HmacSha512,
        ),
        (
            word(
                "hmac-sha1",
                "HMAC with SHA-1, which some APIs still use. The key is a secret.",
            ),
            Self::HmacSha1,
        ),
        (
            word(
                "rsa-sha256",
                "RSASSA-PKCS1-v1_5 with SHA-256. The key is the sender's public key.",
            ),
            Self::RsaSha256,
        ),
        (
            word("ed25519", "Ed25519. The key is the sender's public key."),
            Self::Ed25519,
        ),
    ]);
}

impl Meaning for SignatureForm {
    const WORDS: Words<Self> = Words(&[(
        word(
            "standard-webhooks",
            "The form of Standard Webhooks: `v1,…` in `webhook-signature`, over id, time and body.",
        ),
        Self::StandardWebhooks,
    )]);
}

impl Meaning for SignatureList {
    const WORDS: Words<Self> = Words(&[
        (
            word("pairs", "Pairs of a key and a value: `t=1614265330,v1=…`."),
            Self::Pairs,
        ),
        (
            word(
                "versions",
                "Signatures with versions, and spaces between them: `v1,… v1,…`.",
            ),
            Self::Versions,
        ),
    ]);
}

impl Meaning for SecretForm {
    const WORDS: Words<Self> = Words(&[
        (
            word("text", "The key is the bytes of the string."),
            Self::Text,
        ),
        (
            word(
                "base64",
                "The key is written in Base64, after `whsec_` or nothing.",
            ),
            Self::Base64,
        ),
    ]);
}

impl Meaning for TimeUnit {
    const WORDS: Words<Self> = Words(&[
        (word("seconds", "Seconds since 1970."), Self::Seconds),
        (
            word("milliseconds", "Milliseconds since 1970."),
            Self::Milliseconds,
        ),
        (
            word("rfc3339", "A timestamp in RFC 3339 format."),
            Self::Rfc3339,
        ),
    ]);
}

impl Meaning for Wildcard {
    const WORDS: Words<Self> = Words(&[(word("x", "`x` matches any decimal digit."), Self::X)]);
}

impl Meaning for Renewed {
    const WORDS: Words<Self> = Words(&[(
        word(
            "token",
            "The token, which the API no longer accepts. The client fetches a new one and sends the request once more.",
        ),
        Self::Token,
    )]);
}

impl Meaning for CodeOutcome {
    const WORDS: Words<Self> = Words(&[
        (word("success", "The request was accepted."), Self::Success),
        (
            word(
                "rejected",
                "The request was not carried out and changed nothing.",
            ),
            Self::Rejected,
        ),
        (
            word(
                "unknown",
                "The request, or an earlier one with the same key, may have been carried out.",
            ),
            Self::Unknown,
        ),
    ]);
}

impl Meaning for LimitType {
    const WORDS: Words<Self> = Words(&[
        (word("amount", "Amounts, in rupiah."), Self::Amount),
        (word("decimal", "Exact decimal numbers."), Self::Decimal),
        (word("integer", "Integers of 64 bits."), Self::Integer),
    ]);
}

impl Meaning for BodyForm {
    const WORDS: Words<Self> = Words(&[
        (
            word("as_received", "The body as received."),
            Self::AsReceived,
        ),
        (
            word(
                "minified",
                "The JSON without whitespace outside of strings.",
            ),
            Self::Minified,
        ),
        (
            word(
                "without_blanks",
                "The JSON without any whitespace, not even in strings.",
            ),
            Self::WithoutBlanks,
        ),
    ]);
}
