//! The settings of a client.

use crate::auth::api_key::ApiKey;
use crate::auth::credentials::Credentials;
use crate::auth::secret_key::SecretKey;
use crate::client::Client;
use crate::client::base_url::check_base_url;
use crate::client::core::{ApiClient, ClientCore, Settings};
use crate::client::dropped::{DropObserver, DroppedCall};
use crate::client::environment::{missing_environment, resolve};
use crate::error::Error;
use crate::http::limits::Limits;
use crate::http::request::Target;
use crate::retry::DEFAULT_RETRIES;
use crate::types::descriptor::Environment;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

/// The settings of a client: of [`Client`], or of a client that custom bindings
/// generate for another API. Returned by its `builder`.
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C = Client> {
    key: SecretKey,
    environment: Option<&'static Environment>,
    base_url: Option<String>,
    limits: Limits,
    retries: u32,
    ambient_proxy: bool,
    http: Option<reqwest::Client>,
    on_dropped: Option<DropObserver>,
    builds: PhantomData<fn() -> C>,
}

impl Client {
    /// Creates a client with default settings.
    ///
    /// # Errors
    ///
    /// If the key begins with neither `dp_test_` nor `dp_live_` (set
    /// [`ClientBuilder::base_url`] for such a key), or if TLS cannot be set up.
    pub fn new(key: ApiKey) -> Result<Self, Error> {
        Self::builder(key).build()
    }

    /// Returns a builder for a client with other settings.
    pub fn builder(key: ApiKey) -> ClientBuilder {
        ClientBuilder::new(key.into_secret())
    }
}

impl<C: ApiClient> ClientBuilder<C> {
    #[doc(hidden)]
    pub fn new(key: SecretKey) -> Self {
        Self {
            key,
            environment: None,
            base_url: None,
            limits: Limits::default(),
            retries: DEFAULT_RETRIES,
            ambient_proxy: false,
            http: None,
            on_dropped: None,
            builds: PhantomData,
        }
    }

    /// Sets the environment, for keys without a prefix that determines it.
    pub fn environment(mut self, environment: &'static Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Sends requests to this URL instead of the environment's: `https`, or
    /// `http` to a loopback address.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Limits the time to connect; 5 seconds by default. With a limit of zero, here or
    /// below, every call fails before anything is sent.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.limits.connect = limit;
        self
    }

    /// Limits the time of one attempt, including the whole response; 30 seconds
    /// by default.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.limits.attempt = limit;
        self
    }

    /// Limits the time of a call with all its attempts; 80 seconds by default.
    pub fn total_timeout(mut self, limit: Duration) -> Self {
        self.limits.total = limit;
        self
    }

    /// Limits the number of retries of a call; 2 by default, and 0 disables
    /// them. Which failures are retried depends on the retry class of the call:
    /// see [retries](crate#retries).
    pub fn retries(mut self, most: u32) -> Self {
        self.retries = most;
        self
    }

    /// Limits the size of a response, in bytes; 2 MiB by default.
    pub fn max_response_bytes(mut self, most: usize) -> Self {
        self.limits.body = most;
        self
    }

    /// Reports each call of this client that is dropped before it returns, with what it
    /// may have done: a timeout around the call or an aborted task leaves no error that
    /// would say so. A call that returns, with whatever result, is not reported, nor is
    /// a [`Call`](crate::Call) that was never awaited.
    ///
    /// `observe` is called while the future is dropped, on whatever thread drops it. It
    /// should return at once and must not panic: store or send what it gets, such as
    /// through a channel, and ask for the state elsewhere. Replaces an earlier observer.
    ///
    /// ```
    /// # #[cfg(not(feature = "disbursements"))] fn main() {}
    /// # #[cfg(feature = "disbursements")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let (sender, receiver) = std::sync::mpsc::channel();
    /// let client = Client::builder(ApiKey::new("dp_test_demo")?)
    ///     .base_url("http://127.0.0.1:9/v1")
    ///     .on_dropped(move |call| drop(sender.send(call.clone())))
    ///     .build()?;
    ///
    /// let call = client.disbursements().approve("dis_123").idempotency_key("approval-7");
    /// let _elapsed = tokio::time::timeout(std::time::Duration::ZERO, call.into_future()).await;
    /// let dropped = receiver.recv()?;
    /// assert_eq!(dropped.operation(), "disbursements.approve");
    /// assert_eq!(dropped.idempotency_key().map(AsRef::as_ref), Some("approval-7"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn on_dropped(mut self, observe: impl Fn(&DroppedCall) + Send + Sync + 'static) -> Self {
        self.on_dropped = Some(DropObserver::new(observe));
        self
    }

    /// Uses the proxy that environment variables such as `HTTPS_PROXY` name. By
    /// default they are ignored, since a proxy sees which hosts are called.
    pub fn proxy_from_environment(mut self) -> Self {
        self.ambient_proxy = true;
        self
    }

    /// Sends requests through a custom reqwest client. Its redirect policy,
    /// proxy and connect timeout apply; it should not follow redirects.
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Some(http);
        self
    }

    /// Creates the client.
    ///
    /// # Errors
    ///
    /// If neither the key nor a setting determines the base URL, if the base
    /// URL is invalid, if it or the chosen environment is not the key's, or if
    /// TLS cannot be set up.
    pub fn build(self) -> Result<C, Error> {
        let api = C::api();
        let environment = resolve(api, &self.key, self.environment)?;
        let base_url = match (self.base_url, environment) {
            (Some(url), _) => check_base_url(api, &url, environment)?,
            (None, Some(environment)) => environment.base_url.to_owned(),
            (None, None) => return Err(missing_environment(api)),
        };
        let http = match self.http {
            Some(http) => http,
            None => build_http(&self.limits, self.ambient_proxy)?,
        };
        let target = Target {
            base_url,
            credentials: Credentials::new(api.auth, &self.key)?,
        };
        let settings = Settings {
            limits: self.limits,
            retries: self.retries,
            on_dropped: self.on_dropped,
        };
        let client = ClientCore::new(api, environment, target, http, settings);
        Ok(C::from_core(client))
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("environment", &self.environment.map(|chosen| chosen.name))
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
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
