//! Money is never paid twice: faults between a client and the simulator, what
//! they did there, and what can be found out afterwards.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot get on has failed, and unwrap says where"
)]

#[path = "money/case.rs"]
mod case;
#[path = "money/effects.rs"]
mod effects;
#[path = "money/proxy.rs"]
mod proxy;
#[path = "money/reconcile.rs"]
mod reconcile;
#[path = "money/scripted.rs"]
mod scripted;
