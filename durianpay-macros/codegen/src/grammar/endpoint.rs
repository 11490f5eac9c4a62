//! The tables of resources and their endpoints.

use super::{Form, Key, Kind, Meaning, PAGE, PATH_PARAMETER, SERVER, Table, Title};
use crate::model::{Envelope, Outcome, Retry};

pub(crate) static RESOURCE: Table = Table {
    name: "resource",
    title: Title::Named("resource"),
    doc: "A group of endpoints. Its name is in `snake_case`. A string is short for its `doc`.",
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
            "The method and the path, separated by a space. A placeholder is enclosed in braces, and fills a segment or a part of it.",
        )
        .required()
        .example(r#""GET /orders/{id}""#),
        Key::new(
            "variant_of",
            Kind::Text(Form::EndpointName),
            "Another endpoint with the same method and path, from which this one differs in its query, body or response.",
        )
        .example(r#""orders.list""#),
        Key::new(
            "path",
            Kind::Named(Form::Any, &PATH_PARAMETER),
            "One entry for each placeholder of the path.",
        ).required_if("if the path has placeholders")
        .example(r#"{ id = "OrderId" }"#),
        Key::new(
            "query",
            Kind::Text(Form::TypeReference),
            "The object type of the query. Its fields must be scalars, enums, ids or lists of them.",
        )
        .example(r#""ListOrders""#),
        Key::new(
            "headers",
            Kind::Text(Form::TypeReference),
            "The object type of the request's headers. The name of a field is the name of the header.",
        )
        .example(r#""LiveHeaders""#),
        Key::new(
            "body",
            Kind::Text(Form::Type),
            "The type of the body: any type, or `bytes`. In a body of `multipart/form-data`, fields may be a `file`.",
        )
        .example(r#""CreateOrder""#),
        Key::new(
            "content_type",
            Kind::Text(Form::MediaType),
            "The media type of the body, which determines how the body is written.",
        )
        .default(r#""application/json""#),
        Key::new(
            "accept",
            Kind::Text(Form::MediaType),
            "The media type of the response, which is sent in `Accept`. If it is not JSON, `returns` is `string` or `bytes`; if it is `text/event-stream`, `returns` is the type of the data of each event.",
        )
        .default(r#""application/json""#),
        Key::new(
            "returns",
            Kind::Text(Form::Type),
            "The type of the response. With `?`, a success with the status 204 has no value. If omitted, the body of the response is not read.",
        ).absence("the body of the response is not read")
        .example(r#""[Order]""#),
        Key::new(
            "responses",
            Kind::Named(Form::Success, &RESPONSE),
            "The successful responses, by HTTP status, if there are several. In place of `returns`.",
        )
        .example(r#"{ 200 = "Export", 202 = "Job" }"#),
        Key::new(
            "response_headers",
            Kind::Text(Form::TypeReference),
            "The object type of the headers of a successful response. The name of a field is the name of the header.",
        )
        .example(r#""PageHeaders""#),
        Key::new(
            "envelope",
            Kind::Word(&Envelope::WORDS),
            "Whether the response is known to be wrapped under the key `api.envelope`. Wrapped and bare responses are both accepted.",
        )
        .default(r#""wrapped""#),
        Key::new(
            "retry",
            Kind::Word(&Retry::WORDS),
            "The effect of a second, identical request. It depends on the API, not on the HTTP method.",
        )
        .required()
        .example(r#""never""#),
        Key::new(
            "auth",
            Kind::Text(Form::Any),
            "The `auth` table by which the requests are authenticated, or `none`, if it differs from that of the API.",
        )
        .example(r#""token_request""#),
        Key::new(
            "service",
            Kind::Text(Form::Digits),
            "The digits in response codes that identify the endpoint.",
        )
        .example(r#""18""#),
        Key::new("events", Kind::Table(&EVENT_STREAM), EVENT_STREAM.doc),
        Key::new(
            "servers",
            Kind::Named(Form::Any, &SERVER),
            "The base URL of the endpoint in each environment, if it differs from that of the environment. The key is sent there.",
        )
        .example(r#"{ live = "https://files.toko.example/v1" }"#),
        Key::new("page", Kind::Table(&PAGE), PAGE.doc),
        Key::new(
            "errors",
            Kind::Named(Form::Status, &ENDPOINT_ERROR),
            "The documented errors, by HTTP status, `4XX`, `5XX` or `default`. The most exact entry describes an error. Other errors are reported as well. An `outcome` that is stated here takes precedence over the status.",
        )
        .example(r#"{ 404 = "No order has this id." }"#),
    ],
};

pub(crate) static RESPONSE: Table = Table {
    name: "response",
    title: Title::NumberedOf("response"),
    doc: "A successful response. A string is short for its `type`.",
    short: Some("type"),
    own: &[Key::new(
        "type",
        Kind::Text(Form::Type),
        "The type of the response. If omitted, the body of the response is not read.",
    )
    .absence("the body of the response is not read")
    .example(r#""Job""#)],
};

pub(crate) static EVENT_STREAM: Table = Table {
    name: "event_stream",
    title: Title::Of,
    doc: "Describes the events of a response with `accept = \"text/event-stream\"`.",
    short: None,
    own: &[Key::new(
        "done",
        Kind::Text(Form::Any),
        "The data of the event that ends the stream. A stream that ends without it is an error.",
    )
    .absence("any end of the response ends the stream")
    .example(r#""[DONE]""#)],
};

pub(crate) static ENDPOINT_ERROR: Table = Table {
    name: "endpoint_error",
    title: Title::NumberedOf("error"),
    doc: "A documented error. A string is short for its `doc`.",
    short: Some("doc"),
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::Type),
            "The type of the whole body, as JSON. If omitted, the body is as described by the `error` table.",
        ).absence("the body is that of `[error]`")
        .example(r#""Problem""#),
        Key::new(
            "code",
            Kind::Text(Form::Any),
            "The code that comes with this status.",
        )
        .example(r#""DPAY_ORDER_NOT_FOUND""#),
        Key::new(
            "outcome",
            Kind::Word(&Outcome::WORDS),
            "Whether the request may have been carried out, if the status does not determine it: a status from 400 to 499 means \
             `rejected`, any other means `unknown`. With a `code`, it only applies to responses with that code.",
        ).absence("`rejected` for a status from 400 to 499, otherwise `unknown`")
        .example(r#""unknown""#),
    ],
};
