//! The parts of a client that authorize requests for each attempt.

use crate::client::authorized::{AuthorizedExchange, is_per_attempt};
use crate::client::core::ClientCore;
use crate::client::exchange::Exchange;
#[cfg(feature = "signing")]
use crate::client::skew;
use crate::error::Error;
use crate::retry::HeldBack;
#[cfg(feature = "signing")]
use crate::types::clock_skew::ClockSkew;
use crate::types::descriptor::Endpoint;
use bytes::Bytes;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

impl ClientCore {
    /// Returns the difference between this machine's clock and the server's, if a recent response
    /// shows it. Requests are signed with the server's time.
    #[cfg(feature = "signing")]
    #[must_use]
    pub fn clock_skew(&self) -> Option<ClockSkew> {
        let runtime = self.inner.stack.runtime.as_deref()?;
        skew::current(runtime, &self.inner.server_clock)
    }

    /// Returns the string with this name in the credentials, or an empty string if there is none.
    #[cfg(feature = "signing")]
    #[must_use]
    pub fn credential(&self, name: &str) -> &str {
        let holder = self.target().credentials.holder();
        holder.text(name).unwrap_or_default()
    }

    /// Returns the parts that authorize and send requests, if those of this endpoint are
    /// authorized for each attempt.
    pub(super) fn authorized<'a>(
        &'a self,
        endpoint: &Endpoint,
        exchange: Exchange<'a>,
        held_back: &'a HeldBack,
    ) -> Option<AuthorizedExchange<'a>> {
        is_per_attempt(self.api().auth.of(endpoint)).then(|| AuthorizedExchange {
            api: self.api(),
            exchange,
            target: self.target(),
            held_back,
        })
    }

    /// Authorizes a request, within the limit of one attempt.
    pub(super) async fn sign(
        &self,
        endpoint: &'static Endpoint,
        request: http::Request<Bytes>,
    ) -> Result<http::Request<Bytes>, Error> {
        let limits = self.inner.settings.limits;
        let (transport, runtime) = self.inner.stack.parts()?;
        let exchange = Exchange {
            transport,
            runtime,
            server_clock: &self.inner.server_clock,
            max_response_bytes: limits.body,
            streaming: None,
        };
        let held_back = HeldBack::default();
        let Some(authorized) = self.authorized(endpoint, exchange, &held_back) else {
            return Ok(request);
        };
        let send_by = runtime.now().saturating_add(limits.attempt);
        let mut authorizing = pin!(authorized.authorize(endpoint, request, send_by));
        let mut timer = runtime.sleep(limits.attempt);
        poll_fn(|context| match authorizing.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(done.map(|done| done.request)),
            Poll::Pending => timer
                .as_mut()
                .poll(context)
                .map(|()| Err(Error::no_token_in_time(limits.attempt))),
        })
        .await
    }
}
