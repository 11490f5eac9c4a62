//! How verifiers of webhooks were broken elsewhere, and the test that shows
//! that this one is not. The numbers are those of a survey of payment libraries.

use std::collections::BTreeSet;
use std::path::Path;

/// The number, how it goes wrong, and the tests or doc tests against it.
const ROWS: [(&str, &str, &[&str]); 22] = [
    (
        "W1",
        "a shorter signature is accepted",
        &[
            "a_part_of_a_signature_is_no_signature",
            "what_is_no_signature_is_refused",
        ],
    ),
    ("W2", "an empty secret", &["invalid_keys_are_rejected"]),
    (
        "W3",
        "a missing signature is fine",
        &[
            "what_is_no_signature_is_refused",
            "a_signature_that_is_there_has_to_hold",
        ],
    ),
    (
        "W4",
        "the result of the check is ignored",
        &[
            "compile_fail: durianpay_client::webhook::Authentic {",
            "the_extractor_stores_what_its_inbox_accepts",
        ],
    ),
    (
        "W5",
        "a comparison that tells by its time how much was right",
        &[
            "compile_fail: signature == signature",
            "every_single_byte_of_a_signature_counts",
        ],
    ),
    (
        "W6",
        "the comparison panics on odd input",
        &[
            "no_bytes_make_it_panic",
            "no_text_is_a_signature_by_chance",
            "no_webhook_with_odd_bytes_makes_it_panic",
        ],
    ),
    (
        "W7",
        "types are juggled",
        &[
            "what_is_no_signature_is_refused",
            "no_json_in_any_field_makes_it_panic_or_pass",
        ],
    ),
    (
        "W8",
        "secret and signature are swapped",
        &[
            "compile_fail: sign(\"pay_1\", amount, \"dp_test_demo\")",
            "id_and_amount_cannot_change_places",
        ],
    ),
    (
        "W9",
        "the signature covers only some fields",
        &["what_is_not_signed_can_be_changed_and_is_not_in_authentic"],
    ),
    (
        "W10",
        "a genuine webhook for another order or amount",
        &[
            "a_genuine_webhook_cannot_be_sent_again_for_another_order",
            "another_amount_of_the_api_is_refused",
            "another_paid_amount_currency_or_merchant_is_refused",
            "no_forgery_delivers_an_order_that_is_not_paid",
            "what_claims_the_other_environment_than_its_key_is_refused",
        ],
    ),
    (
        "W11",
        "an old webhook is sent again",
        &[
            "a_webhook_that_comes_twice_has_one_effect",
            "a_webhook_that_comes_many_times_at_once_has_one_effect",
            "forgeries_beside_a_genuine_payment_deliver_that_one_alone",
        ],
    ),
    (
        "W12",
        "an old event takes a paid order back",
        &[
            "states_behind_the_recorded_one_change_nothing",
            "a_refunded_payment_is_not_completed_again_by_a_late_read",
        ],
    ),
    // Nothing of the time is signed, so no time is believed.
    (
        "W13",
        "a time in the future is accepted",
        &["what_is_not_signed_can_be_changed_and_is_not_in_authentic"],
    ),
    (
        "W14",
        "the check is off by default",
        &[
            "a_signature_that_is_there_has_to_hold",
            "a_signature_of_any_of_the_keys_holds",
        ],
    ),
    (
        "W15",
        "a bypass for developers",
        &["no_header_stands_in_for_a_signature"],
    ),
    (
        "W16",
        "the address of the sender is trusted",
        &["no_header_stands_in_for_a_signature"],
    ),
    (
        "W17",
        "keys cannot be rotated",
        &["a_signature_of_any_of_the_keys_holds"],
    ),
    (
        "W18",
        "two payloads have one message",
        &[
            "a_signature_for_another_id_is_refused",
            "two_payloads_never_have_one_signature",
        ],
    ),
    (
        "W19",
        "the amount is written in another form than the signed one",
        &[
            "a_webhook_may_write_the_signed_amount_in_several_ways",
            "a_signature_for_another_amount_is_refused",
        ],
    ),
    (
        "W20",
        "two readers read two things",
        &[
            "a_key_that_stands_twice_is_refused",
            "what_is_no_webhook_is_refused",
        ],
    ),
    (
        "W21",
        "the payload is in the log",
        &["an_error_about_a_webhook_holds_nothing_of_it"],
    ),
    (
        "W22",
        "the error tells the secret or the right signature",
        &[
            "the_verifier_tells_no_secret",
            "the_extractor_stores_what_its_inbox_accepts",
        ],
    ),
];

/// The text of every Rust file in a folder.
fn sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs")
            && !path.ends_with("known_attacks.rs")
        {
            into.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn each_way_to_break_a_verifier_has_its_tests() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut text = String::new();
    for folder in ["tests/webhooks", "tests/inbox", "durianpay-client/src"] {
        sources(&root.join(folder), &mut text);
    }
    let mut missing = Vec::new();
    for (number, attack, tests) in ROWS {
        assert!(!tests.is_empty() && !attack.is_empty(), "{number}");
        for test in tests {
            let found = match test.strip_prefix("compile_fail: ") {
                Some(line) => text.contains(line),
                None => text.contains(&format!("fn {test}(")),
            };
            if !found {
                missing.push((number, test));
            }
        }
    }
    assert!(missing.is_empty(), "no such test: {missing:?}");
    let numbers: BTreeSet<_> = ROWS.iter().map(|(number, _, _)| *number).collect();
    assert_eq!(numbers.len(), ROWS.len());
}
