//! The macro and the types in the compiler: what compiles, and what a person reads when
//! it does not.
//!
//! `cases/*.stderr` holds messages of the compiler, so they are compared under one release
//! only. `TRYBUILD=overwrite cargo test -p durianpay-ui` renews them; set the release then.

use std::process::Command;

/// The release whose messages `cases/*.stderr` holds.
const RELEASE: &str = "rustc 1.95.";

#[test]
#[expect(
    clippy::print_stdout,
    reason = "a comparison that is skipped is said to be"
)]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("cases/own_endpoint.rs");
    let version = Command::new("rustc").arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let version = version.expect("rustc runs, or this test would not");
    if version.starts_with(RELEASE) {
        cases.compile_fail("cases/[!o]*.rs");
    } else {
        println!("messages are those of {RELEASE}x and were not compared with {version}");
    }
}
