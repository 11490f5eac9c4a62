//! Any bytes as the wait that an answer asks for.

#![no_main]

#[path = "../../tests/client/fuzzed/retry_after.rs"]
mod judge;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| judge::judge(data));
