//! The settings of the HTTP client, including those that neither the caller nor the reqwest
//! features of other crates can change.

use super::cause::innermost;
use super::proxy::proxy;
use super::resolver::SystemResolver;
#[cfg(feature = "__tls")]
use super::tls::TlsSetup;
use crate::error::Error;
use crate::http::reach::Reach;
use std::time::Duration;

/// A function of the caller that changes the settings of reqwest.
pub(crate) type Customize =
    dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

/// The time after which idle connections are closed. It is well below the 60 seconds after which
/// some servers close them.
const DEFAULT_IDLE: Duration = Duration::from_secs(20);

/// The time after which the system probes a connection without traffic.
const DEFAULT_KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The settings of the HTTP client.
pub(crate) struct HttpSetup {
    /// How long an idle connection is kept.
    pub(crate) idle: Duration,
    /// The maximum number of idle connections.
    pub(crate) most_idle: usize,
    /// The interval of TCP keep-alive probes.
    pub(crate) keep_alive: Option<Duration>,
    /// The URL of the proxy.
    pub(crate) proxy: Option<String>,
    /// Whether the proxies in environment variables are used.
    pub(crate) ambient_proxy: bool,
    #[cfg(feature = "__tls")]
    pub(crate) tls: TlsSetup,
    pub(crate) customize: Option<Box<Customize>>,
}

impl Default for HttpSetup {
    fn default() -> Self {
        Self {
            idle: DEFAULT_IDLE,
            most_idle: usize::MAX,
            keep_alive: Some(DEFAULT_KEEP_ALIVE),
            proxy: None,
            ambient_proxy: false,
            #[cfg(feature = "__tls")]
            tls: TlsSetup::default(),
            customize: None,
        }
    }
}

impl HttpSetup {
    /// Creates the HTTP client. `connect` is the connect timeout.
    pub(crate) fn build(self, connect: Duration, reach: Reach) -> Result<reqwest::Client, Error> {
        if self.keep_alive.is_some_and(|interval| interval.is_zero()) {
            return Err(Error::configuration(
                "the interval of `tcp_keepalive` must not be zero; pass `None` to turn it off",
            ));
        }
        let mut http = reqwest::Client::builder()
            .no_hickory_dns()
            .dns_resolver(SystemResolver)
            .connect_timeout(connect)
            .pool_idle_timeout(self.idle)
            .pool_max_idle_per_host(self.most_idle)
            .tcp_keepalive(self.keep_alive)
            .tcp_keepalive_interval(self.keep_alive);
        if !self.ambient_proxy {
            http = http.no_proxy();
        }
        if let Some(url) = &self.proxy {
            http = http.proxy(proxy(url)?);
        }
        #[cfg(feature = "__tls")]
        {
            http = self.tls.apply(http, reach)?;
        }
        #[cfg(not(feature = "__tls"))]
        if reach != Reach::Http && self.customize.is_none() {
            return Err(Error::configuration(
                "the base URL is https, but durianpay-client was built without TLS; enable one of its \
                 features `rustls-ring`, `rustls-aws-lc-rs` and `native-tls`",
            ));
        }
        if let Some(customize) = self.customize {
            http = customize(http);
        }
        if reach != Reach::Https {
            http = http.no_proxy();
        }
        // Last, so that neither the caller nor a reqwest feature that another crate turns on can
        // have a request sent twice, elsewhere, or in a form that is not tested.
        http.http1_only()
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .build()
            .map_err(|error| failed(&error))
    }
}

/// Creates the error for an HTTP client that cannot be set up. reqwest's message is only "builder
/// error", so this message contains the innermost cause, and there is no source to duplicate it.
fn failed(error: &reqwest::Error) -> Error {
    let cause = innermost(error);
    Error::configuration(format!("the HTTP client cannot be set up: {cause}"))
}
