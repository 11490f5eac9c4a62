//! The macro and the types in the compiler: what compiles, and what a person reads when
//! it does not.
//!
//! The texts in `cases/*.stderr` hold the compiler's own words, so they are those of the
//! toolchain in `rust-toolchain.toml`. `TRYBUILD=overwrite cargo test -p durianpay-ui` writes
//! them anew.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("cases/own_endpoint.rs");
    cases.compile_fail("cases/[!o]*.rs");
}
