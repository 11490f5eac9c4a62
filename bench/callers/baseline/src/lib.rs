//! Makes each call once, so that all of the bindings is compiled.
//!
//! `calls` is written by `cargo xtask bench`.

#[rustfmt::skip]
pub mod calls;
