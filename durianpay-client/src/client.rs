//! The client and how it is set up.

use crate::api;
use crate::api_key::ApiKey;
use crate::call::CallOptions;
use crate::descriptor::{Api, Auth, Endpoint, Environment, Retry};
use crate::error::Error;
use crate::request::Target;
use crate::retry::{Plan, Quota, REPEATS};
use crate::transport::{self, Limits, Sending};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::HeaderValue;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;
use zeroize::Zeroizing;

/// A client of the Durianpay API.
///
/// Cheap to clone, to be shared by all tasks. The environment follows the key:
/// `dp_test_…` goes to the sandbox, `dp_live_…` to the live host. Connections
/// are https with the system's roots of trust; redirects are not followed and
/// proxies of the environment are not used. Calls need a tokio runtime with
/// I/O and time enabled; in any other they panic.
///
/// ```
/// use durianpay_client::{ApiKey, Client};
///
/// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
/// assert_eq!(client.base_url(), "https://api-sandbox.durianpay.id/v1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
}

struct Inner {
    api: &'static Api,
    environment: Option<&'static Environment>,
    target: Target,
    http: reqwest::Client,
    limits: Limits,
    repeats: u32,
    quota: Arc<Quota>,
}

impl Client {
    /// A client with default settings.
    ///
    /// # Errors
    ///
    /// If the key begins with neither `dp_test_` nor `dp_live_` (say where to
    /// go with [`ClientBuilder::base_url`]), or TLS cannot be set up.
    pub fn new(key: ApiKey) -> Result<Self, Error> {
        Self::builder(key).build()
    }

    /// A client with settings of your own.
    pub fn builder(key: ApiKey) -> ClientBuilder {
        ClientBuilder {
            key,
            base_url: None,
            limits: Limits::default(),
            repeats: REPEATS,
            ambient_proxy: false,
            http: None,
        }
    }

    /// The base URL that endpoints are appended to.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.inner.target.base_url
    }

    /// The environment of the key, if its prefix is known.
    #[must_use]
    pub fn environment(&self) -> Option<&'static Environment> {
        self.inner.environment
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.inner.api
    }

    pub(crate) fn target(&self) -> &Target {
        &self.inner.target
    }

    /// Sends `request` as often as `class` allows, or once.
    pub(crate) fn send(
        &self,
        endpoint: &'static Endpoint,
        class: Retry,
        request: Result<http::Request<Bytes>, Error>,
        options: CallOptions,
    ) -> Sending {
        let CallOptions { timeout, repeats } = options;
        let mut limits = self.inner.limits;
        if let Some(total) = timeout {
            limits.total = total;
        }
        let plan = Plan {
            operation: endpoint.id,
            class,
            limits,
            repeats: if repeats { self.inner.repeats } else { 0 },
            quota: Arc::clone(&self.inner.quota),
        };
        transport::send(self.inner.http.clone(), plan, request)
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let environment = self.inner.environment.map(|environment| environment.name);
        f.debug_struct("Client")
            .field("base_url", &self.inner.target.base_url)
            .field("environment", &environment)
            .finish_non_exhaustive()
    }
}

/// Settings of a [`Client`]. Made by [`Client::builder`].
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder {
    key: ApiKey,
    base_url: Option<String>,
    limits: Limits,
    repeats: u32,
    ambient_proxy: bool,
    http: Option<reqwest::Client>,
}

impl ClientBuilder {
    /// Goes to that URL instead of the environment's: `https`, or `http` to a
    /// loopback address.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Limits the time until there is a connection; 5 seconds by default.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect = limit;
        self
    }

    /// Limits the time of one attempt with its whole answer; 30 seconds by
    /// default.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.limits.attempt = limit;
        self
    }

    /// Limits the time of a call with all its attempts; 80 seconds by default.
    pub fn total_timeout(mut self, limit: Duration) -> Self {
        self.limits.total = limit;
        self
    }

    /// Repeats a failed attempt so often at most; twice by default, never with
    /// 0. What is repeated at all depends on the retry class of the call: see
    /// [repeats](crate#repeats).
    pub fn retries(mut self, most: u32) -> Self {
        self.repeats = most;
        self
    }

    /// Limits the size of an answer, in bytes; 2 MiB by default.
    pub fn max_response_bytes(mut self, most: usize) -> Self {
        self.limits.body = most;
        self
    }

    /// Uses the proxy that the variables `HTTPS_PROXY` and their like name.
    /// By default they are ignored: whoever sets them sees where calls go.
    pub fn proxy_from_environment(mut self) -> Self {
        self.ambient_proxy = true;
        self
    }

    /// Sends through a reqwest client of your own. Its redirect policy, proxy
    /// and connect timeout count then; turn redirects off in it.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// If there is no telling where to go, if the base URL cannot be used or
    /// belongs to another environment than the key, or if TLS cannot be set up.
    pub fn build(self) -> Result<Client, Error> {
        let api = &api::API;
        let environment = self.key.environment();
        let base_url = match (self.base_url, environment) {
            (Some(url), _) => check_base_url(api, &url, environment)?,
            (None, Some(environment)) => environment.base_url.to_owned(),
            (None, None) => {
                return Err(Error::configuration(format!(
                    "the API key begins with none of {}; say where to go with `base_url`",
                    prefixes(api),
                )));
            }
        };
        let http = match self.http {
            Some(http) => http,
            None => build_http(&self.limits, self.ambient_proxy)?,
        };
        let target = Target {
            base_url,
            authorization: authorization(api.auth, &self.key)?,
        };
        Ok(Client {
            inner: Arc::new(Inner {
                api,
                environment,
                target,
                http,
                limits: self.limits,
                repeats: self.repeats,
                quota: Arc::default(),
            }),
        })
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("key", &self.key)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}

fn prefixes(api: &Api) -> String {
    let prefixes = api
        .environments
        .iter()
        .filter_map(|environment| environment.key_prefix);
    let quoted: Vec<String> = prefixes.map(|prefix| format!("`{prefix}`")).collect();
    quoted.join(", ")
}

/// The header that says who calls.
fn authorization(auth: Auth, key: &ApiKey) -> Result<HeaderValue, Error> {
    let Auth::Basic = auth;
    let user = Zeroizing::new(format!("{}:", key.expose()));
    let text = Zeroizing::new(format!("Basic {}", STANDARD.encode(user.as_bytes())));
    let mut header = HeaderValue::from_str(&text)
        .map_err(|_| Error::configuration("the API key cannot stand in a header"))?;
    header.set_sensitive(true);
    Ok(header)
}

fn build_http(limits: &Limits, ambient_proxy: bool) -> Result<reqwest::Client, Error> {
    let mut builder = reqwest::Client::builder()
        .connect_timeout(limits.connect)
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false);
    if !ambient_proxy {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|source| {
        Error::configuration("the HTTP client cannot be set up").with_source(source)
    })
}

/// A base URL must not send the key in the clear or to the other environment.
fn check_base_url(
    api: &Api,
    text: &str,
    environment: Option<&'static Environment>,
) -> Result<String, Error> {
    let url = reqwest::Url::parse(text)
        .map_err(|source| Error::configuration("the base URL is not a URL").with_source(source))?;
    let loopback = is_loopback(&url);
    match url.scheme() {
        "https" => {}
        "http" if loopback => {}
        _ => {
            return Err(Error::configuration(
                "the base URL has to be https; http is for loopback addresses only",
            ));
        }
    }
    let has_user = !url.username().is_empty() || url.password().is_some();
    if has_user || url.query().is_some() || url.fragment().is_some() {
        return Err(Error::configuration(
            "the base URL cannot hold a user, a query or a fragment",
        ));
    }
    if let Some(own) = environment
        && let Some(other) = api.environments.iter().find(|other| is_at(other, &url))
        && !is_at(own, &url)
    {
        return Err(Error::configuration(format!(
            "the API key is of the environment `{}`, and the base URL of `{}`",
            own.name, other.name,
        )));
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

fn is_at(environment: &Environment, url: &reqwest::Url) -> bool {
    // A name with a dot at its end is the same name.
    let host = |url: &reqwest::Url| {
        let name = url.host_str().unwrap_or_default();
        name.trim_end_matches('.').to_owned()
    };
    reqwest::Url::parse(environment.base_url).is_ok_and(|own| host(&own) == host(url))
}

/// An address of this machine, or the name that RFC 6761 keeps for it.
pub(crate) fn is_loopback(url: &reqwest::Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback()),
        None => false,
    }
}
