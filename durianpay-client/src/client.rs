//! The client of Durianpay.

use crate::api;
use crate::api_client::{ApiClient, TypedClient};
use crate::api_key::ApiKey;
use crate::builder::ClientBuilder;
use crate::descriptor::{Api, Environment};
use crate::error::Error;
use std::fmt;

/// A client of the Durianpay API.
///
/// Cheap to clone, to be shared by all tasks. The environment follows the key:
/// `dp_test_…` goes to the sandbox, `dp_live_…` to the live host. Connections
/// are https with the system's roots of trust; redirects are not followed and
/// proxies of the environment are not used.
///
/// ```
/// use durianpay_client::{ApiKey, Client};
///
/// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
/// assert_eq!(client.base_url(), "https://api-sandbox.durianpay.id/v1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Client(ApiClient);

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
        ClientBuilder::new(key.into_key())
    }

    /// The base URL that endpoints are appended to.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.0.base_url()
    }

    /// The environment of the key, if its prefix is known.
    #[must_use]
    pub fn environment(&self) -> Option<&'static Environment> {
        self.0.environment()
    }
}

impl TypedClient for Client {
    fn api() -> &'static Api {
        &api::API
    }

    fn wrap(client: ApiClient) -> Self {
        Self(client)
    }

    fn inner(&self) -> &ApiClient {
        &self.0
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
