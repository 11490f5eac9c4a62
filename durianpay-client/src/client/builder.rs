//! The client builder.

use crate::auth::api_key::ApiKey;
use crate::auth::credentials::Credentials;
use crate::auth::holder::Holder;
use crate::auth::parts::SignedCredentials;
use crate::auth::secret_key::SecretKey;
use crate::client::Client;
use crate::client::base_url::BaseUrl;
use crate::client::core::{ApiClient, ClientCore, Settings};
use crate::client::dropped::{DropObserver, DroppedCall};
use crate::client::environment::{missing_environment, resolve, resolve_chosen};
use crate::client::stack::{Stack, WrapTransport};
use crate::error::Error;
use crate::http::limits::CallLimits;
use crate::http::request::Target;
#[cfg(feature = "reqwest")]
use crate::http::reqwest_transport::{ReqwestTransport, setup::HttpSetup};
use crate::http::transport::Transport;
use crate::http::user_agent::{AppInfo, user_agent};
use crate::retry::{DEFAULT_RETRIES, Hook, Hooks};
use crate::runtime::Runtime;
#[cfg(feature = "tokio")]
use crate::runtime::TokioRuntime;
use crate::types::descriptor::{Api, Environment};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

/// A builder for [`Client`], or for a client that custom bindings generate for another API.
/// Created by the client's `builder`.
///
/// ```
/// use durianpay_client::{ApiKey, Client};
/// use std::time::Duration;
///
/// let client = Client::builder(ApiKey::new("dp_test_demo")?)
///     .attempt_timeout(Duration::from_secs(10))
///     .total_timeout(Duration::from_secs(30))
///     .retries(1)
///     .build()?;
/// assert_eq!(client.base_url(), "https://api-sandbox.durianpay.id/v1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a builder does nothing until `build` is called"]
pub struct ClientBuilder<C = Client> {
    holder: Holder,
    environment: Option<&'static Environment>,
    base_url: Option<String>,
    pub(super) limits: CallLimits,
    retries: u32,
    insecure_host: Option<String>,
    #[cfg(feature = "reqwest")]
    pub(super) connections: HttpSetup,
    pub(super) transport: Option<Arc<dyn Transport>>,
    pub(super) wraps: Vec<WrapTransport>,
    pub(super) runtime: Option<Arc<dyn Runtime>>,
    pub(super) hooks: Vec<Box<dyn Hook>>,
    on_dropped: Option<DropObserver>,
    app: Option<AppInfo>,
    builds: PhantomData<fn() -> C>,
}

/// Determines the environment of a client, if it is known.
fn environment_of(
    api: &'static Api,
    holder: &Holder,
    chosen: Option<&'static Environment>,
) -> Result<Option<&'static Environment>, Error> {
    match holder {
        Holder::Nobody => resolve_chosen(api, chosen),
        Holder::Key(key) => resolve(api, key, chosen),
        Holder::Parts(credentials) => {
            credentials.check().map_err(|source| {
                Error::configuration("the credentials cannot be used").with_source(source)
            })?;
            resolve_chosen(api, chosen)
        }
    }
}

impl Client {
    /// Creates a client with default settings.
    ///
    /// # Errors
    ///
    /// If the key begins with neither `dp_test_` nor `dp_live_` (such a key needs
    /// [`ClientBuilder::base_url`]), or if TLS cannot be set up.
    pub fn new(key: ApiKey) -> Result<Self, Error> {
        Self::builder(key).build()
    }

    /// Creates a builder for a client with custom settings.
    pub fn builder(key: ApiKey) -> ClientBuilder {
        ClientBuilder::new(key.into_secret())
    }
}

impl<C: ApiClient> ClientBuilder<C> {
    #[doc(hidden)]
    pub fn new(key: SecretKey) -> Self {
        Self::with(Holder::Key(key))
    }

    #[doc(hidden)]
    pub fn signed(credentials: SignedCredentials) -> Self {
        Self::with(Holder::Parts(credentials))
    }

    #[doc(hidden)]
    pub fn without_key() -> Self {
        Self::with(Holder::Nobody)
    }

    fn with(holder: Holder) -> Self {
        Self {
            holder,
            environment: None,
            base_url: None,
            limits: CallLimits::default(),
            retries: DEFAULT_RETRIES,
            insecure_host: None,
            #[cfg(feature = "reqwest")]
            connections: HttpSetup::default(),
            transport: None,
            wraps: Vec::new(),
            #[cfg(feature = "tokio")]
            runtime: Some(Arc::new(TokioRuntime::new())),
            #[cfg(not(feature = "tokio"))]
            runtime: None,
            hooks: Vec::new(),
            on_dropped: None,
            app: None,
            builds: PhantomData,
        }
    }

    /// Sets the environment. Needed for keys without a prefix that determines it, and for
    /// credentials of several parts.
    pub fn environment(mut self, environment: &'static Environment) -> Self {
        self.environment = Some(environment);
        self
    }

    /// Overrides the environment's base URL. The URL must use `https`, or `http` with a
    /// loopback address.
    ///
    /// Endpoint paths are appended to it, including those of endpoints for which the spec states
    /// another server than that of the environment. For Durianpay it ends with `/v1`, since orders are at
    /// `/v1/orders`. If the base URLs of the API's environments have a path, a URL without one is
    /// rejected.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Allows a base URL with `http` at this host, which is not loopback: a
    /// simulator in another container, for example. The key and all payloads can be
    /// read by anyone on the network path.
    ///
    /// The host must be written as in the URL, without a port. Live keys, and keys of an
    /// unknown environment, are still rejected, unless the spec itself states this URL for the
    /// environment, with `plain_http`. A client of such an environment that sends a key needs this
    /// setting; one without a key does not.
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let client = |key: &str| {
    ///     Client::builder(ApiKey::new(key)?)
    ///         .base_url("http://durianpay.internal:8080/v1")
    ///         .allow_insecure_http("durianpay.internal")
    ///         .build()
    ///         .map_err(Box::<dyn std::error::Error>::from)
    /// };
    /// assert!(client("dp_test_demo").is_ok());
    /// assert!(client("dp_live_demo").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn allow_insecure_http(mut self, host: impl Into<String>) -> Self {
        self.insecure_host = Some(host.into());
        self
    }

    /// Sets the time limit of one attempt, including the whole response. Defaults to 30
    /// seconds. If this or any other time limit is zero, every call fails before anything is
    /// sent.
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.limits.attempt = limit;
        self
    }

    /// Sets the time limit of a call with all its attempts. Defaults to 80 seconds.
    #[doc(alias = "timeout")]
    #[doc(alias = "deadline")]
    pub fn total_timeout(mut self, limit: Duration) -> Self {
        self.limits.total = limit;
        self
    }

    /// Sets the maximum number of retries of a call. Defaults to 2; 0 disables retries. Which
    /// failures are retried depends on the retry class of the call: see
    /// [retries](crate#retries).
    #[doc(alias = "max_retries")]
    #[doc(alias = "backoff")]
    pub fn retries(mut self, most: u32) -> Self {
        self.retries = most;
        self
    }

    /// Sets the maximum size of a response, in bytes. Defaults to 2 MiB.
    ///
    /// Reading a body takes at most 8 MiB plus 64 times its size, whatever it contains. A list
    /// or a map that needs more cannot be read.
    pub fn max_response_bytes(mut self, most: usize) -> Self {
        self.limits.body = most;
        self
    }

    /// Adds the name and the version of your application to the header `user-agent`, after those of
    /// this client, so that the API's support can find its requests. [`build`](Self::build) fails if
    /// one of them contains other characters than ASCII letters, digits and signs such as `-`, `.`
    /// and `+`, or is longer than 100 bytes.
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let client = Client::builder(ApiKey::new("dp_test_demo")?)
    ///     .app_info("shop-backend", env!("CARGO_PKG_VERSION"))
    ///     .build()?;
    /// let request = client.orders().get("ord_1").to_http()?;
    /// let agent = request.headers()["user-agent"].to_str()?;
    /// assert!(agent.starts_with("durianpay-client/") && agent.contains(" shop-backend/"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "user_agent")]
    pub fn app_info(mut self, name: impl Into<String>, version: impl Into<String>) -> Self {
        self.app = Some(AppInfo {
            name: name.into(),
            version: version.into(),
        });
        self
    }

    /// Sets an observer for calls that are dropped before they return, for example by a timeout
    /// or an aborted task, and so leave no error. The observer receives the possible outcome of
    /// each. A call that returns with any result is not reported, nor is a
    /// [`Call`](crate::Call) that was never awaited.
    ///
    /// `observe` runs while the future is dropped, on the thread that drops it. It should return
    /// quickly and must not panic: it should store the call or send it through a channel, so that
    /// its state is checked elsewhere. Replaces an earlier observer.
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

    /// Creates the client.
    ///
    /// # Errors
    ///
    /// If neither the key nor a setting determines the base URL; if the base URL is invalid, has
    /// no path, or belongs to another environment than the key; if the key is only a prefix; if a
    /// part of the credentials is missing or invalid; if the name or version of the application is
    /// invalid; or if the HTTP client cannot be set up, as on a system without CA certificates.
    pub fn build(self) -> Result<C, Error> {
        let api = C::api();
        let environment = environment_of(api, &self.holder, self.environment)?;
        let has_key = matches!(self.holder, Holder::Key(_));
        let is_free = matches!(self.holder, Holder::Nobody);
        let credentials = Credentials::new(api.auth, self.holder)?;
        let base_url = match (self.base_url, environment) {
            (Some(url), _) => {
                let insecure_host = self.insecure_host.as_deref();
                BaseUrl::check(api, &url, environment, insecure_host)?
            }
            (None, Some(environment)) => {
                let insecure_host = self.insecure_host.as_deref();
                BaseUrl::from_environment(environment, is_free, insecure_host)?
            }
            (None, None) => return Err(missing_environment(api, has_key)),
        };
        let is_its_own = |environment: &&'static Environment| environment.base_url == base_url.text;
        let target = Target {
            credentials,
            environment: environment.filter(is_its_own),
            base_url: base_url.text,
            user_agent: user_agent(self.app.as_ref())?,
        };
        let transport = match self.transport {
            #[cfg(feature = "reqwest")]
            None => match &self.runtime {
                Some(runtime) => {
                    let http = self
                        .connections
                        .build(self.limits.connect, base_url.reach)?;
                    let transport = ReqwestTransport::new(http, Arc::clone(runtime));
                    Some(Arc::new(transport) as Arc<dyn Transport>)
                }
                None => None,
            },
            transport => transport,
        };
        let stack = Stack {
            transport: wrapped(transport, self.wraps)?,
            runtime: self.runtime,
            hooks: Hooks::new(self.hooks),
        };
        let settings = Settings {
            limits: self.limits,
            retries: self.retries,
            on_dropped: self.on_dropped,
        };
        let client = ClientCore::new(api, environment, target, stack, settings);
        Ok(C::from_core(client))
    }
}

/// Wraps a transport in all middleware, in the order in which it was added.
fn wrapped(
    transport: Option<Arc<dyn Transport>>,
    wraps: Vec<WrapTransport>,
) -> Result<Option<Arc<dyn Transport>>, Error> {
    let Some(transport) = transport else {
        if wraps.is_empty() {
            return Ok(None);
        }
        return Err(Error::configuration(
            "there is no transport to wrap; enable the feature `reqwest` or set one with \
             `transport`",
        ));
    };
    let wrapped = wraps.into_iter().fold(transport, |inner, wrap| wrap(inner));
    Ok(Some(wrapped))
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("environment", &self.environment.map(|chosen| chosen.name))
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
