//! The settings of connections, for the transport over reqwest.

use crate::client::builder::ClientBuilder;
use std::time::Duration;

/// With the feature `reqwest`.
impl<C> ClientBuilder<C> {
    /// Limits the time to connect; 5 seconds by default. With a limit of zero, every call
    /// fails before anything is sent.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect = limit;
        self
    }

    /// Closes connections that were idle for this long; 20 seconds by default.
    /// Zero makes each call on a connection of its own.
    ///
    /// Set it below the time after which the server, or a load balancer before
    /// it, closes idle connections: a write on a connection that is closed at
    /// the same moment may or may not have arrived, and ends as
    /// [`Outcome::Unknown`](crate::Outcome::Unknown). 60 seconds and more are
    /// common; Node.js closes after 5. A `Keep-Alive: timeout=5` of the server is
    /// not read: reqwest does not let a limit depend on the connection.
    ///
    /// A connection that is always busy is kept, without a limit: a client that
    /// must follow a change of address in DNS has to be built again now and
    /// then.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.connections.idle = limit;
        self
    }

    /// Uses the proxy that environment variables such as `HTTPS_PROXY` name. By
    /// default they are ignored, since a proxy sees which hosts are called.
    ///
    /// Requests to a loopback address, and all with `http`, never go through a
    /// proxy, which would see the key.
    pub fn proxy_from_environment(mut self) -> Self {
        self.connections.ambient_proxy = true;
        self
    }

    /// Changes the settings of the HTTP client: roots of trust, a client
    /// certificate, a proxy, a resolver. With the feature `reqwest-0-13`, since it names
    /// types of reqwest 0.13.
    ///
    /// The function is called once, by [`build`](Self::build), with the limits of
    /// this builder already set. Whatever it returns, and whatever features of
    /// reqwest other crates turn on, the client speaks HTTP/1.1, asks for no
    /// compression, follows no redirect, retries nothing by itself, and uses no
    /// proxy for loopback or `http`. Cookies are kept only if the function turns
    /// them on. A second call replaces the function.
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
