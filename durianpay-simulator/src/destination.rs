//! The destinations of webhooks.

use crate::error::SimulatorError;
use crate::loopback::loopback_url;
use bytes::Bytes;
use durianpay_client::__private::http_client_builder;
use durianpay_client::BoxFuture;
use http::StatusCode;
use std::fmt;
use std::sync::Arc;

/// The destination of webhooks.
#[derive(Debug, Clone)]
pub(crate) enum Destination {
    /// A server on this machine.
    Url {
        http: reqwest::Client,
        url: reqwest::Url,
    },
    /// A function of the test.
    Function(Receiver),
}

impl Destination {
    /// Parses the URL of a destination: `http` to a loopback address.
    pub(crate) fn to_url(url: &str) -> Result<Self, SimulatorError> {
        let url = loopback_url(url)?;
        let http = http_client(&url)?;
        Ok(Self::Url { http, url })
    }

    /// Parses the URL of a destination whose host may be any: `http` or `https`.
    pub(crate) fn to_remote_url(url: &str) -> Result<Self, SimulatorError> {
        let url = reqwest::Url::parse(url).map_err(|_| SimulatorError::RemoteWebhookUrl)?;
        if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
            return Err(SimulatorError::RemoteWebhookUrl);
        }
        let http = http_client(&url)?;
        Ok(Self::Url { http, url })
    }

    /// Parses the URL of a destination that replaces another one: on this machine, or on the host of
    /// the one before, which someone has named.
    pub(crate) fn replacing(before: Option<&Self>, url: &str) -> Result<Self, SimulatorError> {
        let parsed = reqwest::Url::parse(url).ok();
        let parts = parsed.as_ref().map(|url| (url.scheme(), url.host_str()));
        match before {
            Some(Self::Url { url: known, .. })
                if parts == Some((known.scheme(), known.host_str())) =>
            {
                Self::to_remote_url(url)
            }
            _ => Self::to_url(url),
        }
    }

    /// Returns the path of the URL; empty for a function, which has none.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Url { url, .. } => url.path(),
            Self::Function(_) => "",
        }
    }
}

/// Writes the URL without its user, password and query, which may be secret.
impl fmt::Display for Destination {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url { url, .. } => {
                let port = url.port().map(|port| format!(":{port}"));
                let host = url.host_str().unwrap_or_default();
                let port = port.unwrap_or_default();
                write!(f, "{}://{host}{port}{}", url.scheme(), url.path())
            }
            Self::Function(_) => f.write_str("a function"),
        }
    }
}

/// Creates an HTTP client for a URL, without proxies or retries.
fn http_client(url: &reqwest::Url) -> Result<reqwest::Client, SimulatorError> {
    let builder = http_client_builder(url);
    builder
        .map_err(|error| SimulatorError::HttpClient(Box::new(error)))?
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        .build()
        .map_err(|error| SimulatorError::HttpClient(Box::new(error)))
}

/// The type of a function that receives webhooks and returns the status of the response.
type Receive = dyn Fn(http::Request<Bytes>) -> Received + Send + Sync;

/// The response to a webhook: its status, or none.
pub(crate) type Received = BoxFuture<'static, Option<StatusCode>>;

/// A function of the test that receives webhooks.
#[derive(Clone)]
pub(crate) struct Receiver(Arc<Receive>);

impl Receiver {
    pub(crate) fn new<F>(
        receive: impl Fn(http::Request<Bytes>) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output: Into<Option<StatusCode>>> + Send + 'static,
    {
        Self(Arc::new(move |request| {
            let response = receive(request);
            Box::pin(async move { response.await.into() })
        }))
    }

    /// Passes a webhook to the function.
    pub(crate) fn receive(&self, webhook: http::Request<Bytes>) -> Received {
        (self.0)(webhook)
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Receiver").finish_non_exhaustive()
    }
}
