//! The client as a value: its settings, the requests it makes and the responses
//! it reads, all without a network, and that none of them gives a secret away.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod api_key;
mod base_url;
mod cases;
mod corpus;
mod drift;
mod enum_values;
mod error_responses;
mod errors;
mod idempotency_keys;
mod ids;
mod properties;
mod requests;
mod responses;
mod secrets;
mod sources;
mod support;
mod threads;
mod unreadable;
