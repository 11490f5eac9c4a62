//! Requests and responses as values, and the transport that sends them.

#[cfg(feature = "axum")]
pub(crate) mod body;
mod code;
pub(crate) mod error_body;
mod form;
mod key_conflict;
pub(crate) mod limits;
pub(crate) mod link;
mod pairs;
pub(crate) mod raw;
pub(crate) mod reach;
pub(crate) mod rejection;
pub(crate) mod request;
#[cfg(feature = "reqwest")]
pub(crate) mod reqwest_transport;
pub(crate) mod response;
mod response_headers;
pub(crate) mod retry_after;
#[cfg(feature = "intents")]
pub(crate) mod stored;
#[cfg(feature = "tokens")]
pub(crate) mod token;
pub(crate) mod transport;
