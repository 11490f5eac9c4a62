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
#[rustfmt::skip]
pub const SOURCES: &[(&str, &str)] = &[
    ("spec/api.toml", include_str!("api.toml")),
    ("spec/charges.toml", include_str!("charges.toml")),
    ("spec/customers.toml", include_str!("customers.toml")),
    ("spec/disbursements.toml", include_str!("disbursements.toml")),
    ("spec/ewallet_accounts.toml", include_str!("ewallet_accounts.toml")),
    ("spec/fees.toml", include_str!("fees.toml")),
    ("spec/invoices.toml", include_str!("invoices.toml")),
    ("spec/orders.toml", include_str!("orders.toml")),
    ("spec/payments.toml", include_str!("payments.toml")),
    ("spec/promos.toml", include_str!("promos.toml")),
    ("spec/refunds.toml", include_str!("refunds.toml")),
    ("spec/settlements.toml", include_str!("settlements.toml")),
    ("spec/static_virtual_accounts.toml", include_str!("static_virtual_accounts.toml")),
    ("spec/subaccounts.toml", include_str!("subaccounts.toml")),
    ("spec/subscriptions.toml", include_str!("subscriptions.toml")),
    ("spec/virtual_accounts.toml", include_str!("virtual_accounts.toml")),
    ("spec/webhooks.toml", include_str!("webhooks.toml")),
];

/// The JSON Schema of the language that the files are written in, for editors.
pub const SCHEMA: &str = include_str!("schema.json");
