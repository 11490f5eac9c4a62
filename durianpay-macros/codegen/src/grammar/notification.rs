//! The tables of notifications, which are distinguished by their path.

use super::{Form, Key, Kind, Meaning, Table, Title};
use crate::model::{Algorithm, BodyForm, Encoding};

pub(crate) static NOTIFICATIONS: Table = Table {
    name: "notifications",
    title: Title::The("the `notifications` table"),
    doc: "How the API delivers notifications that have no event name and are signed as a whole.",
    short: None,
    own: &[
        Key::new(
            "success",
            Kind::Integer(200, 299),
            "The HTTP status, from 200 to 299, that stops the vendor's retries.",
        )
        .default("200"),
        Key::new(
            "retry_minutes",
            Kind::Integers(0, i64::MAX),
            "The times of the vendor's retries, in minutes since the first delivery.",
        )
        .example("[2, 5, 10, 90, 210]"),
        Key::new(
            "signature",
            Kind::Table(&NOTIFICATION_SIGNATURE),
            NOTIFICATION_SIGNATURE.doc,
        )
        .required_by_rule(),
    ],
};

pub(crate) static NOTIFICATION_SIGNATURE: Table = Table {
    name: "notification_signature",
    title: Title::The("the `signature` of notifications"),
    doc: "How notifications are signed.",
    short: None,
    own: &[
        Key::new(
            "algorithm",
            Kind::Word(&Algorithm::WORDS),
            "The algorithm of the signature.",
        )
        .required(),
        Key::new(
            "encoding",
            Kind::Word(&Encoding::WORDS),
            "The encoding of the signature.",
        )
        .required(),
        Key::new(
            "header",
            Kind::Text(Form::HeaderName),
            "The header with the signature.",
        )
        .required()
        .example(r#""X-SIGNATURE""#),
        Key::new(
            "timestamp_header",
            Kind::Text(Form::HeaderName),
            "The header with the time.",
        )
        .required()
        .example(r#""X-TIMESTAMP""#),
        Key::new(
            "token_header",
            Kind::Text(Form::HeaderName),
            "The header with the token, if one is signed. The prefix `Bearer ` is removed.",
        )
        .example(r#""Authorization""#),
        Key::new(
            "receiver_header",
            Kind::Text(Form::HeaderName),
            "The header with the id of the receiver, if there is one.",
        )
        .example(r#""X-PARTNER-ID""#),
        Key::new(
            "over",
            Kind::Text(Form::Any),
            "The string to sign, with placeholders.",
        )
        .required()
        .example(r#""{method}:{path}:{body_sha256}:{timestamp}""#),
        Key::new(
            "bodies",
            Kind::Words(&BodyForm::WORDS),
            "The forms of the body that may be signed, in the order in which they are tried.",
        )
        .default(r#"["as_received"]"#),
    ],
};

pub(crate) static NOTIFICATION: Table = Table {
    name: "notification",
    title: Title::Named("notification"),
    doc: "A notification. Its name is in `snake_case`.",
    short: None,
    own: &[
        Key::new(
            "path",
            Kind::Text(Form::UrlPath),
            "The path at the end of the URL that the vendor calls.",
        ).absence("the notification is not recognised by its path")
        .example(r#""/v1.0/transfer-va/payment""#),
        Key::new(
            "data",
            Kind::Text(Form::TypeReference),
            "The object type of the whole body.",
        )
        .required()
        .example(r#""VaPaymentNotification""#),
        Key::new(
            "object",
            Kind::Text(Form::Any),
            "The field of the body that identifies the object of the notification: a `string`, an id or an enumeration, and not `sensitive`. Fields of objects are named with dots.",
        ).required_if("with `status`")
        .example(r#""originalReferenceNo""#),
        Key::new(
            "status",
            Kind::Text(Form::Any),
            "The field of the body with the status of that object, of one of the same types. After a value of an enumeration that is `final`, the status no longer changes.",
        )
        .example(r#""additionalInfo.latestTransactionStatus""#),
        Key::new(
            "acknowledgement",
            Kind::Text(Form::Any),
            "The JSON that the receiver responds with.",
        )
        .example(r#"'{"responseCode":"2002500"}'"#),
    ],
};
