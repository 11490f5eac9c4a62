//! Webhooks: which are read, which signatures hold, and what is known after each step.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

#[path = "webhooks/answers.rs"]
mod answers;
#[path = "webhooks/confirm_claims.rs"]
mod confirm_claims;
#[path = "webhooks/confirm_orders.rs"]
mod confirm_orders;
#[path = "webhooks/confirm_payments.rs"]
mod confirm_payments;
#[path = "webhooks/extractors.rs"]
mod extractors;
#[path = "webhooks/forged.rs"]
mod forged;
#[path = "webhooks/guide.rs"]
mod guide;
#[expect(dead_code, reason = "the tests of the wire use the rest")]
#[path = "wire/harness.rs"]
mod harness;
#[path = "webhooks/keys.rs"]
mod keys;
#[path = "webhooks/parse.rs"]
mod parse;
#[path = "webhooks/properties.rs"]
mod properties;
#[path = "webhooks/rows.rs"]
mod rows;
#[path = "webhooks/shop.rs"]
mod shop;
#[path = "webhooks/stage.rs"]
mod stage;
#[path = "webhooks/unsigned.rs"]
mod unsigned;
#[path = "webhooks/vectors.rs"]
mod vectors;
