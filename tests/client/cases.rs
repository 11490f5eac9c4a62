//! The known ways to lose a response or an answer, and the tests against each.

use durianpay_test_support::cases::{Case, check};

const ROWS: [Case; 24] = [
    (
        "R1",
        "half an emoji costs the response",
        &[
            "an_unpaired_surrogate_does_not_fail_the_order",
            "an_unpaired_surrogate_is_written_back_unchanged",
            "irrelevant_unreadable_fields_do_not_stop_a_delivery",
        ],
    ),
    (
        "R2",
        "3.0 is no integer",
        &[
            "an_integer_is_read_in_every_notation",
            "integers_are_read_in_every_exact_notation",
        ],
    ),
    (
        "R3",
        "a decimal with an exponent",
        &["the_syntax_is_that_of_json", "equality_compares_values"],
    ),
    (
        "R4",
        "null in a list or a map",
        &[
            "an_unreadable_item_does_not_fail_the_list",
            "an_item_is_left_out_and_the_list_stays",
        ],
    ),
    (
        "R5",
        "times in another notation",
        &[
            "an_unambiguous_time_is_written_back_unchanged",
            "an_unreadable_time_does_not_fail_the_order",
        ],
    ),
    (
        "R6",
        "amounts in another notation",
        &[
            "an_exact_amount_is_read_in_every_notation",
            "an_unreadable_amount_is_absent_and_never_zero",
            "a_signed_amount_is_the_same_in_every_exact_notation",
        ],
    ),
    (
        "R7",
        "an integer beyond 64 bits",
        &["an_integer_beyond_64_bits_does_not_fail_the_payment"],
    ),
    (
        "R8",
        "an amount through a double",
        &[
            "a_double_is_read_if_one_amount_is_near_it",
            "an_amount_that_a_double_cannot_hold_is_unreadable",
        ],
    ),
    (
        "R9",
        "a signature in upper case or with a prefix",
        &["a_signature_in_upper_case_is_accepted"],
    ),
    (
        "R10",
        "the key goes through a proxy in the clear",
        &["a_loopback_base_url_never_goes_through_a_proxy"],
    ),
    (
        "R11",
        "a call on a connection that was closed",
        &[
            "a_connection_closed_while_the_runtime_was_stopped_is_not_used",
            "an_idle_connection_is_kept_for_as_long_as_is_set",
        ],
    ),
    (
        "R12",
        "a system without CA certificates",
        &["without_certificates_loopback_works_and_https_is_an_error"],
    ),
    (
        "R13",
        "another crate turns on HTTP/2 and compression",
        &[
            "features_of_other_crates_do_not_change_requests",
            "http_2_is_not_offered",
        ],
    ),
    (
        "R15",
        "2 MB of empty items take gigabytes",
        &["the_memory_of_items_is_bounded_by_the_length_of_the_document"],
    ),
    (
        "R16",
        "a list without an end, or with an item twice",
        &[
            "alternating_pages_end_the_stream_with_an_error",
            "an_endless_list_ends_at_the_page_limit",
            "items_that_move_to_the_next_page_are_returned_once",
        ],
    ),
    (
        "R17",
        "204 where a value is documented",
        &["a_success_without_content_has_no_value"],
    ),
    (
        "R18",
        "a base URL without its path, a prefix for a key",
        &[
            "a_base_url_without_the_path_of_the_api_is_rejected",
            "a_key_of_a_prefix_alone_is_rejected",
        ],
    ),
    (
        "R19",
        "redacting a long message blocks the runtime",
        &["redacting_takes_time_in_proportion_to_the_text"],
    ),
    (
        "R22",
        "two headers of one name, and headers of the client",
        &["invalid"],
    ),
    (
        "M21",
        "a batch that exists is taken for a rejection",
        &[
            "a_batch_that_exists_under_its_key_is_a_conflict",
            "a_batch_sent_twice_under_its_key_is_a_conflict_and_found",
        ],
    ),
    (
        "M22",
        "a timeout of the caller's own around a call",
        &[
            "a_timeout_by_the_caller_is_reported_with_the_random_key",
            "a_call_is_reported_wherever_it_is_dropped",
            "the_result_of_a_dropped_call_is_found_and_not_repeated",
        ],
    ),
    (
        "M23",
        "unlisted banks, amounts out of limits, days that are none",
        &[
            "an_unlisted_bank_or_wallet_is_rejected",
            "an_amount_outside_the_limits_of_the_bank_or_wallet_is_rejected",
            "an_invalid_mobile_number_is_rejected",
            "an_invalid_day_is_rejected",
            "parsing_requires_a_listed_value",
        ],
    ),
    (
        "M24",
        "a bank and an account that change places",
        &["values_that_could_be_swapped_are_named"],
    ),
    (
        "unreadable references",
        "an item that cannot be told apart proves that nothing was done",
        &["an_item_with_an_unreadable_reference_is_inconclusive"],
    ),
];

#[test]
fn each_way_to_lose_a_response_has_its_tests() {
    let folders = ["tests", "durianpay-client/src", "durianpay-macros/codegen"];
    check(&ROWS, &folders);
}
