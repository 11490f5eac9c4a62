//! HTTP: requests and responses as values, and the transport that carries them.

pub(crate) mod body;
mod key_conflict;
pub(crate) mod limits;
pub(crate) mod raw;
pub(crate) mod rejection;
pub(crate) mod request;
pub(crate) mod response;
pub(crate) mod retry_after;
pub(crate) mod setup;
#[cfg(feature = "intents")]
pub(crate) mod stored;
pub(crate) mod transport;
