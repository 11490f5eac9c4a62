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
            "all_ways_together_tell_a_second_payment_once",
        ],
    ),
    (
        "3",
        "a read that lags loses the sale",
        &[
            "a_payment_that_the_api_shows_late_is_delivered_when_it_does",
            "a_status_that_nobody_knows_is_asked_again_until_it_is_known",
        ],
    ),
    (
        "4",
        "completed is first after refunded",
        &[
            "a_refunded_payment_is_not_completed_again_by_a_late_read",
            "the_record_of_an_order_knows_the_state_of_its_payments",
        ],
    ),
    (
        "5",
        "one rupiah or a dollar pays, and a fee on top never does",
        &[
            "a_paid_amount_of_one_rupiah_or_none_pays_nothing",
            "a_payment_in_another_currency_pays_nothing",
            "a_fee_on_top_is_paid_if_the_order_says_so",
        ],
    ),
    (
        "6",
        "a customer who paid twice is told to nobody",
        &[
            "a_second_payment_is_told_by_its_own_event",
            "a_second_payment_is_told_by_the_event_of_the_order",
            "a_second_payment_is_told_by_a_sweep",
        ],
    ),
    (
        "7",
        "an order that is refunded in full is delivered",
        &[
            "an_order_that_is_refunded_before_its_webhook_is_not_delivered",
            "a_refund_between_two_attempts_ends_the_delivery",
        ],
    ),
    (
        "8",
        "a lease outlives its worker, or ends under it, by a jump of the clock",
        &[
            "a_task_whose_worker_died_is_taken_over_after_a_lease_and_not_before",
            "a_stop_of_all_workers_for_longer_than_a_lease_doubles_nothing",
            "an_operator_sees_jobs_by_kind_status_object_age_and_page",
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
            "a_flood_is_rejected_before_the_store_is_touched",
            "sixty_forged_webhooks_cost_one_request_an_attempt_and_no_retry_of_the_shop",
            "unknown_values_of_a_sender_take_nothing_from_the_reports_about_the_api",
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
            "a_payment_that_the_api_shows_late_is_delivered_when_it_does",
            "a_claim_that_the_api_contradicts_to_the_end_is_reported_as_dead",
        ],
    ),
    (
        "M6",
        "another paid amount, currency or merchant",
        &[
            "a_paid_amount_of_one_rupiah_or_none_pays_nothing",
            "a_payment_in_another_currency_pays_nothing",
            "a_payment_to_another_merchant_pays_nothing",
            "another_paid_amount_currency_or_merchant_is_refused",
        ],
    ),
    (
        "M7",
        "a fee on top",
        &[
            "a_fee_on_top_is_paid_if_the_order_says_so",
            "a_fee_on_top_is_paid_if_the_shop_says_so",
            "a_fee_on_top_is_refused_if_the_shop_bears_it",
        ],
    ),
    (
        "M8",
        "two payments of one order",
        &["a_second_payment_is_told_by_its_own_event"],
    ),
    (
        "M9",
        "a refund before the first webhook",
        &["an_order_that_is_refunded_before_its_webhook_is_not_delivered"],
    ),
    (
        "M10",
        "refunded is recorded, and the order is completed late",
        &["the_record_of_an_order_knows_the_state_of_its_payments"],
    ),
    (
        "M11",
        "a clock a day ahead, and a jump of two minutes",
        &[
            "a_job_that_seems_to_wait_for_a_day_is_due_since_a_clock_was_set_back",
            "a_stop_of_all_workers_for_longer_than_a_lease_doubles_nothing",
            "a_handler_that_is_slower_than_the_lease_keeps_it",
        ],
    ),
    (
        "M12",
        "a payout",
        &[
            "each_of_the_fifteen_events_is_handled_or_handed_over",
            "a_payout_is_told_when_it_is_checked_and_when_it_is_done",
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
        &["sixty_forged_webhooks_cost_one_request_an_attempt_and_no_retry_of_the_shop"],
    ),
    (
        "M15",
        "unknown values by the thousand",
        &["unknown_values_of_a_sender_take_nothing_from_the_reports_about_the_api"],
    ),
];

#[test]
fn each_way_to_lose_or_to_double_a_payment_has_its_tests() {
    check(&ROWS, &["tests/inbox", "tests/webhooks"]);
}
