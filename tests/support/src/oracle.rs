//! What has to hold for any input whatever. Each oracle panics where it does not.

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
