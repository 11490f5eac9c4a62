//! The tables of credentials, and of the signatures and tokens of requests.

use super::{Form, Key, Kind, Meaning, Table, Title};
use crate::model::{Algorithm, CredentialKind, Encoding};

/// The minimum and the maximum number of digits of a unique id.
pub(crate) const UNIQUE_ID_DIGITS: (i64, i64) = (16, 36);

/// The minimum and the maximum of `unique_id_max`.
pub(crate) const UNIQUE_ID_MAX: (i64, i64) = (16, 255);

/// The minimum and the maximum number of digits of the fraction of a second.
pub(crate) const FRACTION_DIGITS: (i64, i64) = (0, 9);

/// The minimum and the maximum lifetime of a token, in seconds.
pub(crate) const LIFETIME_SECONDS: (i64, i64) = (1, 0xffff_ffff);

pub(crate) static CREDENTIAL: Table = Table {
    name: "credential",
    title: Title::Named("credential"),
    doc: "A part of the credentials of a client. Its name is in `snake_case`.",
    short: None,
    own: &[
        Key::new(
            "kind",
            Kind::Word(&CredentialKind::WORDS),
            "The kind of the value.",
        )
        .required(),
        Key::new(
            "default",
            Kind::Text(Form::Any),
            "The value if the caller sets none. Only allowed for the kind `text`.",
        )
        .example(r#""95221""#),
        Key::new(
            "optional",
            Kind::Boolean,
            "`true` if a caller may omit it: calls that need it fail before they are sent.",
        )
        .default("false"),
    ],
};

pub(crate) static TEMPLATE: Table = Table {
    name: "template",
    title: Title::Named("template"),
    doc: "A string with placeholders in braces. A string is short for its `value`.",
    short: Some("value"),
    own: &[Key::new(
        "value",
        Kind::Text(Form::Any),
        "The string. A literal `{` is written as `{{`.",
    )
    .required()
    .example(r#""Bearer""#)],
};

pub(crate) static TIMESTAMP: Table = Table {
    name: "timestamp",
    title: Title::Of,
    doc: "The format of the time of a request.",
    short: None,
    own: &[
        Key::new(
            "offset",
            Kind::Text(Form::Offset),
            "The offset from UTC, such as `+07:00`, or `Z`.",
        )
        .example(r#""+07:00""#)
        .default(r#""Z""#),
        Key::new(
            "fraction_digits",
            Kind::Integer(FRACTION_DIGITS.0, FRACTION_DIGITS.1),
            "The number of digits of the fraction of a second, from 0 to 9.",
        )
        .example("3")
        .default("0"),
    ],
};

pub(crate) static REQUEST_SIGNATURE: Table = Table {
    name: "request_signature",
    title: Title::Of,
    doc: "How requests are signed.",
    short: None,
    own: &[
        Key::new(
            "algorithm",
            Kind::Word(&Algorithm::WORDS),
            "The algorithm of the signature.",
        )
        .required(),
        Key::new(
            "key",
            Kind::Text(Form::Any),
            "The credential that is the key.",
        )
        .required()
        .example(r#""client_secret""#),
        Key::new(
            "encoding",
            Kind::Word(&Encoding::WORDS),
            "The encoding of the signature.",
        )
        .required(),
        Key::new(
            "over",
            Kind::Text(Form::Any),
            "The string to sign, with placeholders.",
        )
        .required()
        .example(r#""{method}:{path}:{body_sha256}:{timestamp}""#),
    ],
};

pub(crate) static TOKEN: Table = Table {
    name: "token",
    title: Title::Of,
    doc: "A token that requests carry, and that an endpoint of the same API returns.",
    short: None,
    own: &[
        Key::new(
            "endpoint",
            Kind::Text(Form::EndpointName),
            "The endpoint that returns a token. Its `auth` must be a scheme without a token, or `none`.",
        )
        .required()
        .example(r#""access_tokens.create""#),
        Key::new(
            "body",
            Kind::Named(Form::Any, &TEMPLATE),
            "The fields of its body, which must be strings.",
        )
        .example(r#"{ grantType = "client_credentials" }"#),
        Key::new(
            "token",
            Kind::Text(Form::Any),
            "The field of its response that contains the token.",
        )
        .required()
        .example(r#""accessToken""#),
        Key::new(
            "expires",
            Kind::Text(Form::Any),
            "The field of its response with the end of the token's validity: in seconds from now, or as a timestamp.",
        )
        .example(r#""expiresIn""#),
        Key::new(
            "lifetime_seconds",
            Kind::Integer(LIFETIME_SECONDS.0, LIFETIME_SECONDS.1),
            "How long a token is valid if the response does not state it.",
        )
        .required()
        .example("900"),
    ],
};
