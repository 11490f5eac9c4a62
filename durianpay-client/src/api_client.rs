//! A client of any API: what is sent where, and within which limits.

use crate::descriptor::{Api, Endpoint, Environment};
use crate::error::Error;
use crate::request::Target;
use crate::transport::{self, Limits, Sending};
use bytes::Bytes;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

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
    limits: Limits,
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
        limits: Limits,
    ) -> Self {
        let inner = Inner {
            api,
            environment,
            target,
            http,
            limits,
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

    pub(crate) fn send(
        &self,
        endpoint: &'static Endpoint,
        request: Result<http::Request<Bytes>, Error>,
        timeout: Option<Duration>,
    ) -> Sending {
        let mut limits = self.inner.limits;
        if let Some(total) = timeout {
            limits.total = total;
        }
        transport::send(self.inner.http.clone(), limits, endpoint.id, request)
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
