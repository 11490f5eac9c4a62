//! What the fuzzer is fed, once more without one; see `fuzz/README.md`.

mod amount;
mod response;
mod retry_after;
mod webhook;

use std::fs;

fn replay(target: &str, judge: fn(&[u8])) {
    let folder = format!("{}/../fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let mut inputs = 0;
    for entry in fs::read_dir(folder).unwrap() {
        judge(&fs::read(entry.unwrap().path()).unwrap());
        inputs += 1;
    }
    assert!(inputs > 3, "the corpus of `{target}` is gone");
}

#[test]
fn amounts_of_the_corpus() {
    replay("amount", amount::judge);
}

#[test]
fn responses_of_the_corpus() {
    replay("response", response::judge);
}

#[test]
fn waits_of_the_corpus() {
    replay("retry_after", retry_after::judge);
}

#[test]
fn webhooks_of_the_corpus() {
    replay("webhook", webhook::judge);
}
