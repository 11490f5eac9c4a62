//! The known ways to lose or to double a payment, and the tests against each: the ten points
//! of the issue on webhooks, and the money cases.

use durianpay_test_support::cases::{Case, check};

const ROWS: [Case; 22] = [
    (
        "1",
        "a sender that hangs up leaves the database locked",
        &["a_receiver_can_be_dropped_at_every_poll"],
    ),
    (
        "2",
        "the sender decides how often the effect happens",
        &[
            "deliveries_of_one_webhook_collapse_into_one_event",
            "a_worker_and_its_handler_can_be_dropped_at_every_poll",
            "a_second_payment_is_reported_once",
        ],
    ),
    (
        "3",
        "a read that lags loses the sale",
        &[
            "a_payment_visible_late_is_delivered",
            "an_unknown_status_is_queried_again_until_known",
        ],
    ),
    (
        "4",
        "completed is first after refunded",
        &[
            "a_stale_read_does_not_complete_a_refunded_payment",
            "the_record_of_an_order_has_the_states_of_its_payments",
        ],
    ),
    (
        "5",
        "one rupiah or a dollar pays, and a fee on top never does",
        &[
            "a_paid_amount_of_one_or_zero_rupiah_is_not_paid",
            "a_payment_in_another_currency_is_not_paid",
            "a_fee_on_top_is_paid_if_the_order_states_it",
        ],
    ),
    (
        "6",
        "a customer who paid twice is told to nobody",
        &[
            "a_second_payment_is_reported_by_its_event",
            "a_second_payment_is_reported_by_the_event_of_the_order",
            "a_second_payment_is_reported_by_a_sweep",
        ],
    ),
    (
        "7",
        "an order that is refunded in full is delivered",
        &[
            "an_order_refunded_before_its_webhook_is_not_delivered",
            "a_refund_between_two_attempts_ends_the_delivery",
        ],
    ),
    (
        "8",
        "a lease outlives its worker, or ends under it, by a jump of the clock",
        &[
            "a_task_of_a_dead_worker_is_taken_over_after_a_lease",
            "a_pause_of_all_workers_duplicates_no_effect",
            "an_operator_filters_jobs_by_kind_status_object_and_age",
        ],
    ),
    (
        "9",
        "most events end in an error",
        &["each_of_the_fifteen_events_is_handled_or_handed_over"],
    ),
    (
        "10",
        "forged webhooks spend what payouts and reports share",
        &[
            "a_flood_is_rejected_before_the_store_is_used",
            "sixty_forged_webhooks_cost_one_request_per_attempt",
            "unknown_values_in_webhooks_are_not_reported_as_api_changes",
        ],
    ),
    (
        "M3",
        "an unsigned webhook and hang-ups",
        &["a_worker_and_its_handler_can_be_dropped_at_every_poll"],
    ),
    (
        "M4",
        "a lagging read, and a status that nobody knows",
        &[
            "a_payment_visible_late_is_delivered",
            "a_claim_that_the_api_contradicts_becomes_a_dead_job",
        ],
    ),
    (
        "M6",
        "another paid amount, currency or merchant",
        &[
            "a_paid_amount_of_one_or_zero_rupiah_is_not_paid",
            "a_payment_in_another_currency_is_not_paid",
            "a_payment_to_another_merchant_is_not_paid",
            "another_paid_amount_currency_or_merchant_is_rejected",
        ],
    ),
    (
        "M7",
        "a fee on top",
        &[
            "a_fee_on_top_is_paid_if_the_order_states_it",
            "a_fee_on_top_is_paid_if_the_shop_states_it",
            "a_fee_on_top_is_rejected_if_the_shop_bears_it",
        ],
    ),
    (
        "M8",
        "two payments of one order",
        &["a_second_payment_is_reported_by_its_event"],
    ),
    (
        "M9",
        "a refund before the first webhook",
        &["an_order_refunded_before_its_webhook_is_not_delivered"],
    ),
    (
        "M10",
        "refunded is recorded, and the order is completed late",
        &["the_record_of_an_order_has_the_states_of_its_payments"],
    ),
    (
        "M11",
        "a clock a day ahead, and a jump of two minutes",
        &[
            "a_job_scheduled_by_a_wrong_clock_is_still_run",
            "a_pause_of_all_workers_duplicates_no_effect",
            "a_slow_handler_keeps_its_lease",
        ],
    ),
    (
        "M12",
        "a payout",
        &[
            "each_of_the_fifteen_events_is_handled_or_handed_over",
            "a_payout_is_reported_when_validated_and_when_completed",
        ],
    ),
    (
        "M13",
        "the sample of the dashboard",
        &["the_sample_of_the_dashboard_is_accepted_and_delivers_nothing"],
    ),
    (
        "M14",
        "sixty forged webhooks with unknown ids",
        &["sixty_forged_webhooks_cost_one_request_per_attempt"],
    ),
    (
        "M15",
        "unknown values by the thousand",
        &["unknown_values_in_webhooks_are_not_reported_as_api_changes"],
    ),
];

#[test]
fn each_way_to_lose_or_to_double_a_payment_has_its_tests() {
    check(&ROWS, &["tests/inbox", "tests/webhooks"]);
}
