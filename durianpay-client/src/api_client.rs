//! A client of any API: what is sent where, and within which limits.

use crate::call::CallOptions;
use crate::descriptor::{Api, Endpoint, Environment, Retry};
use crate::error::Error;
use crate::request::Target;
use crate::response::RawResponse;
use crate::retry::{Plan, Quota};
use crate::transport::{self, Limits};
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;

/// What client types are made of. Cheap to clone.
#[derive(Clone)]
pub struct ApiClient {
    inner: Arc<Inner>,
}

struct Inner {
    api: &'static Api,
    environment: Option<&'static Environment>,
    target: Target,
    http: reqwest::Client,
    settings: Settings,
    quota: Arc<Quota>,
}

/// What bounds every call of a client.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) limits: Limits,
    /// How often a failed attempt is repeated at most.
    pub(crate) repeats: u32,
}

/// A client of one API. Each API has a type of its own, so that an endpoint of
/// one cannot be called with the key of another.
pub trait TypedClient {
    /// The API.
    fn api() -> &'static Api;

    /// The client around what it is made of.
    fn wrap(client: ApiClient) -> Self;

    /// What it is made of.
    fn inner(&self) -> &ApiClient;
}

impl ApiClient {
    pub(crate) fn new(
        api: &'static Api,
        environment: Option<&'static Environment>,
        target: Target,
        http: reqwest::Client,
        settings: Settings,
    ) -> Self {
        let inner = Inner {
            api,
            environment,
            target,
            http,
            settings,
            quota: Arc::default(),
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    /// The base URL that endpoints are appended to.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.inner.target.base_url
    }

    /// The environment of the key, if it is known.
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
    pub(crate) async fn send(
        &self,
        endpoint: &'static Endpoint,
        class: Retry,
        request: http::Request<Bytes>,
        options: CallOptions,
    ) -> Result<RawResponse, Error> {
        let CallOptions { timeout, repeats } = options;
        let Settings {
            mut limits,
            repeats: most,
        } = self.inner.settings;
        if let Some(total) = timeout {
            limits.total = total;
        }
        let plan = Plan {
            operation: endpoint.id,
            class,
            limits,
            repeats: if repeats { most } else { 0 },
            quota: Arc::clone(&self.inner.quota),
        };
        transport::send(self.inner.http.clone(), plan, request).await
    }
}

impl fmt::Debug for ApiClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let environment = self.inner.environment.map(|environment| environment.name);
        f.debug_struct("Client")
            .field("base_url", &self.inner.target.base_url)
            .field("environment", &environment)
            .finish_non_exhaustive()
    }
}
