//! Webhooks: which are read, which signatures hold, and what is known after each step.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod answers;
mod confirm_claims;
mod confirm_orders;
mod confirm_payments;
mod extractors;
mod forged;
mod guide;
mod keys;
mod parse;
mod properties;
mod rows;
mod shop;
mod stage;
mod unsigned;
mod vectors;
