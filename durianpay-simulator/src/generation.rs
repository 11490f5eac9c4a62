//! The generations of the API: where each begins, and how it responds.

use crate::record::RecordedRequest;
use crate::state::State;
use durianpay_client::__private::Checks;
use durianpay_client::Endpoint;
use http::Response;

/// A generation of the API.
pub(crate) struct Generation {
    /// Where it begins on a host: `/v1`.
    pub(crate) base_path: &'static str,
    pub(crate) endpoints: &'static [Checks],
    pub(crate) execute: Execute,
    /// Writes the response to a request that is not executed; the endpoint is that of the
    /// request, if it has one.
    pub(crate) fail: fn(Failure, Option<&Endpoint>) -> Response<String>,
}

/// Executes a request of an endpoint, whose path has these values, or refuses it.
pub(crate) type Execute = fn(
    &mut State,
    &'static Checks,
    &[(&'static str, String)],
    &RecordedRequest,
) -> Response<String>;

/// Why a request gets no response of its endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No endpoint has its path.
    NotFound,
    /// The endpoint of its path has another method.
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
