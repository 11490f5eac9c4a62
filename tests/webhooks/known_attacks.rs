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
            "a_truncated_signature_is_rejected",
            "an_invalid_signature_is_rejected",
        ],
    ),
    ("W2", "an empty secret", &["invalid_keys_are_rejected"]),
    (
        "W3",
        "a missing signature is fine",
        &[
            "an_invalid_signature_is_rejected",
            "a_present_signature_must_be_valid",
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
            "parsing_a_webhook_never_panics",
            "random_strings_are_not_signatures",
            "a_webhook_with_changed_bytes_never_panics",
        ],
    ),
    (
        "W7",
        "types are juggled",
        &[
            "an_invalid_signature_is_rejected",
            "any_json_in_a_field_is_rejected_without_panic",
        ],
    ),
    (
        "W8",
        "secret and signature are swapped",
        &[
            "compile_fail: sign(\"pay_1\", amount, \"dp_test_demo\")",
            "id_and_amount_cannot_be_swapped",
        ],
    ),
    (
        "W9",
        "the signature covers only some fields",
        &["unsigned_members_are_not_in_authentic"],
    ),
    (
        "W10",
        "a genuine webhook for another order or amount",
        &[
            "a_genuine_webhook_cannot_be_replayed_for_another_order",
            "another_amount_in_the_api_is_rejected",
            "another_paid_amount_currency_or_merchant_is_rejected",
            "no_forgery_delivers_an_unpaid_order",
            "a_webhook_of_another_environment_than_its_key_is_rejected",
        ],
    ),
    (
        "W11",
        "an old webhook is sent again",
        &[
            "a_duplicate_webhook_has_one_effect",
            "concurrent_duplicate_webhooks_have_one_effect",
            "forgeries_do_not_add_deliveries_to_a_genuine_payment",
        ],
    ),
    (
        "W12",
        "an old event takes a paid order back",
        &[
            "states_before_the_recorded_one_are_ignored",
            "a_stale_read_does_not_complete_a_refunded_payment",
        ],
    ),
    // Nothing of the time is signed, so no time is believed.
    (
        "W13",
        "a time in the future is accepted",
        &["unsigned_members_are_not_in_authentic"],
    ),
    (
        "W14",
        "the check is off by default",
        &[
            "a_present_signature_must_be_valid",
            "a_signature_of_any_key_is_accepted",
        ],
    ),
    (
        "W15",
        "a bypass for developers",
        &["no_header_replaces_a_signature"],
    ),
    (
        "W16",
        "the address of the sender is trusted",
        &["no_header_replaces_a_signature"],
    ),
    (
        "W17",
        "keys cannot be rotated",
        &["a_signature_of_any_key_is_accepted"],
    ),
    (
        "W18",
        "two payloads have one message",
        &[
            "a_signature_for_another_id_is_rejected",
            "two_payloads_never_have_one_signature",
        ],
    ),
    (
        "W19",
        "the amount is written in another form than the signed one",
        &[
            "the_signed_amount_is_read_in_several_notations",
            "a_signature_for_another_amount_is_rejected",
        ],
    ),
    (
        "W20",
        "two readers read two things",
        &[
            "a_duplicate_key_is_rejected",
            "an_invalid_webhook_is_rejected",
        ],
    ),
    (
        "W21",
        "the payload is in the log",
        &["an_error_about_a_webhook_has_no_content_of_it"],
    ),
    (
        "W22",
        "the error tells the secret or the right signature",
        &[
            "the_verifier_shows_no_secret",
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
fn each_known_attack_on_a_verifier_has_tests() {
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
