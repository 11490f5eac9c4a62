//! A transfer of SNAP, whose requests are signed: each row names the tests that show it.

use super::super::row::Row;

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = signed();
    rows.extend(answers());
    rows
}

/// Tokens, clocks and signatures.
fn signed() -> Vec<Row> {
    vec![
        Row::shown(
            "56a",
            "a SNAP transfer whose token expires between two attempts",
            "done: the retry is signed with a new token, and keeps `X-EXTERNAL-ID` and body",
            &["a_transfer_whose_token_ends_between_attempts_is_signed_with_a_new_one"],
        ),
        Row::shown(
            "56b",
            "a SNAP transfer that gets 401xx01 twice",
            "`Api`, `Rejected`, after one new token; the second request keeps `X-EXTERNAL-ID`",
            &["a_transfer_whose_token_is_refused_twice_is_rejected"],
        ),
        Row::shown(
            "56c",
            "a SNAP transfer with a clock that is ten minutes off",
            "done, with one request at the time of the server; the request for the token is retried",
            &["a_transfer_by_a_clock_ten_minutes_off_is_sent_once_at_the_time_of_the_server"],
        ),
        Row::shown(
            "56d",
            "a SNAP notification of a transfer that is forged in a byte of its body, a signed header, its method or its path",
            "rejected with 401; unsigned headers have no influence",
            &[
                "a_notification_of_a_transfer_that_is_forged_in_any_byte_of_its_body_is_rejected",
                "a_notification_of_a_transfer_that_is_forged_in_any_header_is_rejected",
                "a_notification_of_a_transfer_that_is_sent_elsewhere_is_rejected",
                "headers_that_are_not_signed_decide_nothing",
            ],
        ),
    ]
}

/// Responses, and none.
fn answers() -> Vec<Row> {
    vec![
        Row::shown(
            "56e",
            "a SNAP transfer that gets 409xx00 or 409xx01",
            "`Unknown`, 1 attempt, also inside a response of status 200",
            &[
                "a_transfer_whose_id_or_reference_was_used_is_unknown",
                "a_transfer_that_a_retry_finds_submitted_is_unknown",
            ],
        ),
        Row::shown(
            "56f",
            "a SNAP transfer that gets 500 or 504, each time",
            "`Api`, `Unknown`, 3 attempts with one `X-EXTERNAL-ID`, also inside a response of status 200",
            &["a_transfer_that_fails_on_the_server_is_unknown"],
        ),
        Row::shown(
            "56g",
            "a SNAP transfer without a response in time, or whose connection breaks",
            "`Timeout` or `Transport`, `Unknown`, 3 attempts with one `X-EXTERNAL-ID`",
            &["a_transfer_without_a_response_is_unknown"],
        ),
    ]
}
