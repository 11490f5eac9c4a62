//! The table of a field's currency.

use super::{Form, Key, Kind, Table, Title};

pub(crate) static CURRENCY: Table = Table {
    name: "currency",
    title: Title::Of,
    doc: "The currency of a field. A string is short for its `code`.",
    short: Some("code"),
    own: &[
        Key::new(
            "code",
            Kind::Text(Form::CurrencyCode),
            "The currency, if it is always the same: three letters of ISO 4217.",
        )
        .required_if("unless `field` is set")
        .example(r#""USD""#),
        Key::new(
            "field",
            Kind::Text(Form::Any),
            "The field of the same object that contains the currency.",
        )
        .required_if("unless `code` is set")
        .example(r#""currency""#),
    ],
};
