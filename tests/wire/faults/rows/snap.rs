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
            &["a_transfer_is_signed_again_if_its_token_expires_between_attempts"],
        ),
        Row::shown(
            "56b",
            "a SNAP transfer that gets 401xx01 twice",
            "`Api`, `Rejected`, after one new token; the second request keeps `X-EXTERNAL-ID`",
            &["a_transfer_whose_token_is_rejected_twice_is_rejected"],
        ),
        Row::shown(
            "56c",
            "a SNAP transfer with a clock that is ten minutes off",
            "done, with one request at the time of the server; the request for the token is retried",
            &["a_transfer_with_a_wrong_clock_is_sent_once_with_the_server_time"],
        ),
        Row::shown(
            "56d",
            "a SNAP notification of a transfer that is forged in a byte of its body, a signed header, its method or its path",
            "rejected with 401; unsigned headers have no influence",
            &[
                "a_notification_with_any_changed_body_byte_is_rejected",
                "a_notification_with_any_changed_header_is_rejected",
                "a_notification_sent_to_another_path_is_rejected",
                "unsigned_headers_are_ignored",
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
                "a_transfer_found_submitted_by_a_retry_is_unknown",
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
