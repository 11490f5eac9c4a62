//! The parts of a client that exist only if its API requires signed requests.

use crate::client::core::ClientCore;
use crate::client::exchange::Exchange;
use crate::client::signed::SignedExchange;
use crate::client::skew;
use crate::error::Error;
use crate::retry::HeldBack;
use crate::types::clock_skew::ClockSkew;
use crate::types::descriptor::Endpoint;
use bytes::Bytes;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

impl ClientCore {
    /// Returns the difference between this machine's clock and the server's, if a recent response
    /// shows it. Requests are signed with the server's time.
    #[must_use]
    pub fn clock_skew(&self) -> Option<ClockSkew> {
        let runtime = self.inner.stack.runtime.as_deref()?;
        skew::current(runtime, &self.inner.server_clock)
    }

    /// Returns the string with this name in the credentials, or an empty string if there is none.
    #[must_use]
    pub fn credential(&self, name: &str) -> &str {
        let signer = self.target().credentials.signer();
        signer.map_or("", |signer| signer.credentials.text(name))
    }

    /// Returns the parts that sign and send requests, if requests are signed.
    pub(super) fn signed<'a>(
        &'a self,
        exchange: Exchange<'a>,
        held_back: &'a HeldBack,
    ) -> Option<SignedExchange<'a>> {
        let target = self.target();
        let signer = target.credentials.signer()?;
        Some(SignedExchange {
            api: self.api(),
            exchange,
            target,
            signer,
            held_back,
        })
    }

    /// Signs a request, within the limit of one attempt.
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
        };
        let held_back = HeldBack::default();
        let Some(signed) = self.signed(exchange, &held_back) else {
            return Ok(request);
        };
        let send_by = runtime.now().saturating_add(limits.attempt);
        let mut signing = pin!(signed.sign(endpoint, request, send_by));
        let mut timer = runtime.sleep(limits.attempt);
        poll_fn(|context| match signing.as_mut().poll(context) {
            Poll::Ready(signed) => Poll::Ready(signed.map(|signed| signed.request)),
            Poll::Pending => timer
                .as_mut()
                .poll(context)
                .map(|()| Err(Error::no_token_in_time(limits.attempt))),
        })
        .await
    }
}
