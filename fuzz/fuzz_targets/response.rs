//! Reads any bytes as the response that a call returns.

#![no_main]

use durianpay_test_support::oracle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| oracle::response::check(data));
