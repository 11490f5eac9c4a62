//! Calls through intents, which survive the process: each row names the tests that show it.

use super::super::row::Row;

pub(crate) fn rows() -> Vec<Row> {
    vec![
        Row::shown(
            "55a",
            "a call of the class `never` whose response was lost, called again through its intent",
            "found, or sent again once it is certain that it had no effect",
            &[
                "an_order_with_a_lost_response_is_found",
                "an_order_is_resent_once_it_is_certain_not_to_exist",
                "a_refund_in_doubt_is_never_made_twice",
            ],
        ),
        Row::shown(
            "55b",
            "a batch whose response was lost, submitted again by another process with another key",
            "one batch: the recorded key is sent",
            &[
                "a_batch_with_a_lost_response_is_found_after_a_restart",
                "only_the_key_of_the_first_call_is_sent",
            ],
        ),
        Row::shown(
            "55c",
            "a process that is killed while it sends, records or recovers",
            "every intent has an outcome or is listed for a person; nothing is doubled or lost",
            &[
                "sqlite_carries_out_each_call_once_despite_kills",
                "postgres_carries_out_each_call_once_despite_kills",
                "an_intent_of_a_dead_process_is_taken_over_after_its_lease",
            ],
        ),
        Row::shown(
            "55d",
            "a timeout around a call, a job that runs twice, a double click on a refund",
            "one call is sent, and all get its outcome",
            &[
                "a_timeout_around_a_call_does_not_end_it",
                "a_job_that_runs_twice_pays_out_once",
                "a_refund_requested_twice_is_sent_once",
                "calls_at_the_same_time_join_the_first",
            ],
        ),
        Row::shown(
            "55e",
            "a merchant's clock that is wrong, or is set between the call and the query",
            "only the server's clock is used; without its `Date`, `NotDone` is never returned",
            &[
                "a_charge_is_found_with_any_local_clock",
                "a_clock_set_ahead_does_not_make_a_charge_not_done",
                "without_a_date_the_result_is_inconclusive",
            ],
        ),
        Row::shown(
            "55f",
            "a lost charge together with another one of the same order",
            "distinguished by reference, method and the payments of other intents; otherwise listed for a person",
            &[
                "an_earlier_charge_is_not_mistaken_for_the_lost_one",
                "charges_by_two_methods_are_distinguished",
                "charges_in_doubt_by_one_method_need_review",
            ],
        ),
        Row::shown(
            "55g",
            "a charge whose response, and with it the QR code, was lost",
            "the payment is canceled and charged again, unless it has ended",
            &[
                "a_second_call_returns_the_code_of_a_lost_charge",
                "a_charge_paid_meanwhile_is_not_sent_again",
            ],
        ),
        Row::shown(
            "55h",
            "all of these at once, at random, with lists that lag and a database that fails",
            "the books of the merchant agree with what happened",
            &["the_books_of_a_shop_match_the_executed_calls"],
        ),
    ]
}
