//! Rejections, and failures of the server.

use super::super::row::{Reported, Row, Seen, failed};
use super::super::support::Setup;
use durianpay_client::ErrorKind::{Api, Conflict};
use durianpay_client::Outcome::{Rejected, Unknown};
use durianpay_test_support::scripted_server::{Step, json, response};

/// Refused, and not asked again.
pub(super) const REFUSED: Seen = failed(Api, Rejected, 1);

pub(crate) fn rows() -> Vec<Row> {
    let always = |step: Step| Setup::always(vec![step]);
    let rejected = Reported::all(REFUSED);
    let huge = format!(r#"{{"error": "{}"}}"#, "x".repeat(1024 * 1024));
    let conflict = Reported {
        keyed: failed(Conflict, Unknown, 1),
        ..rejected
    };
    let row = |id, fault, status| Row::measured(id, fault, always(json(status, "{}")), rejected);
    vec![
        Row::measured(
            "26a",
            "a rejection that is not JSON",
            always(json(400, "<html>")),
            rejected,
        ),
        Row::measured(
            "26b",
            "a rejection without a body",
            always(json(400, "")),
            rejected,
        ),
        Row::measured(
            "26c",
            "a rejection of another form",
            always(json(400, "[1]")),
            rejected,
        ),
        Row::measured(
            "26d",
            "a rejection of 1 MB",
            always(json(400, huge)),
            rejected,
        ),
        row("27a", "status 400", 400),
        row("27b", "status 401", 401),
        row("27c", "status 403", 403),
        row("27d", "status 404", 404),
        row("27e", "status 422", 422),
        Row::measured("28", "status 409", always(json(409, "{}")), conflict),
    ]
}

/// Status 500 and its like, once and for ever.
pub(super) fn failures() -> Vec<Row> {
    let often = Reported::protected(failed(Api, Unknown, 1), failed(Api, Unknown, 3));
    let always = |id, fault, status| {
        Row::measured(id, fault, Setup::always(vec![json(status, "{}")]), often)
    };
    let hint = response(400, &[("x-should-retry", "true")], "{}");
    let final_ = |id, fault, status| {
        let setup = Setup::always(vec![json(status, "{}")]);
        Row::measured(id, fault, setup, Reported::all(failed(Api, Unknown, 1)))
    };
    vec![
        always("34a", "status 500, each time", 500),
        always("34b", "status 502, each time", 502),
        always("34c", "status 503, each time", 503),
        always("34d", "status 504, each time", 504),
        always("34e", "status 408, each time", 408),
        final_("34f", "status 501", 501),
        final_("34g", "a status that HTTP does not know, 599", 599),
        Row::measured(
            "35",
            "status 500 once",
            Setup::once(vec![json(500, "{}")]),
            Reported::protected(failed(Api, Unknown, 1), super::super::row::done(2)),
        ),
        Row::shown(
            "36",
            "the content of a retry",
            "the same bytes under the same key",
            &["a_retry_sends_the_same_bytes_and_the_same_key"],
        ),
        Row::measured(
            "37",
            "a header that controls retries: no source documents one for this API",
            Setup::always(vec![hint]),
            Reported::all(REFUSED),
        ),
    ]
}
