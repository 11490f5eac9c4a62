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

    /// Sets the maximum number of idle connections. Not limited by default; 0 opens a connection for
    /// each call.
    #[doc(alias = "pool")]
    pub fn max_idle_connections(mut self, most: usize) -> Self {
        self.connections.most_idle = most;
        self
    }

    /// Sets the interval after which the system probes a connection without traffic (TCP keep-alive), so
    /// that routers do not forget it and a dead one is noticed. Defaults to 15 seconds; `None` turns it
    /// off. It must not be zero.
    pub fn tcp_keepalive(mut self, interval: impl Into<Option<Duration>>) -> Self {
        self.connections.keep_alive = interval.into();
        self
    }

    /// Sends all requests through an HTTP proxy, by its URL: `http://proxy.internal:3128`, or with
    /// `user:password@` before the host. Takes precedence over
    /// [`proxy_from_environment`](Self::proxy_from_environment).
    ///
    /// The proxy sees the name of the host that is called, and forwards encrypted bytes. Requests to a
    /// loopback address, and all requests over `http`, never use a proxy, which would see the key. A
    /// proxy that decrypts TLS needs its authority in
    /// [`add_root_certificates`](Self::add_root_certificates).
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let client = Client::builder(ApiKey::new("dp_test_demo")?)
    ///     .proxy("http://proxy.internal:3128")
    ///     .build()?;
    ///
    /// let builder = Client::builder(ApiKey::new("dp_test_demo")?).proxy("proxy.internal:3128");
    /// assert_eq!(
    ///     builder.build().unwrap_err().to_string(),
    ///     "the URL of the proxy must begin with `http://` or `https://`",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "HTTPS_PROXY")]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.connections.proxy = Some(url.into());
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

    /// Changes the settings of the HTTP client, such as the resolver or the local address. Requires the
    /// feature `reqwest-0-13`, since it exposes types of reqwest 0.13.
    ///
    /// [`build`](Self::build) calls the function once, with the limits of this builder already
    /// set. Whatever it returns, and whatever features of reqwest other crates turn on, the
    /// client speaks HTTP/1.1, requests no compression, follows no redirects, retries nothing
    /// itself, and uses no proxy for loopback or `http`. Cookies are kept only if the function
    /// enables them. A second call replaces the function.
    ///
    /// TLS is already set up when the function is called, so reqwest **ignores** its own settings for
    /// certificates (`tls_certs_only`, `identity` and others): use the methods of this builder. A
    /// function that has to set up TLS itself must also choose it, with `tls_backend_rustls` or
    /// `tls_backend_preconfigured`.
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client};
    /// use std::net::{IpAddr, Ipv4Addr};
    ///
    /// let client = Client::builder(ApiKey::new("dp_test_demo")?)
    ///     .http_client(|http| http.local_address(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
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
