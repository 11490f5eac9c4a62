//! Webhooks, which come the other way: no call meets them, so each row names
//! the tests that show it. A row without a test says so on the page.

use super::super::row::Row;

pub(crate) fn rows() -> Vec<Row> {
    vec![
        Row::shown(
            "48",
            "a webhook that comes twice, also at the same time",
            "",
            &[],
        ),
        Row::shown("49", "webhooks out of order, or late by hours", "", &[]),
        Row::shown(
            "50",
            "a webhook before the call that caused it has returned",
            "",
            &[],
        ),
        Row::shown(
            "51",
            "a signature that is absent, short, of another id or amount",
            "refused",
            &[
                "what_is_no_signature_is_refused",
                "a_part_of_a_signature_is_no_signature",
                "a_signature_for_another_id_is_refused",
                "a_signature_for_another_amount_is_refused",
            ],
        ),
        Row::shown(
            "52",
            "a webhook of 10 MB, in chunks, packed, of another charset",
            "",
            &[],
        ),
        Row::shown(
            "53",
            "an event that nobody knows, or a known one with an odd payload",
            "can be read and verified all the same",
            &[
                "an_unknown_event_keeps_its_json_and_can_be_verified",
                "a_known_event_with_an_odd_payload_is_still_usable",
            ],
        ),
    ]
}
