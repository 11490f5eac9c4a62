//! Connection settings, for the transport over reqwest.

use crate::client::builder::ClientBuilder;
use std::time::Duration;

/// Available with the feature `reqwest`.
impl<C> ClientBuilder<C> {
    /// Sets the connect timeout. Defaults to 5 seconds. If it is zero, every call fails before
    /// anything is sent.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect = limit;
        self
    }

    /// Sets the time after which idle connections are closed. Defaults to 20 seconds. If it is
    /// zero, each call opens a new connection.
    ///
    /// It should be shorter than the idle timeout of the server or of a load balancer in front of
    /// it: a request on a connection that closes at the same moment may or may not have arrived,
    /// and its outcome is [`Outcome::Unknown`](crate::Outcome::Unknown). Idle timeouts of 60
    /// seconds and more are common; Node.js closes after 5. A `Keep-Alive: timeout=5` from the
    /// server is ignored, since reqwest has no limit per connection.
    ///
    /// A connection that is always busy is kept indefinitely. If a client must follow DNS
    /// changes, you must rebuild it from time to time.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.connections.idle = limit;
        self
    }

    /// Uses the proxies in environment variables such as `HTTPS_PROXY`. They are ignored by
    /// default, since a proxy sees which hosts are called.
    ///
    /// Requests to a loopback address, and all requests over `http`, never use a proxy, which
    /// would see the key.
    pub fn proxy_from_environment(mut self) -> Self {
        self.connections.ambient_proxy = true;
        self
    }

    /// Changes the settings of the HTTP client: root certificates, a client certificate, a
    /// proxy, a resolver. Requires the feature `reqwest-0-13`, since it exposes types of reqwest
    /// 0.13.
    ///
    /// [`build`](Self::build) calls the function once, with the limits of this builder already
    /// set. Whatever it returns, and whatever features of reqwest other crates turn on, the
    /// client speaks HTTP/1.1, requests no compression, follows no redirects, retries nothing
    /// itself, and uses no proxy for loopback or `http`. Cookies are kept only if the function
    /// enables them. A second call replaces the function.
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let client = Client::builder(ApiKey::new("dp_test_demo")?)
    ///     .http_client(|http| http.tcp_keepalive(std::time::Duration::from_secs(15)))
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "reqwest-0-13")]
    pub fn http_client(
        mut self,
        customize: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.connections.customize = Some(Box::new(customize));
        self
    }
}
