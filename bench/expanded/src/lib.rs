//! The same as `bench-bindings`, with files instead of the macro.
//!
//! `api` is written by `cargo xtask bench`.

#[rustfmt::skip]
pub mod api; // missing in a fresh clone: run `cargo xtask bench generate`
