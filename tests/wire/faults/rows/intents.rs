//! Calls through intents, which survive the process: each row names the tests that show it.

use super::super::row::Row;

pub(crate) fn rows() -> Vec<Row> {
    vec![
        Row::shown(
            "55a",
            "a call of the class `never` whose response was lost, called again through its intent",
            "found, or sent again once it is certain that it had no effect",
            &[
                "an_order_whose_response_was_lost_is_found",
                "an_order_that_never_arrived_is_made_again_once_that_is_certain",
                "a_refund_in_doubt_is_never_made_twice",
            ],
        ),
        Row::shown(
            "55b",
            "a batch whose response was lost, submitted again by another process with another key",
            "one batch: the recorded key is sent",
            &[
                "a_batch_whose_response_was_lost_is_the_same_after_a_restart",
                "a_key_that_is_made_at_the_call_is_recorded_with_the_first",
            ],
        ),
        Row::shown(
            "55c",
            "a process that is killed while it sends, records or recovers",
            "every intent has an outcome or is listed for a person; nothing is doubled or lost",
            &[
                "sqlite_carries_each_call_out_once_whatever_is_killed",
                "postgres_carries_each_call_out_once_whatever_is_killed",
                "an_intent_whose_process_died_is_taken_over_after_its_lease",
            ],
        ),
        Row::shown(
            "55d",
            "a timeout around a call, a job that runs twice, a double click on a refund",
            "one call is sent, and all get its outcome",
            &[
                "a_timeout_around_a_call_does_not_end_it",
                "a_job_that_runs_twice_pays_out_once",
                "a_refund_that_is_clicked_twice_is_made_once",
                "calls_at_the_same_time_join_the_first",
            ],
        ),
        Row::shown(
            "55e",
            "a merchant's clock that is wrong, or is set between the call and the query",
            "only the server's clock is used; without its `Date`, `NotDone` is never returned",
            &[
                "a_charge_is_found_whatever_the_merchants_clock_says",
                "a_clock_that_is_set_ahead_does_not_make_a_charge_not_done",
                "without_a_date_nothing_is_not_done",
            ],
        ),
        Row::shown(
            "55f",
            "a lost charge together with another one of the same order",
            "distinguished by reference, method and the payments of other intents; otherwise listed for a person",
            &[
                "an_earlier_charge_of_the_order_is_not_taken_for_the_lost_one",
                "charges_by_two_methods_are_told_apart",
                "charges_in_doubt_by_one_method_are_listed_for_a_person",
            ],
        ),
        Row::shown(
            "55g",
            "a charge whose response, and with it the QR code, was lost",
            "the payment is canceled and charged again, unless it has ended",
            &[
                "the_code_of_a_charge_whose_response_was_lost_is_there_after_a_second_call",
                "a_charge_that_was_paid_meanwhile_is_not_charged_again",
            ],
        ),
        Row::shown(
            "55h",
            "all of these at once, at random, with lists that lag and a database that fails",
            "the books of the merchant agree with what happened",
            &["the_books_of_a_shop_agree_with_what_happened"],
        ),
    ]
}
