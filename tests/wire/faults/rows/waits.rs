//! Responses that ask to wait, and the waits between attempts.

use super::super::row::{Reported, Row, done, failed};
use super::super::support::Setup;
use super::statuses::{REFUSED, failures};
use durianpay_client::ErrorKind::Api;
use durianpay_client::Outcome::Unknown;
use durianpay_test_support::scripted_server::response;

const SENT: &str = "Sun, 06 Nov 1994 08:49:37 GMT";

/// Repeated once, where it may be.
const AGAIN: Reported = Reported::protected(REFUSED, done(2));

pub(crate) fn rows() -> Vec<Row> {
    let asks = |wait: &str| {
        let headers = [("date", SENT), ("retry-after", wait)];
        Setup::once(vec![response(429, &headers, "{}")])
    };
    let long = "9".repeat(10_000);
    let odd = |id, fault, wait: &str| Row::measured(id, fault, asks(wait), AGAIN);
    let unavailable = Setup::once(vec![response(503, &[], "{}")]);
    let mut rows = vec![
        odd("29", "429 that asks to wait for a second", "1"),
        odd(
            "30a",
            "429 that asks to wait until a date",
            "Sun, 06 Nov 1994 08:49:38 GMT",
        ),
        odd(
            "30b",
            "429 with a date that has passed",
            "Sun, 06 Nov 1994 08:49:36 GMT",
        ),
        Row::shown(
            "30c",
            "a date of a server whose clock is wrong",
            "counts from the `Date` of the same response",
            &["a_date_needs_the_date_of_the_response"],
        ),
        odd("31a", "429 with `Retry-After: nan`", "nan"),
        odd("31b", "429 with `Retry-After: inf`", "inf"),
        odd("31c", "429 with `Retry-After: -1`", "-1"),
        odd("31d", "429 with `Retry-After: 1.5`", "1.5"),
        odd(
            "31e",
            "429 with a number beyond 64 bits",
            "18446744073709551616",
        ),
        odd(
            "31f",
            "429 with a day of the week that is another",
            "Mon, 06 Nov 1994 08:49:38 GMT",
        ),
        odd(
            "31g",
            "429 with a date of the year 9999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ),
        odd("31h", "429 with an empty `Retry-After`", ""),
        odd("31i", "429 with a `Retry-After` of 10 kB", &long),
        Row::measured(
            "32",
            "429 that asks to wait for two minutes",
            asks("120"),
            Reported::all(REFUSED),
        ),
        Row::measured(
            "33a",
            "429 once",
            Setup::once(vec![response(429, &[], "{}")]),
            AGAIN,
        ),
        Row::measured(
            "33b",
            "503 once",
            unavailable,
            Reported::protected(failed(Api, Unknown, 1), done(2)),
        ),
    ];
    rows.extend(failures());
    rows.extend([
        Row::shown(
            "38",
            "a thousand calls while the server is down",
            "a hundred retries in total, then one attempt per call",
            &["a_thousand_calls_to_a_dead_server_retry_a_hundred_times"],
        ),
        Row::shown(
            "39",
            "a call that is dropped, in an attempt or between two",
            "the connection closes, and no attempt follows",
            &[
                "a_dropped_call_closes_its_connection_and_sends_nothing_more",
                "a_call_dropped_while_waiting_makes_no_further_attempt",
            ],
        ),
        Row::shown(
            "40",
            "a deadline before the end of the wait",
            "fails before waiting, and returns the length of the wait",
            &["a_wait_beyond_the_deadline_is_not_begun"],
        ),
    ]);
    rows
}
