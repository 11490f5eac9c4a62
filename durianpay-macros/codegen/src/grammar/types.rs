//! The tables of types: objects and their fields, unions, enums, ids.

use super::{Form, Key, Kind, Meaning, NumberForm, Renewed, Table, Title, Wildcard};
use crate::model::{CodeOutcome, EnumForm, JsonForm};

/// The longest length that a limit can name.
const LONGEST: i64 = 0xffff_ffff;

pub(crate) static TYPE: Table = Table {
    name: "type",
    title: Title::Named("type"),
    doc: "An object. Its name is in `PascalCase`.",
    short: None,
    own: &[
        Key::new(
            "any_of",
            Kind::Groups,
            "Groups of fields of which a request needs at least one each.",
        )
        .example(r#"[["id", "email", "mobile"]]"#),
        Key::new(
            "fields",
            Kind::Named(Form::Any, &FIELD),
            "The fields, by their names on the wire. Their order is kept.",
        )
        .example(
            r#"{ id = "OrderId", amount = { type = "amount", doc = "The total to be paid." } }"#,
        ),
    ],
};

pub(crate) static EXTENSION: Table = Table {
    name: "extend",
    title: Title::Named("extension of"),
    doc: "Fields that the API sends or takes, and an object type of the base lacks.",
    short: None,
    own: &[Key::new(
        "fields",
        Kind::Named(Form::Any, &FIELD),
        "Further fields of the type. All are optional.",
    )
    .example(r#"{ loyalty_tier = "Tier?" }"#)],
};

pub(crate) static FIELD: Table = Table {
    name: "field",
    title: Title::Named("field"),
    doc: "A field of an object. Text alone is its `type`.",
    short: Some("type"),
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::Type),
            "A type expression: `string`, `integer`, `boolean`, `amount`, `timestamp`, `decimal`, `json`, the name of a \
             type, `[T]` for a list, `{T}` for a map from text, and `?` at the very end when the field may be absent.",
        )
        .required()
        .example(r#""[OrderItem]?""#),
        Key::new(
            "number",
            Kind::Word(&NumberForm::WORDS),
            "Says that an `amount` or a `decimal` is written as a JSON number, and in which unit.",
        )
        .example(r#""hundredths""#),
        Key::new(
            "aliases",
            Kind::Texts(Form::Any),
            "Further names under which the field may come. Readers take any of them.",
        )
        .example(r#"["total"]"#),
        Key::new(
            "also",
            Kind::Words(&JsonForm::WORDS),
            "Other JSON forms documented for the field. Readers take text for a number and a number for text anyway.",
        )
        .example(r#"["string", "number"]"#),
        Key::new(
            "nullable",
            Kind::Boolean,
            "`null` is documented: a request may carry it, and a required field may be `null`.",
        )
        .default("false"),
        Key::new(
            "const",
            Kind::Scalar,
            "Always this value. For `string`, `integer`, `boolean` and enums.",
        )
        .example(r#""IDR""#),
        Key::new(
            "default",
            Kind::Scalar,
            "What the API assumes when the field is absent. Documentation. An amount is written as text.",
        )
        .example(r#""full_payment""#),
        Key::new(
            "example",
            Kind::Scalar,
            "A value. Documentation. An amount is written as text.",
        )
        .example(r#""10000.67""#),
        Key::new(
            "sensitive",
            Kind::Boolean,
            "Personal data or a secret: never shown in debug output.",
        )
        .default("false"),
        Key::new(
            "min",
            Kind::Integer(i64::MIN, i64::MAX),
            "The smallest value that may be sent, in the type's unit: rupiah for an `amount`.",
        )
        .example("1"),
        Key::new(
            "max",
            Kind::Integer(i64::MIN, i64::MAX),
            "The largest value that may be sent, in the type's unit: rupiah for an `amount`.",
        )
        .example("10_000_000"),
        Key::new(
            "min_length",
            Kind::Integer(0, LONGEST),
            "The fewest characters or items that may be sent.",
        )
        .example("8"),
        Key::new(
            "max_length",
            Kind::Integer(0, LONGEST),
            "The most characters or items that may be sent.",
        )
        .example("14"),
        Key::new(
            "name",
            Kind::Text(Form::CodeName),
            "The name in code, where the name on the wire cannot serve.",
        )
        .example(r#""currency_code""#),
    ],
};

pub(crate) static UNION: Table = Table {
    name: "union",
    title: Title::Named("union"),
    doc: "Content whose type follows from a tag beside it, in the same object.",
    short: None,
    own: &[
        Key::new("tag", Kind::Text(Form::Any), "The key of the tag.")
            .required()
            .example(r#""type""#),
        Key::new(
            "members",
            Kind::Named(Form::Any, &MEMBER),
            "The values of the tag, each with the object type of its content. Their order is kept.",
        )
        .required_by_rule()
        .example(r#"{ QRIS = "QrisCharge" }"#),
    ],
};

pub(crate) static MEMBER: Table = Table {
    name: "member",
    title: Title::Named("member"),
    doc: "A member of a union. Text alone is its `type`.",
    short: Some("type"),
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::TypeReference),
            "The object type of the content.",
        )
        .required()
        .example(r#""QrisCharge""#),
        Key::new(
            "name",
            Kind::Text(Form::CodeName),
            "The name in code. Left out: the value in `PascalCase`.",
        )
        .example(r#""Bank""#),
    ],
};

pub(crate) static ENUM: Table = Table {
    name: "enum",
    title: Title::Named("enum"),
    doc: "Text of which some values are known; or integers, with `type = \"integer\"`.",
    short: None,
    own: &[
        Key::new(
            "type",
            Kind::Word(&EnumForm::WORDS),
            "What the values are on the wire.",
        )
        .default(r#""string""#),
        Key::new(
            "pattern",
            Kind::Word(&Wildcard::WORDS),
            "The character of values that is any digit. Only of strings.",
        ),
        Key::new(
            "values",
            Kind::Named(Form::Any, &VALUE),
            "The values, as on the wire. Their order is kept.",
        )
        .example(r#"{ started = "Nothing is paid.", completed = "Paid in full." }"#),
    ],
};

pub(crate) static VALUE: Table = Table {
    name: "value",
    title: Title::Named("value"),
    doc: "A value of an enum. Text alone is its `doc`.",
    short: Some("doc"),
    own: &[
        Key::new(
            "name",
            Kind::Text(Form::CodeName),
            "The name in code. Left out: the value in `PascalCase`.",
        )
        .example(r#""Paid""#),
        Key::new(
            "is",
            Kind::Texts(Form::PlainName),
            "What is true of the value. Each mark becomes a question: `is_paid()`.",
        )
        .example(r#"["final", "paid"]"#),
        Key::new(
            "outcome",
            Kind::Word(&CodeOutcome::WORDS),
            "What the code says of the request. Left out: what the HTTP status says. Only in the enum that `codes` of `[error]` names.",
        ),
        Key::new(
            "renews",
            Kind::Word(&Renewed::WORDS),
            "What has to be fetched again before another request. Only in the enum that `codes` of `[error]` names.",
        ),
    ],
};

pub(crate) static ID: Table = Table {
    name: "id",
    title: Title::Named("id"),
    doc: "Text that names one kind of thing. Text alone is its `prefix`.",
    short: Some("prefix"),
    own: &[Key::new(
        "prefix",
        Kind::Text(Form::Any),
        "How such ids begin. For information: never checked when reading.",
    )
    .example(r#""ord_""#)],
};
