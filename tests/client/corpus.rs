//! The inputs that fuzzing has found, replayed without a fuzzer; see `fuzz/README.md`.

use durianpay_test_support::corpus::inputs;
use durianpay_test_support::oracle;

fn replay(target: &str, check: fn(&[u8])) {
    let inputs = inputs(target);
    assert!(inputs.len() > 20, "the corpus of `{target}` is gone");
    for input in inputs {
        check(&input);
    }
}

#[test]
fn amounts() {
    replay("amount", oracle::amount::check);
}

#[test]
fn notifications() {
    replay("notification", oracle::notification::check);
}

#[test]
fn responses() {
    replay("response", oracle::response::check);
}

#[test]
fn retry_after_headers() {
    replay("retry_after", oracle::retry_after::check);
}

#[test]
fn snap_responses() {
    replay("snap_response", oracle::snap_response::check);
}

#[test]
fn webhooks() {
    replay("webhook", oracle::webhook::check);
}
