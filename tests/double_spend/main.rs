//! Money is never paid twice: faults between a client and the simulator, their effects, and the
//! reconciliation afterwards.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

mod at_most_once;
mod clocks;
mod histories;
mod operation;
mod proxy;
mod random;
mod reconcile;
mod repeated;
mod replica;
mod scripted_api;
mod world;
