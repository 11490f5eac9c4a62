//! The arguments of a handler.

use crate::error_response::ErrorResponse;
use crate::state::State;
use durianpay_client::__private::json::{Decode, Mode, read};
use durianpay_client::json::{Json, from_slice};
use http::HeaderMap;

/// A request that matches the spec.
pub(crate) struct Context<'r> {
    pub(crate) path: &'r [(&'static str, String)],
    pub(crate) query: &'r Json,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) body: &'r [u8],
}

/// Executes a request. The response does not contain the envelope.
pub(crate) type Handler = fn(&mut State, &Context<'_>) -> Result<String, ErrorResponse>;

impl Context<'_> {
    /// Returns the value of a placeholder; empty if the path has none of that name.
    pub(crate) fn path(&self, name: &str) -> &str {
        let value = self.path.iter().find(|(known, _)| *known == name);
        value.map_or("", |(_, value)| value)
    }

    /// Returns the value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Reads the body, which has been checked.
    pub(crate) fn body<T: Decode>(&self) -> Result<T, ErrorResponse> {
        from_slice(self.body).map_err(|_| ErrorResponse::unreadable_body())
    }

    /// Reads the query, which has been checked.
    pub(crate) fn query<T: Decode>(&self) -> Result<T, ErrorResponse> {
        Ok(read(self.query.as_str().as_bytes(), Mode::Strings)?)
    }
}
