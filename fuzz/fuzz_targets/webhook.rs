//! Any bytes as a webhook, and as a signature.

#![no_main]

#[path = "../../tests/client/fuzzed/webhook.rs"]
mod judge;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| judge::judge(data));
