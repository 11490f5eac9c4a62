//! The table of headers with a constant value.

use super::{Form, Key, Kind, Table, Title};

pub(crate) static HEADER: Table = Table {
    name: "header",
    title: Title::Named("header"),
    doc: "A header with the same value in every request. A string is short for its `value`.",
    short: Some("value"),
    own: &[
        Key::new("value", Kind::Text(Form::HeaderValue), "The value.")
            .required()
            .example(r#""2024-05-13""#),
    ],
};
