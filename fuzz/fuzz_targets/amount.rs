//! Parses any text as an amount.

#![no_main]

use durianpay_test_support::oracle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| oracle::amount::check(data));
