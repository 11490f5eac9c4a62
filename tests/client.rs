//! The client as a value: its settings, the requests it makes and the answers
//! it reads, all without a network, and that none of them gives a secret away.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

#[path = "client/answers.rs"]
mod answers;
#[path = "client/base_url.rs"]
mod base_url;
#[path = "client/drift.rs"]
mod drift;
#[path = "client/errors.rs"]
mod errors;
#[path = "client/fuzzed.rs"]
mod fuzzed;
#[path = "client/key.rs"]
mod key;
#[path = "client/keyed.rs"]
mod keyed;
#[path = "client/properties.rs"]
mod properties;
#[path = "client/refusals.rs"]
mod refusals;
#[path = "client/requests.rs"]
mod requests;
#[path = "client/secrets.rs"]
mod secrets;
#[path = "client/sources.rs"]
mod sources;
#[path = "client/stage.rs"]
mod stage;
#[path = "client/threads.rs"]
mod threads;
