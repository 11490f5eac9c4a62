//! Webhooks, which come the other way: no call meets them, so each row names
//! the tests that show it. A row without a test says so on the page.

use super::super::row::Row;

pub(crate) fn rows() -> Vec<Row> {
    vec![
        Row::shown(
            "48",
            "a duplicate webhook, possibly at the same time",
            "stored once, and one effect",
            &[
                "a_duplicate_webhook_has_one_effect",
                "concurrent_duplicate_webhooks_have_one_effect",
                "deliveries_of_one_webhook_collapse_into_one_event",
            ],
        ),
        Row::shown(
            "49",
            "webhooks out of order, or late by hours",
            "the state only moves forward, and an event that is too late has no effect",
            &[
                "a_webhook_hours_late_has_one_effect",
                "states_before_the_recorded_one_are_ignored",
                "a_stale_read_does_not_complete_a_refunded_payment",
                "completed_after_failed_is_reported_once_and_not_delivered",
            ],
        ),
        Row::shown(
            "50",
            "a webhook before the call that caused it has returned, or before its order is recorded",
            "stored, and confirmed again until it is there",
            &[
                "a_webhook_before_its_charge_has_returned_is_confirmed_by_the_order",
                "an_object_unknown_to_the_api_is_confirmed_at_the_next_delivery",
                "an_order_recorded_late_is_delivered_then",
            ],
        ),
        Row::shown(
            "51",
            "a signature that is absent, short, of another id or amount",
            "treated as unsigned: limited like all webhooks that anyone can send, and confirmed with the API",
            &[
                "no_forgery_delivers_an_unpaid_order",
                "forgeries_do_not_add_deliveries_to_a_genuine_payment",
                "a_forged_signature_is_limited_like_a_missing_one",
                "an_invalid_signature_is_rejected",
                "a_truncated_signature_is_rejected",
                "a_signature_for_another_id_is_rejected",
                "a_signature_for_another_amount_is_rejected",
            ],
        ),
        Row::shown(
            "52",
            "a webhook of 10 MB, in chunks, compressed, or in another charset",
            "413 as soon as it is too large, 400 if the bytes are not JSON in UTF-8",
            &[
                "a_body_is_read_up_to_the_limit",
                "a_webhook_in_small_chunks_is_accepted",
                "a_compressed_body_or_another_charset_is_rejected",
                "a_webhook_has_at_most_256_kib",
            ],
        ),
        Row::shown(
            "53",
            "an unknown event, or a known one with an unexpected payload",
            "handed over unchanged, marked as unconfirmed",
            &[
                "an_unknown_event_is_handed_over_raw_once",
                "each_of_the_fifteen_events_is_handled_or_handed_over",
                "an_unknown_event_keeps_its_json_and_can_be_verified",
                "a_known_event_with_an_unreadable_payload_is_usable",
            ],
        ),
    ]
    .into_iter()
    .chain(queue())
    .collect()
}

/// What happens between the webhook and the handler.
fn queue() -> [Row; 7] {
    [
        Row::shown(
            "53a",
            "a sender that hangs up, or a worker that dies at any moment",
            "no event is lost, and no effect in the database is doubled",
            &[
                "a_receiver_can_be_dropped_at_every_poll",
                "a_worker_and_its_handler_can_be_dropped_at_every_poll",
                "a_pending_run_can_be_dropped_at_every_poll",
                "a_task_of_a_dead_worker_is_taken_over_after_a_lease",
            ],
        ),
        Row::shown(
            "53b",
            "a read that lags behind the webhook, or an unknown status",
            "retried with increasing waits, and finally dead with its reason",
            &[
                "a_payment_visible_late_is_delivered",
                "a_stale_payment_of_a_completed_order_is_queried_again",
                "an_unknown_status_is_queried_again_until_known",
                "a_claim_that_the_api_contradicts_becomes_a_dead_job",
            ],
        ),
        Row::shown(
            "53c",
            "a refund before the webhook, or before the handler is done",
            "not delivered, and reported to the handler",
            &[
                "an_order_refunded_before_its_webhook_is_not_delivered",
                "a_refund_between_two_attempts_ends_the_delivery",
                "an_unreported_refund_is_found_before_a_late_first_attempt",
            ],
        ),
        Row::shown(
            "53d",
            "a second payment of an order",
            "reported to the handler, however it becomes known",
            &[
                "a_second_payment_is_reported_by_its_event",
                "a_second_payment_is_reported_by_the_event_of_the_order",
                "a_second_payment_is_reported_by_a_sweep",
            ],
        ),
        Row::shown(
            "53e",
            "a flood of webhooks that anyone can send",
            "429 before the database is touched; signed webhooks get through, and the retry budget of other calls remains",
            &[
                "a_flood_is_rejected_before_the_store_is_used",
                "the_limit_of_an_object_is_a_503_for_it_alone",
                "sixty_forged_webhooks_cost_one_request_per_attempt",
                "unknown_values_in_webhooks_are_not_reported_as_api_changes",
            ],
        ),
        Row::shown(
            "53f",
            "a webhook that never arrives",
            "found by a sweep, and delivered once",
            &[
                "missed_webhooks_are_found_and_delivered_once",
                "concurrent_sweeps_and_webhooks_duplicate_no_effect",
                "an_interrupted_sweep_is_continued",
            ],
        ),
        Row::shown(
            "53g",
            "a clock that jumps, or a worker that is stopped for minutes",
            "no lease is lost or kept for longer, and no effect is doubled",
            &[
                "a_pause_of_all_workers_duplicates_no_effect",
                "a_job_scheduled_by_a_wrong_clock_is_still_run",
            ],
        ),
    ]
}
