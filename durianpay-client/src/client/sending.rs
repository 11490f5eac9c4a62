//! The settings of a client that exchange what it sends with.

use crate::client::builder::ClientBuilder;
use crate::http::transport::Transport;
use crate::retry::Hook;
use crate::runtime::Runtime;
use std::sync::Arc;

impl<C> ClientBuilder<C> {
    /// Sends requests with this transport instead of reqwest: another HTTP stack, or recorded
    /// responses.
    ///
    /// Retries, limits in time, and what an error says stay the same. The settings of connections
    /// have no effect. Replaces an earlier transport, and what was put around it.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self.wraps.clear();
        self
    }

    /// Puts a transport around the one of the client, reqwest by default: middleware. The last
    /// one that is put around is the first to get a request.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use durianpay_client::{ApiKey, BoxFuture, Client};
    /// use durianpay_client::{SendOptions, Transport, TransportError, TransportResult};
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicBool, Ordering};
    ///
    /// /// Sends nothing while a switch is off.
    /// struct Switch {
    ///     is_on: Arc<AtomicBool>,
    ///     inner: Arc<dyn Transport>,
    /// }
    ///
    /// impl Transport for Switch {
    ///     fn send(
    ///         &self,
    ///         request: http::Request<Bytes>,
    ///         options: SendOptions,
    ///     ) -> BoxFuture<'_, TransportResult> {
    ///         if self.is_on.load(Ordering::Relaxed) {
    ///             self.inner.send(request, options)
    ///         } else {
    ///             let error = TransportError::not_sent("payments are switched off");
    ///             Box::pin(std::future::ready(Err(error)))
    ///         }
    ///     }
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let is_on = Arc::new(AtomicBool::new(false));
    /// let client = Client::builder(ApiKey::new("dp_test_demo")?)
    ///     .base_url("http://127.0.0.1:9/v1")
    ///     .wrap_transport(move |inner| Switch { is_on, inner })
    ///     .build()?;
    /// let error = client.orders().get("ord_1").no_retry().await.unwrap_err();
    /// assert_eq!(error.outcome(), durianpay_client::Outcome::NotSent);
    /// # Ok(())
    /// # }
    /// ```
    pub fn wrap_transport<T: Transport>(
        mut self,
        wrap: impl FnOnce(Arc<dyn Transport>) -> T + Send + Sync + 'static,
    ) -> Self {
        self.wraps.push(Box::new(|inner| Arc::new(wrap(inner))));
        self
    }

    /// Takes clocks, pauses and randomness from this runtime instead of tokio. The transport over
    /// reqwest runs in tokio all the same.
    pub fn runtime(mut self, runtime: impl Runtime) -> Self {
        self.runtime = Some(Arc::new(runtime));
        self
    }

    /// Adds a hook, which is called around each attempt of each call, after those that were added
    /// before it.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }
}
