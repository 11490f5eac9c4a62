//! The tables of webhooks and their events.

use super::{FIELD, Form, Key, Kind, Meaning, SignatureScheme, Table, Title};

pub(crate) static WEBHOOK: Table = Table {
    name: "webhook",
    title: Title::The("the `webhook` table"),
    doc: "The envelope of events, and how they are delivered.",
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
            "Additional fields of the envelope, as in a `type`.",
        )
        .example(r#"{ retry_count = "integer?" }"#),
        Key::new(
            "retry_count",
            Kind::Text(Form::Any),
            "The field of `fields`, an `integer`, with the number of earlier deliveries of the event.",
        )
        .example(r#""retry_count""#),
        Key::new(
            "retry_minutes",
            Kind::Integers(0, i64::MAX),
            "The times of the vendor's retries, in minutes since the first delivery.",
        )
        .example("[2, 5, 10, 90, 210]"),
        Key::new(
            "success",
            Kind::Integer(200, 299),
            "The HTTP status, from 200 to 299, that stops the vendor's retries.",
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
            "How the signature is calculated.",
        )
        .required(),
        Key::new(
            "over",
            Kind::Pair,
            "The two keys of the payload whose values are signed: an id and an amount.",
        )
        .required_by_rule()
        .example(r#"["id", "amount"]"#),
        Key::new(
            "separator",
            Kind::Text(Form::Any),
            "The separator between their values.",
        )
        .required()
        .example(r#""|""#),
        Key::new(
            "in",
            Kind::Text(Form::Any),
            "The key of the payload that contains the signature.",
        )
        .required()
        .example(r#""signature""#),
        Key::new(
            "amount_text",
            Kind::Text(Form::Any),
            "The key of the payload that may contain the signed amount as a string. Both must agree.",
        )
        .example(r#""amount_str""#),
        Key::new(
            "live",
            Kind::Text(Form::Any),
            "The key of the payload, a `boolean`, that states whether the event belongs to a live environment. A webhook is rejected if the key that signed it belongs to another environment.",
        )
        .example(r#""is_live""#),
    ],
};

pub(crate) static EVENT: Table = Table {
    name: "event",
    title: Title::Named("event"),
    doc: "An event of webhooks.",
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
            "The endpoint that fetches the object of the event again. Its only path parameter is the payload's `id`.",
        )
        .example(r#""payments.get""#),
    ],
};
