//! What a client sends with: a transport, a runtime, and hooks.

use crate::client::server_clock::{Moment, ServerClock};
use crate::error::Error;
use crate::http::raw::RawResponse;
use crate::http::transport::{SendOptions, Transport, TransportError};
use crate::retry::{Attempted, Hooks};
use crate::runtime::Runtime;
use crate::types::descriptor::{Api, Endpoint};
use crate::types::idempotency_key::IdempotencyKey;
use bytes::Bytes;
use std::sync::Arc;

/// A change of the transport, as [`ClientBuilder::wrap_transport`] takes it.
///
/// [`ClientBuilder::wrap_transport`]: crate::ClientBuilder::wrap_transport
pub(crate) type WrapTransport =
    Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

/// What a client sends with. Either part may be missing, in a client that makes requests for
/// another HTTP client.
pub(crate) struct Stack {
    pub(crate) transport: Option<Arc<dyn Transport>>,
    pub(crate) runtime: Option<Arc<dyn Runtime>>,
    pub(crate) hooks: Hooks,
}

impl Stack {
    /// Returns the transport and the runtime.
    pub(crate) fn parts(&self) -> Result<(&dyn Transport, &dyn Runtime), Error> {
        let transport = self.transport.as_deref().ok_or_else(|| {
            Error::configuration(
                "the client has no transport: turn on the feature `reqwest`, or set one with \
                 `ClientBuilder::transport`",
            )
        })?;
        let runtime = self.runtime.as_deref().ok_or_else(|| {
            Error::configuration(
                "the client has no runtime: turn on the feature `tokio`, or set one with \
                 `ClientBuilder::runtime`",
            )
        })?;
        Ok((transport, runtime))
    }

    /// Returns a random idempotency key, if there is a runtime to draw it.
    pub(crate) fn random_key(&self) -> Option<IdempotencyKey> {
        let random = self.runtime.as_ref()?.random();
        Some(IdempotencyKey::from_random_bytes(random))
    }
}

/// The attempts of one call.
pub(crate) struct Attempts<'a> {
    pub(crate) api: &'static Api,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) transport: &'a dyn Transport,
    pub(crate) hooks: &'a Hooks,
    pub(crate) request: http::Request<Bytes>,
    pub(crate) server_clock: &'a ServerClock,
    pub(crate) runtime: &'a dyn Runtime,
    pub(crate) max_response_bytes: usize,
}

impl Attempts<'_> {
    /// Makes one attempt.
    pub(crate) async fn make(&self, attempt: Attempted) -> Result<RawResponse, Error> {
        let Attempted { number, send_by } = attempt;
        let mut request = self.request.clone();
        self.hooks
            .before(self.api, self.endpoint.id, number, &mut request);
        let most = self.max_response_bytes;
        let begun = Moment::now(self.runtime);
        let sent = self
            .transport
            .send(request, SendOptions::new(most, send_by));
        let response = sent.await.map_err(TransportError::into_error)?;
        let (head, body) = response.into_parts();
        let received = Moment::now(self.runtime);
        let handled_at = self.server_clock.observe(begun, received, &head.headers);
        if body.len() > most {
            let error = TransportError::body_too_large(most);
            let part = body.slice(..most);
            return Err(error.with_response(head.status.as_u16(), part).into_error());
        }
        Ok(RawResponse {
            status: head.status,
            headers: head.headers,
            body,
            handled_at,
        })
    }
}
