//! Any text as a spec: the tokens are Rust and the diagnostics can be read.

#![no_main]

use durianpay_codegen::{Handles, Source};
use durianpay_test_support::oracle::spec::check;
use libfuzzer_sys::{Corpus, fuzz_target};

// Bytes become text where a file is read; what is no text never gets here.
fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    check(&[Source::new("fuzz.toml", text)], Handles::Extension, true);
    Corpus::Keep
});
