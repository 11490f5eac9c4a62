//! The inbox of webhooks: each effect once, whatever comes twice, late, at the same time, or to two processes.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

#[path = "inbox/contract.rs"]
mod contract;
#[path = "inbox/facts.rs"]
mod facts;
#[path = "inbox/handling.rs"]
mod handling;
#[expect(dead_code, reason = "the tests of the wire use the rest")]
#[path = "wire/harness.rs"]
mod harness;
#[path = "inbox/histories.rs"]
mod histories;
#[path = "inbox/page.rs"]
mod page;
#[path = "inbox/postgres.rs"]
mod postgres;
#[path = "inbox/processes.rs"]
mod processes;
#[path = "inbox/sqlite.rs"]
mod sqlite;
#[path = "inbox/stage.rs"]
mod stage;
#[path = "inbox/stores.rs"]
mod stores;
