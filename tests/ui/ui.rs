//! Tests of the macro and the types in the compiler: programs that compile, and the
//! messages for those that must not.
//!
//! `cases/*.stderr` contains messages of the compiler, so they are compared under one
//! release only. `TRYBUILD=overwrite cargo test -p durianpay-ui` updates them; set
//! `RELEASE` then.

use std::process::Command;

/// The release whose messages `cases/*.stderr` contains.
const RELEASE: &str = "rustc 1.95.";

#[test]
#[expect(clippy::print_stdout, reason = "a skipped comparison must be reported")]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("cases/o*.rs");
    let version = Command::new("rustc").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let version = version.expect("rustc runs, or this test would not");
    if version.starts_with(RELEASE) {
        cases.compile_fail("cases/[!o]*.rs");
    } else {
        println!("the messages are those of {RELEASE}x and were not compared with {version}");
    }
}
