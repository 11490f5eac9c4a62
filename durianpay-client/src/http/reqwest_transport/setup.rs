//! The settings of the HTTP client, including those that neither the caller nor the reqwest
//! features of other crates can change.

use super::resolver::SystemResolver;
use crate::error::Error;
use crate::http::reach::Reach;
use std::error::Error as StdError;
use std::time::Duration;

/// A function of the caller that changes the settings of reqwest.
pub(crate) type Customize =
    dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync;

/// The time after which idle connections are closed. It is well below the 60 seconds after which
/// some servers close them.
const DEFAULT_IDLE: Duration = Duration::from_secs(20);

/// The settings of the HTTP client.
pub(crate) struct HttpSetup {
    /// How long an idle connection is kept.
    pub(crate) idle: Duration,
    /// Whether the proxies in environment variables are used.
    pub(crate) ambient_proxy: bool,
    pub(crate) customize: Option<Box<Customize>>,
}

impl Default for HttpSetup {
    fn default() -> Self {
        Self {
            idle: DEFAULT_IDLE,
            ambient_proxy: false,
            customize: None,
        }
    }
}

impl HttpSetup {
    /// Creates the HTTP client. `connect` is the connect timeout.
    pub(crate) fn build(self, connect: Duration, reach: Reach) -> Result<reqwest::Client, Error> {
        let Self {
            idle,
            ambient_proxy,
            customize,
        } = self;
        let mut http = reqwest::Client::builder()
            .tls_backend_rustls()
            .no_hickory_dns()
            .dns_resolver(SystemResolver)
            .connect_timeout(connect)
            .pool_idle_timeout(idle);
        if !ambient_proxy {
            http = http.no_proxy();
        }
        if reach == Reach::Http {
            // TLS is not used, so a system without CA certificates is fine.
            http = http.tls_certs_only([]);
        }
        if let Some(customize) = customize {
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
    let causes = std::iter::successors(
        Some(error as &(dyn StdError + 'static)),
        |e: &&(dyn StdError + 'static)| (*e).source(),
    );
    let cause = causes.last().map(ToString::to_string).unwrap_or_default();
    Error::configuration(format!(
        "the HTTP client cannot be set up: {cause}; TLS needs the system's CA certificates: \
         install the package `ca-certificates`, set the variable `SSL_CERT_FILE`, or pass them \
         with `http_client` (feature `reqwest-0-13`)",
    ))
}
