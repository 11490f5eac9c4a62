//! As `bench-expanded`, with nothing in the functions that read and write: the
//! cost of the types and the calls by themselves, which no bindings can save.
//!
//! `api` is written by `cargo xtask bench`.

#[expect(
    dead_code,
    reason = "the items that the emptied functions used are still there"
)]
#[rustfmt::skip]
pub mod api;
