//! Webhooks, which come the other way: no call meets them, so each row names
//! the tests that show it. A row without a test says so on the page.

use super::super::row::Row;

pub(crate) fn rows() -> Vec<Row> {
    vec![
        Row::shown(
            "48",
            "a webhook that comes twice, also at the same time",
            "one effect, with an inbox; also of several processes",
            &[
                "a_webhook_that_comes_twice_has_one_effect",
                "a_webhook_that_comes_many_times_at_once_has_one_effect",
                "processes_share_an_inbox_in_sqlite",
                "processes_share_an_inbox_in_postgres",
            ],
        ),
        Row::shown(
            "49",
            "webhooks out of order, or late by hours",
            "the state goes forward only, and what comes too late has no effect",
            &[
                "a_webhook_that_is_late_by_hours_has_its_effect_once",
                "what_comes_late_has_no_effect",
                "memory_keeps_the_contract",
                "sqlite_keeps_the_contract",
                "postgres_keeps_the_contract",
            ],
        ),
        Row::shown(
            "50",
            "a webhook before the call that caused it has returned",
            "confirmed all the same, or answered with 503 and confirmed when it comes again",
            &[
                "a_webhook_before_its_charge_has_returned_is_confirmed_by_the_order",
                "what_the_api_does_not_know_yet_is_confirmed_at_the_next_delivery",
                "a_webhook_before_the_order_is_in_the_books_comes_again",
            ],
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
            "413 as soon as it is too large, 400 when the bytes are no JSON in UTF-8",
            &[
                "a_body_is_read_up_to_the_limit_and_no_further",
                "a_webhook_in_small_chunks_is_a_webhook",
                "what_is_packed_or_of_another_charset_is_no_webhook",
                "a_webhook_has_at_most_256_kib",
            ],
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
