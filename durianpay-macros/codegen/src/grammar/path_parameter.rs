//! The table of a path parameter.

use super::types::LONGEST;
use super::{Form, Key, Kind, Meaning as _, NumberForm, Table, Title};
use crate::model::JsonForm;

pub(crate) static PATH_PARAMETER: Table = Table {
    name: "path_parameter",
    title: Title::Named("path parameter"),
    doc: "The value of a placeholder of the path. A string is short for its `type`.",
    short: Some("type"),
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::Parameter),
            "An id, an enum, or a scalar type.",
        )
        .required()
        .example(r#""OrderId""#),
        Key::new(
            "number",
            Kind::Word(&NumberForm::WORDS),
            "The documented notation of a number, as for a field.",
        )
        .example(r#""plain""#),
        Key::new(
            "also",
            Kind::Words(&JsonForm::WORDS),
            "Other kinds of values that are documented for the parameter. Only for the documentation.",
        )
        .example(r#""number""#),
        Key::new(
            "default",
            Kind::Scalar,
            "The value that the API documents as the default. Only for the documentation: a value is always sent.",
        )
        .example(r#""me""#),
        Key::new(
            "example",
            Kind::Scalar,
            "An example value. Only for the documentation.",
        )
        .example(r#""ord_0dIWbuDJQ84078""#),
        Key::new(
            "sensitive",
            Kind::Boolean,
            "Whether it is personal data or a secret. The value is part of the URL in any case.",
        )
        .default("false"),
        Key::new(
            "min",
            Kind::Integer(i64::MIN, i64::MAX),
            "The smallest value, in the type's unit. Only for the documentation.",
        )
        .example("1"),
        Key::new(
            "max",
            Kind::Integer(i64::MIN, i64::MAX),
            "The largest value, in the type's unit. Only for the documentation.",
        )
        .example("100"),
        Key::new(
            "min_length",
            Kind::Integer(0, LONGEST),
            "The minimum number of characters. Only for the documentation.",
        )
        .example("8"),
        Key::new(
            "max_length",
            Kind::Integer(0, LONGEST),
            "The maximum number of characters. Only for the documentation.",
        )
        .example("36"),
        Key::new(
            "pattern",
            Kind::Text(Form::Any),
            "A regular expression of ECMAScript that values match, of a `string` or an id. Only for the documentation: it is never checked.",
        )
        .example(r#""^[A-Z]{3}$""#),
    ],
};
