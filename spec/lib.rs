//! The Durianpay API, described in TOML.
//!
//! This crate is data for `durianpay-macros` and makes no semver promise;
//! depend on `durianpay-client`. The language of the files is described in
//! `docs/spec-language.md` of the repository.
//!
//! Being a crate of its own, the spec is inside a published package, and cargo
//! itself sees when a file changes.
//!
//! Derived: do not edit, run `cargo xtask regen`.

#![no_std]
#![forbid(unsafe_code)]

/// The files of the spec: the name shown in diagnostics, and the text.
pub const SOURCES: &[(&str, &str)] = &[
    ("spec/api.toml", include_str!("api.toml")),
    ("spec/orders.toml", include_str!("orders.toml")),
    ("spec/payments.toml", include_str!("payments.toml")),
    ("spec/webhooks.toml", include_str!("webhooks.toml")),
];
