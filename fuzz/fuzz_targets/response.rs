//! Any bytes as the answer to a call.

#![no_main]

#[path = "../../tests/client/fuzzed/response.rs"]
mod judge;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| judge::judge(data));
