//! Any bytes as the answer to a call of SNAP.

#![no_main]

use durianpay_test_support::oracle;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| oracle::snap_response::check(data));
