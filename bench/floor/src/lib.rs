//! As `bench-kept`, with nothing in the functions that read and write: what the
//! types and the calls take by themselves, and no bindings could save.
//!
//! `api` is written by `cargo xtask bench`.

#[expect(
    unused_variables,
    dead_code,
    reason = "what the emptied functions used is still there"
)]
#[rustfmt::skip]
pub mod api;
