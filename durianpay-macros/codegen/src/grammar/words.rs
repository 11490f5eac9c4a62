//! The closed sets of words, and what each word means.

use crate::model::{
    Algorithm, BodyForm, CodeOutcome, CredentialKind, Encoding, EnumForm, Envelope, Evidence,
    JsonForm, Outcome, Retry,
};
use std::fmt::Debug;

/// A word of the language: `never`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub name: &'static str,
    /// What it says. Markdown.
    pub doc: &'static str,
}

/// A closed set of words, whatever they mean.
pub trait Vocabulary: Debug + Sync {
    /// The words, in the order in which they are listed.
    fn words(&self) -> Vec<Word>;
}

/// A closed set of words with the meaning of each.
#[derive(Debug)]
pub struct Words<T: 'static>(&'static [(Word, T)]);

impl<T: Debug + Sync> Vocabulary for Words<T> {
    fn words(&self) -> Vec<Word> {
        self.0.iter().map(|(word, _)| *word).collect()
    }
}

impl<T: Copy> Words<T> {
    /// What `name` means, if it is one of the words.
    pub(crate) fn meaning(&self, name: &str) -> Option<T> {
        let (_, meaning) = self.0.iter().find(|(word, _)| word.name == name)?;
        Some(*meaning)
    }
}

/// What is written as a word of a closed set.
pub(crate) trait Meaning: Copy + 'static {
    /// The words for each value.
    const WORDS: Words<Self>;
}

const fn word(name: &'static str, doc: &'static str) -> Word {
    Word { name, doc }
}

/// `number`: how a number is written as JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberForm {
    Rupiah,
    Hundredths,
    Plain,
}

/// `scheme`: how a request says who makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AuthScheme {
    Basic,
    Bearer,
    Header,
    Query,
    Signed,
}

/// `pattern`: the character that is any digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wildcard {
    X,
}

/// `renews`: what has to be fetched again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Renewed {
    Token,
}

/// How webhooks are signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignatureScheme {
    HmacSha256,
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
                "Seen in other clients or on the wire, and in no documentation.",
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
                "HTTP Basic: the API key as user name, the password empty.",
            ),
            Self::Basic,
        ),
        (
            word("bearer", "The API key as bearer token, in `Authorization`."),
            Self::Bearer,
        ),
        (
            word("header", "The API key alone, in the header `name`."),
            Self::Header,
        ),
        (
            word(
                "query",
                "The API key in the query, under `name`. Logs along the way may keep it: only where an API offers nothing else.",
            ),
            Self::Query,
        ),
        (
            word(
                "signed",
                "A signature over parts of the request, in a header, with other `headers` beside it.",
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
        (word("hex", "Lower-case hex digits."), Self::Hex),
    ]);
}

impl Meaning for Envelope {
    const WORDS: Words<Self> = Words(&[
        (
            word(
                "wrapped",
                "Under the key. What holds when `api.envelope` is set and the endpoint says nothing.",
            ),
            Self::Wrapped,
        ),
        (word("bare", "Not under the key."), Self::Bare),
        (word("either", "The sources differ."), Self::Either),
        (
            word(
                "whole",
                "The type that is returned describes the whole response, the key included. It is never opened.",
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
                "A retry may act again, or may be rejected although the first succeeded. When in doubt, it is this.",
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
                "The request was not carried out, and changed nothing.",
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
        (word("string", "Text."), Self::Text),
        (word("integer", "Whole numbers of 64 bits."), Self::Integer),
    ]);
}

impl Meaning for JsonForm {
    const WORDS: Words<Self> = Words(&[
        (word("string", "Text."), Self::Text),
        (word("number", "A number."), Self::Number),
        (word("boolean", "`true` or `false`."), Self::Boolean),
    ]);
}

impl Meaning for NumberForm {
    const WORDS: Words<Self> = Words(&[
        (
            word("rupiah", "For an `amount`: a number of rupiah."),
            Self::Rupiah,
        ),
        (
            word(
                "hundredths",
                "For an `amount`: an integer of 1/100 rupiah. Text stays decimal rupiah.",
            ),
            Self::Hundredths,
        ),
        (word("plain", "For a `decimal`: a number."), Self::Plain),
    ]);
}

impl Meaning for SignatureScheme {
    const WORDS: Words<Self> = Words(&[(
        word(
            "hmac-sha256",
            "HMAC-SHA256 with the API key as key, in lower-case hex.",
        ),
        Self::HmacSha256,
    )]);
}

impl Meaning for Wildcard {
    const WORDS: Words<Self> = Words(&[(word("x", "An `x` is any decimal digit."), Self::X)]);
}

impl Meaning for Renewed {
    const WORDS: Words<Self> = Words(&[(
        word(
            "token",
            "The token, which the API does not accept any more. The client renews it and makes the request once more.",
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
                "The request was not carried out, and changed nothing.",
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

impl Meaning for BodyForm {
    const WORDS: Words<Self> = Words(&[
        (
            word("as_received", "The bytes as received."),
            Self::AsReceived,
        ),
        (
            word("minified", "JSON without white space outside of strings."),
            Self::Minified,
        ),
        (
            word(
                "without_blanks",
                "JSON without any white space, that of strings included.",
            ),
            Self::WithoutBlanks,
        ),
    ]);
}
