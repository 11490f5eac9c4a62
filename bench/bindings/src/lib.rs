//! The shipped spec as an API of its own: bindings and nothing else, since the
//! runtime is a dependency.
//!
//! `made` is written by `cargo xtask bench`.

#[rustfmt::skip]
mod made;

pub use made::api;
