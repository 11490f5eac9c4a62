//! The generations of the API: their base paths and their responses.

use crate::record::RecordedRequest;
use crate::shared::Shared;
use durianpay_client::__private::Checks;
use durianpay_client::Endpoint;
use http::{Method, Response};

/// A generation of the API.
pub(crate) struct Generation {
    /// The base path on a host: `/v1`.
    pub(crate) base_path: &'static str,
    pub(crate) endpoints: &'static [Checks],
    pub(crate) execute: Execute,
    /// Returns the method and path of today for older ones, which a lenient simulator accepts.
    pub(crate) current: fn(&Method, &str) -> Option<(Method, String)>,
    /// Writes the response to a request that is not executed. The endpoint is the one of the
    /// request, if there is one.
    pub(crate) fail: fn(Failure, Option<&Endpoint>) -> Response<String>,
}

/// Executes or rejects a request of an endpoint, with these values for its path. Adds a note on
/// each tolerated field to the request.
pub(crate) type Execute = fn(
    &Shared,
    &'static Checks,
    &[(&'static str, String)],
    &mut RecordedRequest,
) -> Response<String>;

/// The reason why a request has no response from its endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No endpoint has its path.
    NotFound,
    /// The endpoints of this path have other methods.
    MethodNotAllowed,
    TooManyRequests,
    ServerError,
    Unavailable,
}

impl Generation {
    /// Returns the path below the base path, if the request is for this generation.
    pub(crate) fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        let below = path.strip_prefix(self.base_path)?;
        (below.is_empty() || below.starts_with('/')).then_some(below)
    }
}
