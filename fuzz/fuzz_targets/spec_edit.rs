//! The shipped spec with edits: the same as for any text, from nearer by.

#![no_main]

#[path = "../../tests/robustness/judge.rs"]
mod judge;
#[path = "../../tests/robustness/splice.rs"]
mod splice;

use durianpay_codegen::{Handles, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let shipped: Vec<Source> = durianpay_spec::SOURCES
        .iter()
        .map(|(name, text)| Source::new(*name, *text))
        .collect();
    judge::judge(&splice::spliced(&shipped, data), Handles::Inherent, true);
});
