//! Webhooks: parsing, signatures, and the facts that are known after each step.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod confirm_orders;
mod confirm_payments;
mod confirm_unsigned;
mod extractors;
mod forged;
mod guide;
mod keys;
mod known_attacks;
mod parse;
mod properties;
mod shop;
mod status_codes;
mod support;
mod unsigned;
mod vectors;
