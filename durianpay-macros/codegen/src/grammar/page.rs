//! The table of the pages of a list.

use super::{Form, Key, Kind, Table, Title};

pub(crate) static PAGE: Table = Table {
    name: "page",
    title: Title::Of,
    doc: "States that the response is one page of a list, so that the client can iterate over the list. It has exactly one of `skip`, `cursor`, `page` and `link_header`.",
    short: None,
    own: &[
        Key::new(
            "items",
            Kind::Text(Form::Any),
            "The field of the response with the list, as a path with dots; `\".\"` if the response is the list itself.",
        )
        .required()
        .example(r#""orders""#),
        Key::new(
            "skip",
            Kind::Text(Form::Any),
            "The field of the query with the number of items to skip. It must have the type `integer`.",
        )
        .example(r#""skip""#),
        Key::new(
            "cursor",
            Kind::Text(Form::Any),
            "The field of the query with the cursor of the next page. It must be a string, an integer or an id.",
        )
        .example(r#""starting_after""#),
        Key::new(
            "page",
            Kind::Text(Form::Any),
            "The field of the query with the number of the page. It must have the type `integer`.",
        )
        .example(r#""page""#),
        Key::new(
            "link_header",
            Kind::Boolean,
            "Whether the header `Link` contains the URL of the next page, with `rel=\"next\"`.",
        )
        .default("false"),
        Key::new(
            "limit",
            Kind::Text(Form::Any),
            "The field of the query with the number of items to return. It must have the type `integer`.",
        )
        .example(r#""limit""#),
        Key::new(
            "next",
            Kind::Text(Form::Any),
            "The field of the response with the next cursor, as a path with dots. The list ends if it is absent, `null` or empty. Only with `cursor`.",
        ).required_if("with `cursor`, unless `last` is set")
        .example(r#""paging.next""#),
        Key::new(
            "last",
            Kind::Text(Form::Any),
            "The field of the last item that is the next cursor, as a path with dots. Only with `cursor`.",
        ).required_if("with `cursor`, unless `next` is set")
        .example(r#""id""#),
        Key::new(
            "more",
            Kind::Text(Form::Any),
            "The boolean field of the response that is `false` on the last page, as a path with dots. Only with `cursor` and `page`.",
        )
        .example(r#""has_more""#),
        Key::new(
            "pages",
            Kind::Text(Form::Any),
            "The integer field of the response with the number of pages, as a path with dots. Only with `page`.",
        )
        .example(r#""meta.total_pages""#),
        Key::new(
            "first",
            Kind::Integer(0, 1),
            "The number of the first page. Only with `page`.",
        )
        .default("1"),
        Key::new(
            "total",
            Kind::Texts(Form::Any),
            "The fields of the response that may contain the total number of items, as paths with dots. Only for the documentation.",
        )
        .example(r#"["count", "total"]"#),
    ],
};
