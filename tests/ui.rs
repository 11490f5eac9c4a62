//! The macro and the types in the compiler: what compiles, and what a person reads when
//! it does not.
//!
//! The texts in `ui/*.stderr` hold the compiler's own words, so they are those of the
//! toolchain in `rust-toolchain.toml`. `TRYBUILD=overwrite cargo test --test ui` writes
//! them anew.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/own_endpoint.rs");
    cases.compile_fail("ui/[!o]*.rs");
}
