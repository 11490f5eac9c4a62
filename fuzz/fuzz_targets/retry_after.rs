//! Any bytes as the wait that an answer asks for.

#![no_main]

use durianpay_test_support::oracle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| oracle::retry_after::check(data));
