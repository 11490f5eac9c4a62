//! The client as a value: its settings, the requests it makes and the answers
//! it reads, all without a network, and that none of them gives a secret away.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod answers;
mod base_url;
mod corpus;
mod drift;
mod errors;
mod key;
mod keyed;
mod properties;
mod refusals;
mod requests;
mod secrets;
mod stage;
mod threads;
