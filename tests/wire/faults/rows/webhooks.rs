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
                "a_webhook_that_comes_twice_has_one_effect",
                "a_webhook_that_comes_many_times_at_once_has_one_effect",
                "deliveries_of_one_webhook_collapse_into_one_event",
            ],
        ),
        Row::shown(
            "49",
            "webhooks out of order, or late by hours",
            "the state only moves forward, and an event that is too late has no effect",
            &[
                "a_webhook_that_is_late_by_hours_has_its_effect_once",
                "states_behind_the_recorded_one_change_nothing",
                "a_refunded_payment_is_not_completed_again_by_a_late_read",
                "completed_after_failed_is_a_conflict_that_is_told_once_and_delivers_nothing",
            ],
        ),
        Row::shown(
            "50",
            "a webhook before the call that caused it has returned, or before its order is recorded",
            "stored, and confirmed again until it is there",
            &[
                "a_webhook_before_its_charge_has_returned_is_confirmed_by_the_order",
                "what_the_api_does_not_know_yet_is_confirmed_at_the_next_delivery",
                "an_order_that_is_written_down_late_is_delivered_then",
            ],
        ),
        Row::shown(
            "51",
            "a signature that is absent, short, of another id or amount",
            "treated as unsigned: limited like all webhooks that anyone can send, and confirmed with the API",
            &[
                "no_forgery_delivers_an_order_that_is_not_paid",
                "forgeries_beside_a_genuine_payment_deliver_that_one_alone",
                "a_forged_signature_is_limited_like_none",
                "what_is_no_signature_is_refused",
                "a_part_of_a_signature_is_no_signature",
                "a_signature_for_another_id_is_refused",
                "a_signature_for_another_amount_is_refused",
            ],
        ),
        Row::shown(
            "52",
            "a webhook of 10 MB, in chunks, compressed, or in another charset",
            "413 as soon as it is too large, 400 if the bytes are not JSON in UTF-8",
            &[
                "a_body_is_read_up_to_the_limit_and_no_further",
                "a_webhook_in_small_chunks_is_a_webhook",
                "what_is_packed_or_of_another_charset_is_no_webhook",
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
                "a_known_event_whose_payload_cannot_be_read_is_still_usable",
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
                "a_task_whose_worker_died_is_taken_over_after_a_lease_and_not_before",
            ],
        ),
        Row::shown(
            "53b",
            "a read that lags behind the webhook, or an unknown status",
            "retried with increasing waits, and finally dead with its reason",
            &[
                "a_payment_that_the_api_shows_late_is_delivered_when_it_does",
                "a_lagging_payment_of_a_completed_order_is_asked_again",
                "a_status_that_nobody_knows_is_asked_again_until_it_is_known",
                "a_claim_that_the_api_contradicts_to_the_end_is_reported_as_dead",
            ],
        ),
        Row::shown(
            "53c",
            "a refund before the webhook, or before the handler is done",
            "not delivered, and reported to the handler",
            &[
                "an_order_that_is_refunded_before_its_webhook_is_not_delivered",
                "a_refund_between_two_attempts_ends_the_delivery",
                "a_refund_that_nobody_told_of_is_found_before_a_late_first_attempt",
            ],
        ),
        Row::shown(
            "53d",
            "a second payment of an order",
            "reported to the handler, however it becomes known",
            &[
                "a_second_payment_is_told_by_its_own_event",
                "a_second_payment_is_told_by_the_event_of_the_order",
                "a_second_payment_is_told_by_a_sweep",
            ],
        ),
        Row::shown(
            "53e",
            "a flood of webhooks that anyone can send",
            "429 before the database is touched; signed webhooks get through, and the retry budget of other calls remains",
            &[
                "a_flood_is_rejected_before_the_store_is_touched",
                "the_bound_of_an_object_is_a_503_that_holds_up_no_other_object",
                "sixty_forged_webhooks_cost_one_request_an_attempt_and_no_retry_of_the_shop",
                "unknown_values_of_a_sender_take_nothing_from_the_reports_about_the_api",
            ],
        ),
        Row::shown(
            "53f",
            "a webhook that never arrives",
            "found by a sweep, and delivered once",
            &[
                "missed_webhooks_are_found_and_delivered_once",
                "sweeps_beside_one_another_and_beside_live_webhooks_double_nothing",
                "a_sweep_that_is_cut_off_is_continued",
            ],
        ),
        Row::shown(
            "53g",
            "a clock that jumps, or a worker that is stopped for minutes",
            "no lease is lost or kept for longer, and no effect is doubled",
            &[
                "a_stop_of_all_workers_for_longer_than_a_lease_doubles_nothing",
                "a_job_that_seems_to_wait_for_a_day_is_due_since_a_clock_was_set_back",
            ],
        ),
    ]
}
