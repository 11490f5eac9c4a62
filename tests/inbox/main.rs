//! The inbox of webhooks: each effect once, whatever comes twice, late, at the same time, or to two processes.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod confirmed_states;
mod contract;
mod handling;
mod histories;
mod page;
mod postgres;
mod processes;
mod sqlite;
mod stores;
mod support;
