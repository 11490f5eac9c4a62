//! The stores of the inbox and of intents: each held to one contract, and to its word about cancellation, disks and
//! isolation levels.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed, and unwrap says where"
)]

mod cancellation;
mod contract;
mod databases;
mod disk;
mod drops;
mod hang_ups;
mod histories;
mod intents;
mod isolation;
mod jobs;
mod polls;
mod schema;
mod statements;
mod stores;
mod transactions;
mod values;
