//! Makes every call once, so that all bindings are compiled.
//!
//! `calls` is written by `cargo xtask bench`.

#[rustfmt::skip]
pub mod calls;
