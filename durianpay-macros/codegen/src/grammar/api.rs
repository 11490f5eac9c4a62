//! The tables that describe the API as a whole.

use super::signing::{
    REQUEST_SIGNATURE, TEMPLATE, TIMESTAMP, TOKEN, UNIQUE_ID_DIGITS, UNIQUE_ID_MAX,
};
use super::{AuthScheme, ENDPOINT_ERROR, Form, HEADER, Key, Kind, Meaning, Table, Title};

pub(crate) static API: Table = Table {
    name: "api",
    title: Title::The("the `api` table"),
    doc: "The API. Defined once per spec; a spec that extends an existing API omits it.",
    short: None,
    own: &[
        Key::new("name", Kind::Text(Form::Any), "The API's name.")
            .required()
            .example(r#""Durianpay""#),
        Key::new(
            "auth",
            Kind::Text(Form::Any),
            "How requests are authenticated: the name of an `auth` table, or `none`.",
        )
        .required()
        .example(r#""api_key""#),
        Key::new(
            "envelope",
            Kind::Text(Form::Any),
            "The key under which responses may be wrapped.",
        )
        .absence("responses are not wrapped")
        .example(r#""data""#),
        Key::new(
            "idempotency_header",
            Kind::Text(Form::Any),
            "The header that carries the idempotency key, for `retry = \"keyed\"`.",
        )
        .required_if("if an endpoint has `retry = \"keyed\"`")
        .example(r#""X-Idempotency-Key""#),
        Key::new(
            "unset_time",
            Kind::Text(Form::Time),
            "The RFC 3339 timestamp that means \"not set\" in an optional `timestamp`.",
        )
        .absence("every time is a value")
        .example(r#""0001-01-01T00:00:00Z""#),
        Key::new(
            "headers",
            Kind::Named(Form::HeaderName, &HEADER),
            "Headers that the client adds to each request, by name, with the same value each time.",
        )
        .example(r#"{ Api-Version = "2024-05-13" }"#),
        Key::new(
            "errors",
            Kind::Named(Form::Status, &ENDPOINT_ERROR),
            "The documented errors that all endpoints of this spec have in common, as in `errors` of an endpoint, which takes precedence.",
        )
        .example(r#"{ 429 = "Too many requests." }"#),
    ],
};

pub(crate) static ENVIRONMENT: Table = Table {
    name: "environment",
    title: Title::Named("environment"),
    doc: "An environment in which the API runs. Its name is in `snake_case`.",
    short: None,
    own: &[
        Key::new(
            "url",
            Kind::Text(Form::BaseUrl),
            "The base URL: `https`, or `http` with `plain_http`, without a trailing slash. Endpoint paths are appended to it.",
        )
        .required()
        .example(r#""https://api.durianpay.id/v1""#),
        Key::new(
            "key_prefix",
            Kind::Text(Form::Any),
            "The prefix of this environment's keys. With it, the client finds the environment of a key.",
        ).absence("the caller chooses the environment")
        .example(r#""dp_live_""#),
        Key::new("live", Kind::Boolean, "`true` if real money moves.").default("false"),
        Key::new(
            "plain_http",
            Kind::Boolean,
            "`true` if the API has no encryption, so that `url` begins with `http://`. Anyone on the way can read and change requests.",
        )
        .default("false"),
    ],
};

pub(crate) static AUTH: Table = Table {
    name: "auth",
    title: Title::Named("auth"),
    doc: "A way to authenticate requests.",
    short: None,
    own: &[
        Key::new(
            "scheme",
            Kind::Word(&AuthScheme::WORDS),
            "How the client authenticates a request.",
        )
        .required(),
        Key::new(
            "name",
            Kind::Text(Form::Any),
            "The header or query parameter that carries the key. Only allowed for `header` and `query`.",
        ).required_if("if `scheme` is `\"header\"` or `\"query\"`")
        .example(r#""X-Api-Key""#),
        Key::new(
            "user",
            Kind::Text(Form::Any),
            "The user name of HTTP Basic, with placeholders. Only allowed for `basic`, together with `password`.",
        ).required_if("with `password`")
        .example(r#""{account}""#),
        Key::new(
            "password",
            Kind::Text(Form::Any),
            "The password of HTTP Basic, with placeholders. Only allowed for `basic`, together with `user`.",
        ).required_if("with `user`")
        .example(r#""{password}""#),
        Key::new("timestamp", Kind::Table(&TIMESTAMP), TIMESTAMP.doc),
        Key::new(
            "unique_id_digits",
            Kind::Integer(UNIQUE_ID_DIGITS.0, UNIQUE_ID_DIGITS.1),
            "The number of digits of a `{unique_id}`, from 16 to 36.",
        )
        .example("20")
        .default("32"),
        Key::new(
            "unique_id_max",
            Kind::Integer(UNIQUE_ID_MAX.0, UNIQUE_ID_MAX.1),
            "The largest number of characters of a unique id that a caller chooses, as an idempotency key. It consists of ASCII letters and digits then.",
        ).absence("as long as `unique_id_digits`")
        .example("36"),
        Key::new(
            "headers",
            Kind::Named(Form::HeaderName, &TEMPLATE),
            "The headers that the client adds to each request, by name, with placeholders. Only allowed for `headers` and `signed`. If requests are signed, one must contain `{signature}`.",
        ).required_if("if `scheme` is `\"signed\"`, or `\"headers\"` without `query`")
        .example(r#"{ X-Client-Version = "1" }"#),
        Key::new(
            "query",
            Kind::Named(Form::Any, &TEMPLATE),
            "The query parameters that the client adds to each request, by name, with placeholders. Only allowed for `headers`.",
        )
        .example(r#"{ version = "1" }"#),
        Key::new(
            "signature",
            Kind::Table(&REQUEST_SIGNATURE),
            REQUEST_SIGNATURE.doc,
        ).required_if("if `scheme` is `\"signed\"`"),
        Key::new("token", Kind::Table(&TOKEN), TOKEN.doc).required_if("if a header contains `{token}`"),
    ],
};

pub(crate) static ERROR: Table = Table {
    name: "error",
    title: Title::The("the `error` table"),
    doc: "The type of an error's body, and the meaning of its fields.",
    short: None,
    own: &[
        Key::new(
            "type",
            Kind::Text(Form::TypeName),
            "The object type of the body.",
        )
        .required()
        .example(r#""ErrorBody""#),
        Key::new(
            "message",
            Kind::Texts(Form::Any),
            "The field with the human-readable message; for a list of fields, the first that contains a string. Fields of objects are named with dots.",
        ).absence("errors have no message of the API")
        .example(r#""error""#),
        Key::new(
            "code",
            Kind::Texts(Form::Any),
            "The field with the machine-readable code; for a list of fields, the first that contains a string. Fields of objects are named with dots.",
        ).required_if("with `codes`")
        .example(r#""error_code""#),
        Key::new(
            "codes",
            Kind::Text(Form::TypeName),
            "The enum of the codes, whose values have outcomes. They take precedence over the HTTP status, even of a success.",
        )
        .example(r#""ResponseCode""#),
        Key::new(
            "request_id",
            Kind::Texts(Form::Any),
            "The field with the request id, for the vendor's support; for a list of fields, the first that contains a string.",
        )
        .example(r#""request_id""#),
        Key::new(
            "request_id_header",
            Kind::Text(Form::HeaderName),
            "The response header with the request id. It is used if the body contains none.",
        )
        .example(r#""X-Request-Id""#),
        Key::new(
            "unset_request_id",
            Kind::Text(Form::Any),
            "The request id that means \"none\".",
        )
        .example(r#""not-set""#),
        Key::new(
            "fields",
            Kind::Texts(Form::Any),
            "The field that lists the rejected fields, as objects with `field` and `message`; or a list of such fields.",
        )
        .example(r#""errors""#),
    ],
};
