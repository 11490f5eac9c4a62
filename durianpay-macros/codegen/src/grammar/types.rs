//! The tables of types: objects and their fields, unions, enums and ids.

use super::{CURRENCY, Form, Key, Kind, Meaning, NumberForm, Renewed, Table, Title, Wildcard};
use crate::model::{CodeOutcome, EnumForm, JsonForm, LimitType, Style};

/// The largest length that a limit can have.
pub(super) const LONGEST: i64 = 0xffff_ffff;

pub(crate) static TYPE: Table = Table {
    name: "type",
    title: Title::Named("type"),
    doc: "An object type. Its name is in `PascalCase`.",
    short: None,
    own: &[
        Key::new(
            "any_of",
            Kind::Groups,
            "Groups of fields. A request must have at least one field of each group.",
        )
        .example(r#"[["id", "email", "mobile"]]"#),
        Key::new(
            "fields",
            Kind::Named(Form::Any, &FIELD),
            "The fields, by their names on the wire, in this order.",
        )
        .example(
            r#"{ id = "OrderId", amount = { type = "amount", doc = "The total to be paid." } }"#,
        ),
    ],
};

pub(crate) static EXTENSION: Table = Table {
    name: "extend",
    title: Title::Named("extension of"),
    doc: "Fields of the API that an object type of the base lacks.",
    short: None,
    own: &[Key::new(
        "fields",
        Kind::Named(Form::Any, &FIELD),
        "Additional fields of the type. All must be optional.",
    )
    .example(r#"{ loyalty_tier = "Tier?" }"#)],
};

pub(crate) static FIELD: Table = Table {
    name: "field",
    title: Title::Named("field"),
    doc: "A field of an object. A string is short for its `type`.",
    short: Some("type"),
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::Type),
            "A type expression: `string`, `integer`, `unsigned`, `boolean`, `amount`, `decimal`, `timestamp`, `date`, \
             `uuid`, `base64`, `json`, the name of a type, `[T]` for a list, `{T}` for a map from strings, and `?` at the very end if the field is optional.",
        )
        .required()
        .example(r#""[OrderItem]?""#),
        Key::new(
            "number",
            Kind::Word(&NumberForm::WORDS),
            "The notation of a number in JSON, if it is not the usual one: the unit of an `amount` that is a number, a `decimal` that is a number, an `integer` that is a string.",
        )
        .example(r#""hundredths""#),
        Key::new(
            "currency",
            Kind::Table(&CURRENCY),
            "The currency of the field, which is an `integer` in minor units such as cents, or a `decimal` in major units.",
        )
        .example(r#""USD""#),
        Key::new(
            "aliases",
            Kind::Texts(Form::Any),
            "Alternative names of the field on the wire. Any of them is accepted when reading.",
        )
        .example(r#"["total"]"#),
        Key::new(
            "also",
            Kind::Words(&JsonForm::WORDS),
            "Other JSON types that are documented for the field. Strings for numbers, and numbers for strings, are always accepted when reading.",
        )
        .example(r#"["string", "number"]"#),
        Key::new(
            "nullable",
            Kind::Boolean,
            "Whether `null` is documented: a request may contain it, and a required field may be `null`.",
        )
        .default("false"),
        Key::new(
            "const",
            Kind::Scalar,
            "The only value of the field. For `string`, `integer`, `unsigned`, `boolean` and enums.",
        )
        .example(r#""IDR""#),
        Key::new(
            "default",
            Kind::Scalar,
            "The value that the API assumes if the field is absent. Only for the documentation. An amount is written as a string.",
        )
        .example(r#""full_payment""#),
        Key::new(
            "example",
            Kind::Scalar,
            "An example value. Only for the documentation. An amount is written as a string.",
        )
        .example(r#""10000.67""#),
        Key::new(
            "sensitive",
            Kind::Boolean,
            "Whether it is personal data or a secret, which debug output must not show.",
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
            "The minimum number of characters, items or members that may be sent.",
        )
        .example("8"),
        Key::new(
            "max_length",
            Kind::Integer(0, LONGEST),
            "The maximum number of characters, items or members that may be sent.",
        )
        .example("14"),
        Key::new(
            "pattern",
            Kind::Text(Form::Any),
            "A regular expression of ECMAScript that values match, of a `string` or an id. Only for the documentation: it is never checked.",
        )
        .example(r#""^[A-Z]{3}$""#),
        Key::new(
            "style",
            Kind::Word(&Style::WORDS),
            "The notation of a list, an object or a map in a query or a form. Only for the fields of such a type.",
        )
        .default(r#""repeat""#),
        Key::new(
            "name",
            Kind::Text(Form::CodeName),
            "The name in Rust, if it cannot be derived from the name on the wire.",
        ).absence("derived from the name on the wire")
        .example(r#""currency_code""#),
    ],
};

pub(crate) static UNION: Table = Table {
    name: "union",
    title: Title::Named("union"),
    doc: "A union: a value of one of several types, which are told apart by a tag beside or inside them, or by their JSON.",
    short: None,
    own: &[
        Key::new(
            "tag",
            Kind::Text(Form::Any),
            "The key of the tag. Without it, the members are told apart by their JSON: by its kind, and objects by their required fields.",
        ).absence("the members are told apart by their JSON")
        .example(r#""type""#),
        Key::new(
            "inside",
            Kind::Boolean,
            "Whether the tag is a member of the content, and not beside it. Only with `tag`.",
        )
        .default("false"),
        Key::new(
            "members",
            Kind::Named(Form::Any, &MEMBER),
            "The values of the tag, each with the object type of its content, in this order. Without a tag: names of the members, each with its type.",
        )
        .required_by_rule()
        .example(r#"{ QRIS = "QrisCharge" }"#),
    ],
};

pub(crate) static MEMBER: Table = Table {
    name: "member",
    title: Title::Named("member"),
    doc: "A member of a union. A string is short for its `type`.",
    short: Some("type"),
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::Type),
            "The object type of the content. In a union without a tag: a type expression without `?`.",
        )
        .required()
        .example(r#""QrisCharge""#),
        Key::new(
            "number",
            Kind::Word(&NumberForm::WORDS),
            "The notation of a number in JSON, as for a field. Only in a union without a tag.",
        )
        .example(r#""plain""#),
        Key::new(
            "name",
            Kind::Text(Form::CodeName),
            "The name in Rust. Defaults to the value in `PascalCase`.",
        ).absence("the value in `PascalCase`")
        .example(r#""Bank""#),
    ],
};

pub(crate) static ENUM: Table = Table {
    name: "enum",
    title: Title::Named("enum"),
    doc: "An open enum: strings, or with `type = \"integer\"` integers, of which some values are known.",
    short: None,
    own: &[
        Key::new(
            "type",
            Kind::Word(&EnumForm::WORDS),
            "The type of the values on the wire.",
        )
        .default(r#""string""#),
        Key::new(
            "pattern",
            Kind::Word(&Wildcard::WORDS),
            "The character that matches any digit in the values. Only for strings.",
        ),
        Key::new(
            "limits",
            Kind::Word(&LimitType::WORDS),
            "The type of `min` and `max` of the values, which a method `limits` returns.",
        ),
        Key::new(
            "values",
            Kind::Named(Form::Any, &VALUE),
            "The values, as on the wire, in this order.",
        )
        .required_by_rule()
        .example(r#"{ started = "Nothing is paid.", completed = "Paid in full." }"#),
    ],
};

pub(crate) static VALUE: Table = Table {
    name: "value",
    title: Title::Named("value"),
    doc: "A value of an enum. A string is short for its `doc`.",
    short: Some("doc"),
    own: &[
        Key::new(
            "name",
            Kind::Text(Form::CodeName),
            "The name in Rust. Defaults to the value in `PascalCase`.",
        ).absence("the value in `PascalCase`")
        .example(r#""Paid""#),
        Key::new(
            "is",
            Kind::Texts(Form::PlainName),
            "The properties of the value. Each becomes a method, such as `is_paid()`.",
        )
        .example(r#"["final", "paid"]"#),
        Key::new(
            "outcome",
            Kind::Word(&CodeOutcome::WORDS),
            "The outcome of the request that the code means. Defaults to that of the HTTP status. Only in the enum that `codes` of `[error]` names.",
        ).absence("that of the HTTP status"),
        Key::new(
            "renews",
            Kind::Word(&Renewed::WORDS),
            "The data that must be fetched again before another request. Only in the enum that `codes` of `[error]` names.",
        ),
        Key::new(
            "min",
            Kind::Integer(i64::MIN, i64::MAX),
            "The least that the API accepts with this value, in the unit of `limits`.",
        )
        .example("10_000"),
        Key::new(
            "max",
            Kind::Integer(i64::MIN, i64::MAX),
            "The most that the API accepts with this value, in the unit of `limits`.",
        )
        .example("10_000_000"),
    ],
};

pub(crate) static ID: Table = Table {
    name: "id",
    title: Title::Named("id"),
    doc: "A typed id: a string that identifies one kind of object. A string is short for its `prefix`.",
    short: Some("prefix"),
    own: &[Key::new(
        "prefix",
        Kind::Text(Form::Any),
        "The prefix of such ids. Only for the documentation: it is never checked.",
    )
    .example(r#""ord_""#)],
};
