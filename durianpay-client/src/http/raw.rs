//! A response as received.

use crate::types::server_time::ServerTime;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// The status, headers and body of a response.
#[derive(Clone)]
pub(crate) struct RawResponse {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The server's time while it handled the request, if the response contains it.
    #[cfg_attr(
        not(any(
            feature = "orders",
            feature = "refunds",
            feature = "disbursements",
            feature = "signing",
        )),
        expect(dead_code, reason = "only reconciling, intents and signatures use it")
    )]
    pub(crate) handled_at: Option<ServerTime>,
}
