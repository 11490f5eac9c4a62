//! Requests and responses as values, and the transport that sends them.

#[cfg(feature = "axum")]
pub(crate) mod body;
pub(crate) mod call_span;
mod code;
pub(crate) mod error_body;
pub(crate) mod events;
mod form;
mod key_conflict;
pub(crate) mod limits;
pub(crate) mod link;
pub(crate) mod multipart;
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
pub(crate) mod streamed_response;
#[cfg(feature = "tokens")]
pub(crate) mod token;
pub(crate) mod transport;
pub(crate) mod url;
pub(crate) mod user_agent;
