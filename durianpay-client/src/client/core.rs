//! The client of any API: target, limits, and sending.

use crate::auth::redact::Redactor;
use crate::client::dropped::DropObserver;
use crate::client::exchange::Exchange;
use crate::client::server_clock::{Moment, ServerClock};
use crate::client::stack::{Attempts, Stack};
use crate::client::streaming::Streaming;
use crate::error::Error;
use crate::error::History;
use crate::http::limits::{CallLimits, CallOptions};
use crate::http::multipart::Boundary;
use crate::http::raw::RawResponse;
use crate::http::request::Target;
use crate::retry::{HeldBack, Progress, RetryBudget, RetryPolicy, execute};
use crate::runtime::Runtime;
use crate::types::descriptor::{Api, Endpoint, Environment, RetryClass};
use crate::types::idempotency_key::IdempotencyKey;
use crate::types::server_time::ServerTime;
#[cfg(feature = "inbox")]
use crate::types::timestamp::Timestamp;
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// The core of every client type. Cheap to clone.
#[derive(Clone)]
pub struct ClientCore {
    pub(super) inner: Arc<CoreInner>,
}

pub(super) struct CoreInner {
    pub(super) api: &'static Api,
    environment: Option<&'static Environment>,
    pub(super) target: Target,
    pub(super) stack: Stack,
    pub(super) settings: Settings,
    budget: Arc<RetryBudget>,
    pub(super) server_clock: ServerClock,
}

/// The settings that all calls of a client share.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) limits: CallLimits,
    /// The maximum number of retries of a call.
    pub(crate) retries: u32,
    /// The observer of dropped calls.
    pub(crate) on_dropped: Option<DropObserver>,
}

/// A client of one API. Each API has a separate client type, so that its endpoints
/// cannot be called with the key of another API.
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
        stack: Stack,
        settings: Settings,
    ) -> Self {
        let inner = CoreInner {
            api,
            environment,
            target,
            stack,
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

    /// Returns the current time on the server's clock, or on that of this machine if it is
    /// unknown.
    #[cfg(feature = "inbox")]
    pub(crate) fn now(&self) -> Timestamp {
        let of_machine = || {
            let runtime = self.inner.stack.runtime.as_deref()?;
            Timestamp::try_from(runtime.system_time()).ok()
        };
        let of_server = self.server_time().map(ServerTime::earliest);
        of_server.or_else(of_machine).unwrap_or_else(Timestamp::now)
    }

    /// Returns the runtime.
    #[cfg(any(feature = "snap_bank_transfers", feature = "snap_ewallet_transfers"))]
    pub(crate) fn runtime(&self) -> Result<&dyn Runtime, Error> {
        self.inner.stack.runtime()
    }

    /// Returns the time limit of a call with all its attempts.
    #[cfg(any(
        feature = "intents",
        feature = "orders",
        feature = "refunds",
        feature = "disbursements",
        feature = "snap_bank_transfers",
        feature = "snap_ewallet_payments",
        feature = "snap_ewallet_transfers",
    ))]
    pub(crate) fn total_limit(&self) -> Duration {
        self.inner.settings.limits.total
    }

    pub(crate) fn drop_observer(&self) -> Option<&DropObserver> {
        self.inner.settings.on_dropped.as_ref()
    }

    /// Returns the server's time, if a recent response shows it.
    #[must_use]
    pub fn server_time(&self) -> Option<ServerTime> {
        let runtime = self.inner.stack.runtime.as_deref()?;
        self.inner.server_clock.at(Moment::now(runtime))
    }

    /// Sends `request`, and retries it if its retry class allows that. No other code sends a
    /// request a second time. `streaming` describes what is streamed of the call.
    pub(crate) async fn send(
        &self,
        endpoint: &'static Endpoint,
        class: RetryClass,
        request: http::Request<Bytes>,
        streaming: Option<&Streaming>,
        options: CallOptions,
        progress: &mut Progress,
    ) -> Result<(RawResponse, History), Error> {
        let CallOptions {
            timeout,
            retries,
            idle: _,
        } = options;
        let Settings {
            mut limits,
            retries: most,
            on_dropped: _,
        } = self.inner.settings;
        if let Some(total) = timeout {
            limits.total = total;
        }
        if streaming.is_some_and(|streaming| streaming.body.is_some()) {
            // The time that content needs depends on its length, so only the caller can limit it.
            limits.attempt = limits.total;
        }
        let for_operation = |error: Error| error.for_operation(endpoint.id);
        limits.check().map_err(for_operation)?;
        let Stack { hooks, .. } = &self.inner.stack;
        let (transport, runtime) = self.inner.stack.parts().map_err(for_operation)?;
        let exchange = Exchange {
            transport,
            runtime,
            server_clock: &self.inner.server_clock,
            max_response_bytes: limits.body,
            streaming,
        };
        let policy = RetryPolicy {
            api: self.inner.api,
            endpoint,
            class,
            limits,
            retries: retries.unwrap_or(most),
            budget: Arc::clone(&self.inner.budget),
            hooks: hooks.clone(),
            held_back: HeldBack::default(),
        };
        let attempts = Attempts {
            api: self.inner.api,
            endpoint,
            hooks,
            request,
            exchange,
            #[cfg(feature = "tokens")]
            authorized: self.authorized(endpoint, exchange, &policy.held_back),
        };
        let result = execute(&policy, runtime, progress, |attempt| attempts.make(attempt)).await;
        result.map_err(|error| for_operation(self.redact(error)))
    }

    /// Removes the key from an error, since a transport may include it.
    pub(super) fn redact(&self, error: Error) -> Error {
        let Target { credentials, .. } = self.target();
        let redactor = Redactor::new(credentials, self.inner.api.environments);
        error.redact(|text| redactor.redact(text))
    }

    /// Returns the limit of a wait for the next part of a response that is streamed: that of an
    /// attempt, unless the call replaces it.
    pub(crate) fn idle_limit(&self, options: CallOptions) -> Duration {
        options.idle.unwrap_or(self.inner.settings.limits.attempt)
    }

    /// Returns the maximum size of a response in bytes.
    pub(crate) fn max_response_bytes(&self) -> usize {
        self.inner.settings.limits.body
    }

    /// Returns the runtime, if the client has one.
    pub(crate) fn shared_runtime(&self) -> Option<Arc<dyn Runtime>> {
        self.inner.stack.runtime.clone()
    }

    /// Draws the boundary of a multipart body, or returns `None` in a client without a runtime.
    pub(crate) fn random_boundary(&self) -> Option<Boundary> {
        self.inner.stack.random_boundary()
    }

    /// Draws a random idempotency key, or returns `None` in a client without a runtime.
    pub(crate) fn random_key(&self) -> Option<IdempotencyKey> {
        self.inner.stack.random_key(self.inner.api)
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
