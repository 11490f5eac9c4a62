//! The same as `bench-expanded`, with empty decoders and encoders: the cost of types and calls
//! alone, which all bindings have.
//!
//! `api` is written by `cargo xtask bench`.

#[expect(
    dead_code,
    reason = "only the emptied functions used some of the items"
)]
#[rustfmt::skip]
pub mod api; // missing in a fresh clone: run `cargo xtask bench generate`
