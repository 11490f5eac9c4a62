//! What a client of an API whose requests are signed has beside any other.

use crate::client::call::Call;
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
    /// Returns how far the clock of this machine is from the server's, if a recent response tells
    /// it. Requests are signed by the server's.
    #[must_use]
    pub fn clock_skew(&self) -> Option<ClockSkew> {
        let runtime = self.inner.stack.runtime.as_deref()?;
        skew::current(runtime, &self.inner.server_clock)
    }

    /// Returns the text of the credentials that has this name; an empty one if there is none.
    #[must_use]
    pub fn credential(&self, name: &str) -> &str {
        let signer = self.target().credentials.signer();
        signer.map_or("", |signer| signer.credentials.text(name))
    }

    /// Returns what signs and sends requests, if they are signed.
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
    async fn sign(
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

impl<T> Call<T> {
    /// Returns the request as a value like [`to_http`](Self::to_http), with its signature, to be
    /// sent by any HTTP client. A request of an API without signatures is complete, too: it has
    /// the key that [`authorize`](Self::authorize) adds.
    ///
    /// A token is fetched if need be, over the transport of the client. Send the request at once:
    /// its time and its token are valid for minutes. To send it again, sign it anew.
    ///
    /// # Errors
    ///
    /// If an argument cannot be sent, or if no token is issued.
    pub async fn sign_http(&self) -> Result<http::Request<Bytes>, Error> {
        let request = self.authorize(self.to_http()?)?;
        let (core, endpoint) = self.client_and_endpoint();
        let signed = core.sign(endpoint, request).await;
        signed.map_err(|error| core.redact(error).for_operation(endpoint.id))
    }
}
