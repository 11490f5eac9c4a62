//! Makes every call once, so that all bindings are compiled.
//!
//! `calls` is written by `cargo xtask bench`.

#[rustfmt::skip]
pub mod calls; // missing in a fresh clone: run `cargo xtask bench generate`
