//! The tables of webhooks that are signed as a whole.

use super::{Form, Key, Kind, Meaning, Table, Title};
use crate::model::TimeUnit;

/// The smallest and the largest tolerance, in seconds.
pub(crate) const TOLERANCE_SECONDS: (i64, i64) = (1, 86_400);

pub(crate) static PLACE: Table = Table {
    name: "place",
    title: Title::Of,
    doc: "A place in a webhook: a field of the body, or a header. A string is short for its `key`.",
    short: Some("key"),
    own: &[
        Key::new(
            "key",
            Kind::Text(Form::CodeName),
            "The field. Fields of objects are named with dots.",
        )
        .example(r#""event""#),
        Key::new("header", Kind::Text(Form::HeaderName), "The header.")
            .example(r#""X-GitHub-Event""#),
    ],
};

pub(crate) static SIGNED_TIME: Table = Table {
    name: "signed_time",
    title: Title::Of,
    doc: "The time of a webhook, which is signed.",
    short: None,
    own: &[
        Key::new(
            "header",
            Kind::Text(Form::HeaderName),
            "The header with the time.",
        )
        .example(r#""webhook-timestamp""#),
        Key::new(
            "key",
            Kind::Text(Form::CodeName),
            "The field of the body with the time. Fields of objects are named with dots.",
        )
        .example(r#""sent_at""#),
        Key::new(
            "pair",
            Kind::Text(Form::Any),
            "The key of the pair with the time, in the header with the signature. Only allowed for `list = \"pairs\"`.",
        )
        .example(r#""t""#),
        Key::new(
            "unit",
            Kind::Word(&TimeUnit::WORDS),
            "The notation of the time.",
        )
        .default(r#""seconds""#),
        Key::new(
            "tolerance_seconds",
            Kind::Integer(TOLERANCE_SECONDS.0, TOLERANCE_SECONDS.1),
            "The largest difference between the time and that of the receiver, in the past and in the future.",
        )
        .default("300"),
    ],
};
