//! Reads any bytes as the delay that a response requests.

#![no_main]

use durianpay_test_support::oracle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| oracle::retry_after::check(data));
