//! Replays the inputs that fuzzing has found, without a fuzzer; see `fuzz/README.md`.

use durianpay_codegen::{Handles, Source};
use durianpay_test_support::corpus::inputs;
use durianpay_test_support::oracle::spec::check;
use durianpay_test_support::specs::shipped;
use durianpay_test_support::splice::spliced;

#[test]
fn spec_text() {
    let inputs = inputs("spec_text");
    assert!(inputs.len() > 50, "the corpus is gone");
    for input in inputs {
        let text = String::from_utf8(input).unwrap();
        check(&[Source::new("fuzz.toml", text)], Handles::Extension, true);
    }
}

#[test]
fn spec_edit() {
    let shipped = shipped();
    let inputs = inputs("spec_edit");
    assert!(inputs.len() > 50, "the corpus is gone");
    for input in inputs {
        check(&spliced(&shipped, &input), Handles::Inherent, true);
    }
}
