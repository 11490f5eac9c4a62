//! A response as received.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// Status, headers and body of a response.
#[derive(Clone)]
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}
