//! The tables of webhooks and their events.

use super::{FIELD, Form, Key, Kind, Meaning, SignatureScheme, Table, Title};

pub(crate) static WEBHOOK: Table = Table {
    name: "webhook",
    title: Title::The("the `webhook` table"),
    doc: "The envelope of an event, and how it is delivered.",
    short: None,
    own: &[
        Key::new(
            "event",
            Kind::Text(Form::CodeName),
            "The key with the event's name.",
        )
        .required()
        .example(r#""event""#),
        Key::new(
            "data",
            Kind::Text(Form::CodeName),
            "The key with the payload.",
        )
        .required()
        .example(r#""data""#),
        Key::new(
            "fields",
            Kind::Named(Form::Any, &FIELD),
            "Further fields of the envelope, written as those of a type.",
        )
        .example(r#"{ retry_count = "integer?" }"#),
        Key::new(
            "retry_count",
            Kind::Text(Form::Any),
            "The one of `fields`, an `integer`, that says how often the event was sent before.",
        )
        .example(r#""retry_count""#),
        Key::new(
            "retry_minutes",
            Kind::Integers(0, i64::MAX),
            "The minutes, counted from the first delivery, after which the vendor sends again.",
        )
        .example("[2, 5, 10, 90, 210]"),
        Key::new(
            "success",
            Kind::Integer(200, 299),
            "The HTTP status, 200 to 299, that stops the vendor from sending again.",
        )
        .default("200"),
        Key::new("signature", Kind::Table(&SIGNATURE), SIGNATURE.doc),
    ],
};

pub(crate) static SIGNATURE: Table = Table {
    name: "signature",
    title: Title::The("the `signature` of webhooks"),
    doc: "How the payload of a webhook is signed.",
    short: None,
    own: &[
        Key::new(
            "scheme",
            Kind::Word(&SignatureScheme::WORDS),
            "How the signature is made.",
        )
        .required(),
        Key::new(
            "over",
            Kind::Pair,
            "The two keys of the payload that are signed: an id and an amount.",
        )
        .required_by_rule()
        .example(r#"["id", "amount"]"#),
        Key::new(
            "separator",
            Kind::Text(Form::Any),
            "What stands between their values.",
        )
        .required()
        .example(r#""|""#),
        Key::new(
            "in",
            Kind::Text(Form::Any),
            "The key of the payload that holds the signature.",
        )
        .required()
        .example(r#""signature""#),
        Key::new(
            "amount_text",
            Kind::Text(Form::Any),
            "The key of the payload that may hold a text copy of a signed amount. The two are checked to agree.",
        )
        .example(r#""amount_str""#),
        Key::new(
            "live",
            Kind::Text(Form::Any),
            "The key of the payload, a `boolean`, that says whether the event is of a live environment. A webhook of another environment than the key that signed it is rejected.",
        )
        .example(r#""is_live""#),
    ],
};

pub(crate) static EVENT: Table = Table {
    name: "event",
    title: Title::Named("event"),
    doc: "An event that webhooks tell of.",
    short: None,
    own: &[
        Key::new(
            "data",
            Kind::Text(Form::TypeReference),
            "The object type of the payload.",
        )
        .required()
        .example(r#""PaymentCompleted""#),
        Key::new(
            "subject",
            Kind::Text(Form::EndpointName),
            "The endpoint that reads again what the event is about. Its one path parameter is the payload's `id`.",
        )
        .example(r#""payments.get""#),
    ],
};
