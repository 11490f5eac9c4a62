//! Any bytes as a notification of SNAP, and as its headers.

#![no_main]

use durianpay_test_support::oracle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| oracle::notification::check(data));
