//! The shipped spec as a separate API. This crate contains only bindings, since the runtime is a
//! dependency.
//!
//! `made` is written by `cargo xtask bench`.

#[rustfmt::skip]
mod made; // missing in a fresh clone: run `cargo xtask bench generate`

pub use made::api;
