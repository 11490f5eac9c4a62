//! The client of any API: target, limits, and sending.

use crate::client::dropped::DropObserver;
use crate::client::server_clock::{Moment, ServerClock};
use crate::error::Error;
use crate::error::History;
use crate::http::limits::{CallLimits, CallOptions};
use crate::http::raw::RawResponse;
use crate::http::request::Target;
use crate::http::transport;
use crate::retry::{Progress, RetryBudget, RetryPolicy, execute, jitter};
use crate::types::descriptor::{Api, Endpoint, Environment, RetryClass};
use crate::types::server_time::ServerTime;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
use std::time::Duration;

/// The inside of every client type. Cheap to clone.
#[derive(Clone)]
pub struct ClientCore {
    inner: Arc<CoreInner>,
}

struct CoreInner {
    api: &'static Api,
    environment: Option<&'static Environment>,
    target: Target,
    http: reqwest::Client,
    settings: Settings,
    budget: Arc<RetryBudget>,
    server_clock: ServerClock,
}

/// The settings of every call of a client.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) limits: CallLimits,
    /// The number of retries of a call at most.
    pub(crate) retries: u32,
    /// What dropped calls are reported to.
    pub(crate) on_dropped: Option<DropObserver>,
}

/// A client of one API. Each API has a separate type, so that an endpoint of
/// one cannot be called with the key of another.
pub trait ApiClient {
    /// Returns the description of the API.
    fn api() -> &'static Api;

    /// Creates a client from its core.
    fn from_core(core: ClientCore) -> Self;

    /// Returns the core.
    fn core(&self) -> &ClientCore;
}

impl ClientCore {
    pub(crate) fn new(
        api: &'static Api,
        environment: Option<&'static Environment>,
        target: Target,
        http: reqwest::Client,
        settings: Settings,
    ) -> Self {
        let inner = CoreInner {
            api,
            environment,
            target,
            http,
            settings,
            budget: Arc::default(),
            server_clock: ServerClock::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Returns the base URL that endpoint paths are appended to.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.inner.target.base_url
    }

    /// Returns the environment of the key, if it is known.
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

    /// Returns the limit of a call with all its attempts.
    #[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
    pub(crate) fn total_limit(&self) -> Duration {
        self.inner.settings.limits.total
    }

    pub(crate) fn drop_observer(&self) -> Option<&DropObserver> {
        self.inner.settings.on_dropped.as_ref()
    }

    /// Returns the server's time, if a recent response tells it.
    #[must_use]
    pub fn server_time(&self) -> Option<ServerTime> {
        self.inner.server_clock.at(Moment::now())
    }

    /// Sends `request`, and retries it where its retry class allows it. This is
    /// the only place that sends a request a second time.
    pub(crate) async fn send(
        &self,
        endpoint: &'static Endpoint,
        class: RetryClass,
        request: http::Request<Bytes>,
        options: CallOptions,
        progress: &mut Progress,
    ) -> Result<(RawResponse, History), Error> {
        let CallOptions { timeout, retries } = options;
        let Settings {
            mut limits,
            retries: most,
            on_dropped: _,
        } = self.inner.settings;
        if let Some(total) = timeout {
            limits.total = total;
        }
        let for_operation = |error: Error| error.for_operation(endpoint.id);
        limits.check().map_err(for_operation)?;
        let policy = RetryPolicy {
            api: self.inner.api,
            endpoint,
            class,
            limits,
            retries: if retries { most } else { 0 },
            budget: Arc::clone(&self.inner.budget),
        };
        let CoreInner {
            http, server_clock, ..
        } = &*self.inner;
        let attempt = || async {
            let begun = Moment::now();
            let mut raw = transport::attempt(http, limits.body, request.clone()).await?;
            raw.handled_at = server_clock.observe(begun, Moment::now(), &raw.headers);
            Ok(raw)
        };
        let result = execute(&policy, progress, jitter, attempt).await;
        result.map_err(for_operation)
    }
}

impl fmt::Debug for ClientCore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let environment = self.inner.environment.map(|environment| environment.name);
        f.debug_struct("Client")
            .field("base_url", &self.inner.target.base_url)
            .field("environment", &environment)
            .finish_non_exhaustive()
    }
}
