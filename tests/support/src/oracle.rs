//! Invariants that must hold for any input. Each oracle panics if its invariant is violated.

#[cfg(feature = "client")]
pub mod amount;
#[cfg(feature = "client")]
pub mod notification;
#[cfg(feature = "client")]
pub mod response;
#[cfg(feature = "client")]
pub mod retry_after;
#[cfg(feature = "client")]
pub mod snap_response;
pub mod spec;
#[cfg(feature = "client")]
pub mod webhook;
