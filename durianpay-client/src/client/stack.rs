//! The transport, runtime and hooks of a client.

#[cfg(feature = "signing")]
use crate::auth::signing::unique_id;
#[cfg(feature = "tokens")]
use crate::client::authorized::AuthorizedExchange;
use crate::client::exchange::Exchange;
use crate::error::Error;
use crate::http::multipart::Boundary;
use crate::http::raw::RawResponse;
use crate::http::transport::Transport;
use crate::retry::{Attempted, Hooks};
use crate::runtime::Runtime;
use crate::types::descriptor::{Api, Endpoint};
use crate::types::idempotency_key::IdempotencyKey;
use bytes::Bytes;
use std::sync::Arc;

/// A function that wraps the transport, as passed to [`ClientBuilder::wrap_transport`].
///
/// [`ClientBuilder::wrap_transport`]: crate::ClientBuilder::wrap_transport
pub(crate) type WrapTransport =
    Box<dyn FnOnce(Arc<dyn Transport>) -> Arc<dyn Transport> + Send + Sync>;

/// The transport, runtime and hooks of a client. Transport and runtime may be missing in a client
/// that only builds requests for another HTTP client.
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
                "the client has no transport; enable the feature `reqwest` or set one with \
                 `ClientBuilder::transport`",
            )
        })?;
        Ok((transport, self.runtime()?))
    }

    /// Returns the runtime.
    pub(crate) fn runtime(&self) -> Result<&dyn Runtime, Error> {
        self.runtime.as_deref().ok_or_else(|| {
            Error::configuration(
                "the client has no runtime; enable the feature `tokio` or set one with \
                 `ClientBuilder::runtime`",
            )
        })
    }

    /// Draws the boundary of a multipart body, if there is a runtime.
    pub(crate) fn random_boundary(&self) -> Option<Boundary> {
        let runtime = self.runtime.as_ref()?;
        Some(Boundary::from_random_bytes([
            runtime.random(),
            runtime.random(),
        ]))
    }

    /// Draws a random idempotency key for an API, if there is a runtime.
    pub(crate) fn random_key(&self, api: &Api) -> Option<IdempotencyKey> {
        let random = self.runtime.as_ref()?.random();
        #[cfg(feature = "signing")]
        if let Some(digits) = unique_id::digits_of_keys(api) {
            return IdempotencyKey::new(unique_id::digits(random, digits)).ok();
        }
        #[cfg(not(feature = "signing"))]
        let _ = api;
        Some(IdempotencyKey::from_random_bytes(random))
    }
}

/// The attempts of one call.
pub(crate) struct Attempts<'a> {
    pub(crate) api: &'static Api,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) hooks: &'a Hooks,
    pub(crate) request: http::Request<Bytes>,
    pub(crate) exchange: Exchange<'a>,
    /// How each request is authorized, if its scheme computes that for each attempt.
    #[cfg(feature = "tokens")]
    pub(crate) authorized: Option<AuthorizedExchange<'a>>,
}

impl Attempts<'_> {
    /// Makes one attempt.
    pub(crate) async fn make(&self, attempt: Attempted) -> Result<RawResponse, Error> {
        let Attempted { number, send_by } = attempt;
        let mut request = self.request.clone();
        self.hooks
            .before(self.api, self.endpoint.id, number, &mut request);
        #[cfg(feature = "tokens")]
        if let Some(authorized) = &self.authorized {
            return authorized.send(self.endpoint, &request, send_by).await;
        }
        self.exchange.send(request, send_by).await
    }
}
