//! Any text as an amount.

#![no_main]

#[path = "../../tests/client/fuzzed/amount.rs"]
mod judge;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| judge::judge(data));
