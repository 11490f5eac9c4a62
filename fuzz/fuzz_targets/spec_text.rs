//! Reads any text as a spec. Checks that the tokens are valid Rust and that the diagnostics can be rendered.

#![no_main]

use durianpay_codegen::{Handles, Source};
use durianpay_test_support::oracle::spec::check;
use libfuzzer_sys::{Corpus, fuzz_target};

// Files are decoded when they are read, so invalid UTF-8 never gets here.
fuzz_target!(|data: &[u8]| -> Corpus {
    let Ok(text) = std::str::from_utf8(data) else {
        return Corpus::Reject;
    };
    check(&[Source::new("fuzz.toml", text)], Handles::Extension, true);
    Corpus::Keep
});
