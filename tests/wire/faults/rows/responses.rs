//! Responses that are not HTTP, come slowly, or break off.

use super::super::row::{Reported, Row, failed};
use super::super::support::{LIMIT, Setup, body};
use super::usual::{BROKEN, FINE, LATE};
use durianpay_client::ErrorKind::Timeout;
use durianpay_client::Outcome::Unknown;
use durianpay_test_support::scripted_server::{Step, bytes};
use std::time::Duration;

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

pub(crate) fn rows() -> Vec<Row> {
    let ends = |text: &str| Setup::always(vec![bytes(text), Step::HalfClose]);
    let many = "x-header: 1\r\n".repeat(500);
    let stalls = |text: &str| Setup::always(vec![bytes(text), Step::Stall]).short_attempt();
    let long_body = format!("{HEAD}content-length: 4096\r\n\r\n{{");
    let slow_body = Setup::always(vec![
        bytes(format!("{HEAD}content-length: 4096\r\n\r\n")),
        Step::Trickle(vec![b' '; 4096], Duration::from_millis(20)),
    ]);
    let reset = vec![bytes(&long_body), Step::Pause(LIMIT / 10), Step::Reset];
    let longer = Setup::script(|request, _| {
        let sent = format!("{HEAD}content-length: 4096\r\n\r\n{}", body(request));
        vec![bytes(sent), Step::HalfClose]
    });
    let shorter = Setup::script(|request, _| {
        let body = body(request);
        let length = body.len();
        let sent = format!("{HEAD}content-length: {length}\r\n\r\n{body}{body}");
        vec![bytes(sent)]
    });
    vec![
        Row::measured(
            "9a",
            "garbage in place of a status line",
            ends("garbage\r\n\r\n"),
            BROKEN,
        ),
        Row::measured(
            "9b",
            "a response of HTTP/0.9",
            ends("<html>hello</html>\r\n\r\n"),
            BROKEN,
        ),
        Row::measured(
            "9c",
            "the preface of HTTP/2",
            ends("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
            BROKEN,
        ),
        Row::measured(
            "10",
            "more headers than are taken",
            ends(&format!("HTTP/1.1 200 OK\r\n{many}\r\n")),
            BROKEN,
        ),
        Row::measured(
            "11",
            "headers that do not end in time",
            stalls("HTTP/1.1 200 OK\r\nx-a: 1\r\n"),
            LATE,
        ),
        Row::measured(
            "12",
            "a body that does not end in time",
            stalls(&long_body),
            LATE,
        ),
        Row::measured(
            "13",
            "a body that arrives byte by byte, for longer than the limit of the call",
            slow_body.short_total(),
            Reported::all(failed(Timeout, Unknown, 1)),
        ),
        Row::measured("14", "a reset in the body", Setup::always(reset), BROKEN),
        Row::measured(
            "15",
            "a body shorter than its `Content-Length`",
            longer,
            BROKEN,
        ),
        Row::measured(
            "16",
            "bytes beyond the `Content-Length`, which are not the next response",
            shorter,
            FINE,
        ),
    ]
}
