//! Servers of an endpoint that differ from those of the API.

use super::About;

/// The base URL of an endpoint in one environment.
#[derive(Debug)]
pub struct Server {
    /// The documentation from the spec.
    pub about: About,
    /// The name of the environment: `live`.
    pub environment: String,
    /// The base URL, without a trailing slash.
    pub url: String,
}
