//! Settings that replace the transport, runtime and hooks of a client.

use crate::client::builder::ClientBuilder;
use crate::http::transport::Transport;
use crate::retry::Hook;
use crate::runtime::Runtime;
use std::sync::Arc;

impl<C> ClientBuilder<C> {
    /// Sends requests with this transport instead of reqwest: another HTTP stack, or recorded
    /// responses.
    ///
    /// Retries, time limits and the information in errors stay the same. Connection settings have
    /// no effect. Replaces an earlier transport, including its wrappers.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self.wraps.clear();
        self
    }

    /// Wraps the client's transport, reqwest by default, in middleware. The wrapper added last
    /// receives each request first.
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
    /// reqwest still runs in tokio.
    pub fn runtime(mut self, runtime: impl Runtime) -> Self {
        self.runtime = Some(Arc::new(runtime));
        self
    }

    /// Adds a hook, which is called around each attempt of each call. Hooks are called in the order
    /// in which they were added.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }
}
