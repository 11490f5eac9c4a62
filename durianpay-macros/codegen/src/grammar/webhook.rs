//! The tables of webhooks and their events.

use super::{
    FIELD, Form, Key, Kind, Meaning, PLACE, SIGNED_TIME, SignatureForm, SignatureList, Table, Title,
};
use crate::model::{Encoding, SecretForm, WebhookScheme};

pub(crate) static WEBHOOK: Table = Table {
    name: "webhook",
    title: Title::The("the `webhook` table"),
    doc: "The envelope of events, and how they are delivered.",
    short: None,
    own: &[
        Key::new(
            "event",
            Kind::Table(&PLACE),
            "The place of the event's name.",
        )
        .required_if("unless the body is signed and there is one event")
        .example(r#""event""#),
        Key::new(
            "data",
            Kind::Text(Form::CodeName),
            "The key with the payload. If the body is signed, the payload is the whole body.",
        )
        .required_if("unless the body is signed")
        .example(r#""data""#),
        Key::new(
            "id",
            Kind::Table(&PLACE),
            "The place of the event's id, which all its deliveries have in common. Only allowed if the body is signed.",
        )
        .example(r#"{ header = "webhook-id" }"#),
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
    doc: "How webhooks are signed: two values of the payload, or the whole body.",
    short: None,
    own: &[
        Key::new(
            "form",
            Kind::Word(&SignatureForm::WORDS),
            "A documented form of signatures over the body, which the other keys may change.",
        ),
        Key::new(
            "scheme",
            Kind::Word(&WebhookScheme::WORDS),
            "How the signature is calculated. Without a `header`, it is `hmac-sha256`.",
        )
        .required_if("without `form`"),
        Key::new(
            "over",
            Kind::TextOrPair,
            "The string that is signed, with placeholders; or the two keys of the payload whose values are signed: an id and an amount.",
        )
        .example(r#""{timestamp}.{body}""#)
        .default(r#""{body}""#),
        Key::new(
            "separator",
            Kind::Text(Form::Any),
            "The separator between the two signed values, or between the pairs of a list.",
        )
        .required_if("if two values are signed")
        .absence("`\",\"` in a list")
        .example(r#""|""#),
        Key::new(
            "in",
            Kind::Text(Form::Any),
            "The key of the payload that contains the signature over the two values.",
        )
        .required_if("if two values are signed")
        .example(r#""signature""#),
        Key::new(
            "header",
            Kind::Text(Form::HeaderName),
            "The header with the signature over the body.",
        )
        .required_if("if the body is signed, without `form`")
        .example(r#""X-Hub-Signature-256""#),
        Key::new(
            "encoding",
            Kind::Word(&Encoding::WORDS),
            "The encoding of a signature over the body.",
        )
        .default(r#""hex""#),
        Key::new(
            "prefix",
            Kind::Text(Form::Any),
            "The text before the signature. Not allowed with a `list`.",
        )
        .example(r#""sha256=""#),
        Key::new(
            "list",
            Kind::Word(&SignatureList::WORDS),
            "The form of a header with several signatures, of which any may fit.",
        ),
        Key::new(
            "version",
            Kind::Text(Form::Any),
            "The version of the signatures in a list.",
        )
        .default(r#""v1""#),
        Key::new(
            "timestamp",
            Kind::Table(&SIGNED_TIME),
            SIGNED_TIME.doc,
        ),
        Key::new(
            "secret",
            Kind::Word(&SecretForm::WORDS),
            "The notation of the secret.",
        )
        .default(r#""text""#),
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
