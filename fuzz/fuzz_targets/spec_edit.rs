//! Applies edits to the shipped spec: the same checks as for any text, on inputs that are closer to
//! valid specs.

#![no_main]

use durianpay_codegen::Handles;
use durianpay_test_support::oracle::spec::check;
use durianpay_test_support::specs::shipped;
use durianpay_test_support::splice::spliced;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    check(&spliced(&shipped(), data), Handles::Inherent, true);
});
