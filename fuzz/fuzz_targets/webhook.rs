//! Reads any bytes as a webhook, and as a signature.

#![no_main]

use durianpay_test_support::oracle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| oracle::webhook::check(data));
