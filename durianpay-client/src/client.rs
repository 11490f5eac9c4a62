//! The client: settings, calls, and paginated lists.

#[cfg(feature = "tokens")]
mod authorized;
pub(crate) mod base_url;
pub(crate) mod builder;
pub(crate) mod call;
#[cfg(feature = "reqwest")]
mod connections;
pub(crate) mod core;
pub(crate) mod dropped;
pub(crate) mod environment;
mod exchange;
pub(crate) mod page_target;
pub(crate) mod pages;
mod sending;
pub(crate) mod server_clock;
#[cfg(any(feature = "orders", feature = "refunds", feature = "disbursements"))]
mod server_time;
#[cfg(feature = "tokens")]
mod sign;
#[cfg(feature = "signing")]
mod skew;
pub(crate) mod stack;
pub(crate) mod streaming;
#[cfg(any(
    feature = "disbursements",
    feature = "orders",
    feature = "refunds",
    feature = "snap_bank_transfers",
    feature = "snap_ewallet_payments",
    feature = "snap_ewallet_transfers",
))]
mod time_question;
#[cfg(feature = "__tls")]
mod tls;

use crate::api;
use crate::client::core::{ApiClient, ClientCore};
use crate::types::descriptor::{Api, Environment};
use std::fmt;

/// A client for the Durianpay API.
///
/// A client is cheap to clone and should be shared by all tasks. The key determines the
/// environment: `dp_test_…` uses the sandbox, `dp_live_…` the live host. Connections use https
/// with the system's root certificates, speak HTTP/1.1, and close after they have been idle for
/// [20 seconds](crate#connections). Redirects are not followed, and proxy environment variables
/// are ignored.
///
/// Calls must run in a tokio runtime with I/O and time enabled, and panic otherwise, unless the
/// client has both another [transport](crate::ClientBuilder::transport) and another
/// [runtime](crate::ClientBuilder::runtime).
///
/// ```
/// use durianpay_client::{ApiKey, Client};
///
/// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
/// assert_eq!(client.base_url(), "https://api-sandbox.durianpay.id/v1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Client(ClientCore);

impl Client {
    /// Returns the base URL that endpoint paths are appended to.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.0.base_url()
    }

    /// Returns the environment of the key, if the prefix is known.
    #[must_use]
    pub fn environment(&self) -> Option<&'static Environment> {
        self.0.environment()
    }
}

impl ApiClient for Client {
    fn api() -> &'static Api {
        &api::API
    }

    fn from_core(core: ClientCore) -> Self {
        Self(core)
    }

    fn core(&self) -> &ClientCore {
        &self.0
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
