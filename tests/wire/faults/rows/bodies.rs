//! Responses of success whose body is odd.

use super::super::row::{Reported, Row, failed};
use super::super::support::{Setup, body};
use super::usual::{FINE, UNREADABLE};
use durianpay_client::ErrorKind::{BodyTooLarge, Pending};
use durianpay_client::Outcome::Unknown;
use durianpay_test_support::scripted_server::{Request, Step, bytes, json, response};

/// `printf '{}' | gzip -n | xxd -p`
const PACKED: [u8; 22] = [
    0x1f, 0x8b, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0xab, 0xae, 0x05, 0, 0x43, 0xbf, 0xa6, 0xa3, 0x02, 0,
    0, 0,
];

pub(crate) fn rows() -> Vec<Row> {
    let always = |step: Step| Setup::always(vec![step]);
    let changed = |change: fn(&str) -> String| {
        Setup::script(move |request: &Request, _| vec![json(200, change(body(request)))])
    };
    let page = response(200, &[("content-type", "text/html")], "<html>Log in</html>");
    let mislabelled = Setup::script(|request, _| {
        vec![response(
            200,
            &[("content-type", "text/plain")],
            body(request),
        )]
    });
    let endless = vec![
        bytes("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"),
        Step::Flood(format!("400\r\n{}\r\n", " ".repeat(1024)).into()),
    ];
    let packed = response(200, &[("content-encoding", "gzip")], PACKED);
    let accepted = Reported {
        keyed: failed(Pending, Unknown, 1),
        ..UNREADABLE
    };
    vec![
        Row::measured(
            "17",
            "truncated JSON of the right length",
            changed(|body| body[..body.len() / 2].to_owned()),
            UNREADABLE,
        ),
        Row::measured(
            "18",
            "a page of HTML with status 200",
            always(page),
            UNREADABLE,
        ),
        Row::measured(
            "19a",
            "status 200 with an empty body",
            always(json(200, "")),
            UNREADABLE,
        ),
        Row::measured(
            "19b",
            "status 204",
            always(bytes("HTTP/1.1 204 No Content\r\n\r\n")),
            UNREADABLE,
        ),
        Row::measured(
            "19c",
            "status 202 with `null`",
            always(json(202, "null")),
            accepted,
        ),
        Row::measured("20", "JSON under another content type", mislabelled, FINE),
        Row::measured(
            "21",
            "text that is not UTF-8",
            always(json(200, b"{\"id\": \"ord_\xff\"}")),
            UNREADABLE,
        ),
        Row::measured(
            "22",
            "a byte order mark before the JSON",
            changed(|body| format!("\u{feff}{body}")),
            FINE,
        ),
        Row::measured(
            "23",
            "100,000 lists in one another",
            always(json(200, "[".repeat(100_000))),
            UNREADABLE,
        ),
        Row::measured(
            "24a",
            "a body without an end",
            Setup::always(endless),
            Reported::all(failed(BodyTooLarge, Unknown, 1)),
        ),
        Row::measured(
            "24b",
            "a compressed body that was not requested",
            always(packed),
            UNREADABLE,
        ),
        Row::measured(
            "25",
            "fields and values that the spec does not have",
            changed(|body| {
                let body = body
                    .replace("approved", "unheard_of")
                    .replace("started", "unheard_of");
                body.replacen('{', r#"{"unheard_of": [null, {"a": 1}], "#, 1)
            }),
            FINE,
        ),
    ]
}
