//! As `bench-bindings`, with files in place of the macro.
//!
//! `api` is written by `cargo xtask bench`.

#[rustfmt::skip]
pub mod api;
