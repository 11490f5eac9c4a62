//! The tables of resources and their endpoints.

use super::{Form, Key, Kind, Meaning, Table, Title};
use crate::model::{Envelope, Outcome, Retry};

pub(crate) static RESOURCE: Table = Table {
    name: "resource",
    title: Title::Named("resource"),
    doc: "A group of endpoints. Its name is in `snake_case`. Text alone is its `doc`.",
    short: Some("doc"),
    own: &[],
};

pub(crate) static ENDPOINT: Table = Table {
    name: "endpoint",
    title: Title::Named("endpoint"),
    doc: "One operation of the API.",
    short: None,
    own: &[
        Key::new(
            "http",
            Kind::Text(Form::Http),
            "Method and path, a blank between. A placeholder stands in braces and fills a whole segment.",
        )
        .required()
        .example(r#""GET /orders/{id}""#),
        Key::new(
            "path",
            Kind::Named(Form::Any, &PATH_PARAMETER),
            "One entry for each placeholder of the path.",
        )
        .example(r#"{ id = "OrderId" }"#),
        Key::new(
            "query",
            Kind::Text(Form::TypeReference),
            "The object type of the query. Its fields are scalars, enums, ids or lists of them.",
        )
        .example(r#""ListOrders""#),
        Key::new(
            "headers",
            Kind::Text(Form::TypeReference),
            "The object type of the request's headers. A field's name is the header's name.",
        )
        .example(r#""LiveHeaders""#),
        Key::new(
            "body",
            Kind::Text(Form::TypeReference),
            "The object type sent as JSON.",
        )
        .example(r#""CreateOrder""#),
        Key::new(
            "returns",
            Kind::Text(Form::Type),
            "The type of the response; with `?`, a success with the status 204 has no value. Left out: the response's body is not read.",
        )
        .example(r#""[Order]""#),
        Key::new(
            "envelope",
            Kind::Word(&Envelope::WORDS),
            "What is known of the response's wrapping under the key `api.envelope`. Readers take both forms.",
        )
        .default(r#""wrapped""#),
        Key::new(
            "retry",
            Kind::Word(&Retry::WORDS),
            "What a second, equal request would do: a statement on the API, not on the HTTP method.",
        )
        .required()
        .example(r#""never""#),
        Key::new(
            "auth",
            Kind::Text(Form::Any),
            "The name of the `auth` table by which its requests are signed, where it is not that of the API.",
        )
        .example(r#""token_request""#),
        Key::new(
            "service",
            Kind::Text(Form::Digits),
            "The digits of response codes that name the endpoint.",
        )
        .example(r#""18""#),
        Key::new("page", Kind::Table(&PAGE), PAGE.doc),
        Key::new(
            "errors",
            Kind::Named(Form::Status, &ENDPOINT_ERROR),
            "The documented errors, by HTTP status. Others are reported just the same; what is stated here of the outcome counts more than the status.",
        )
        .example(r#"{ 404 = "No order has this id." }"#),
    ],
};

pub(crate) static PATH_PARAMETER: Table = Table {
    name: "path_parameter",
    title: Title::Named("path parameter"),
    doc: "What stands for a placeholder of the path. Text alone is its `type`.",
    short: Some("type"),
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::Parameter),
            "An id, an enum, or a scalar type.",
        )
        .required()
        .example(r#""OrderId""#),
        Key::new("example", Kind::Scalar, "A value. Documentation.")
            .example(r#""ord_0dIWbuDJQ84078""#),
    ],
};

pub(crate) static PAGE: Table = Table {
    name: "page",
    title: Title::Of,
    doc: "Says that the response is one page of a list, so that the list can be walked.",
    short: None,
    own: &[
        Key::new(
            "items",
            Kind::Text(Form::Any),
            "The field of the response with the list; `\".\"` when the response is the list itself.",
        )
        .required()
        .example(r#""orders""#),
        Key::new(
            "skip",
            Kind::Text(Form::Any),
            "The field of the query that says how many to pass over, of the type `integer`.",
        )
        .required()
        .example(r#""skip""#),
        Key::new(
            "limit",
            Kind::Text(Form::Any),
            "The field of the query that says how many to give, of the type `integer`.",
        )
        .required()
        .example(r#""limit""#),
        Key::new(
            "total",
            Kind::Texts(Form::Any),
            "The fields of the response that may say how many there are in all. Documentation.",
        )
        .example(r#"["count", "total"]"#),
    ],
};

pub(crate) static ENDPOINT_ERROR: Table = Table {
    name: "endpoint_error",
    title: Title::NumberedOf("error"),
    doc: "A documented error. Text alone is its `doc`.",
    short: Some("doc"),
    own: &[
        Key::new(
            "code",
            Kind::Text(Form::Any),
            "The code that comes with this status.",
        )
        .example(r#""DPAY_ORDER_NOT_FOUND""#),
        Key::new(
            "outcome",
            Kind::Word(&Outcome::WORDS),
            "Whether the request may have been carried out, where the status does not tell: a status from 400 to 499 means \
             `rejected`, all others mean `unknown`. With a `code`, it is said of responses with that code alone.",
        )
        .example(r#""unknown""#),
    ],
};
