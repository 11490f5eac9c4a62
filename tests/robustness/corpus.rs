//! What the fuzzer has found worth keeping, once more; see `fuzz/README.md`.

use crate::judge::judge;
use crate::specs::{entries, shipped};
use crate::splice::spliced;
use durianpay_codegen::{Handles, Source};
use std::fs;
use std::path::PathBuf;

fn inputs(target: &str) -> Vec<PathBuf> {
    let inputs = entries(format!("../fuzz/corpus/{target}"));
    assert!(inputs.len() > 50, "the corpus of `{target}` is gone");
    inputs
}

#[test]
fn spec_text() {
    for path in inputs("spec_text") {
        let text = fs::read_to_string(&path).unwrap();
        judge(&[Source::new("fuzz.toml", text)], Handles::Extension, true);
    }
}

#[test]
fn spec_edit() {
    let shipped = shipped();
    for path in inputs("spec_edit") {
        let bytes = fs::read(&path).unwrap();
        judge(&spliced(&shipped, &bytes), Handles::Inherent, true);
    }
}
