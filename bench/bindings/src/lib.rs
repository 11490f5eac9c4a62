//! The shipped spec as a separate API. This crate contains only bindings, since the runtime is a
//! dependency.
//!
//! `made` is written by `cargo xtask bench`.

#[rustfmt::skip]
mod made;

pub use made::api;
