//! The table of a server of an endpoint.

use super::{Form, Key, Kind, Table, Title};

pub(crate) static SERVER: Table = Table {
    name: "server",
    title: Title::NumberedOf("server"),
    doc: "The base URL of an endpoint in one environment. A string is short for its `url`.",
    short: Some("url"),
    own: &[Key::new(
        "url",
        Kind::Text(Form::BaseUrl),
        "The base URL, without a trailing slash: `https`, or `http` in an environment with `plain_http`.",
    )
    .required()
    .example(r#""https://files.toko.example/v1""#)],
};
