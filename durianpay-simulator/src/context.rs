//! The arguments of a handler.

use crate::error_response::ErrorResponse;
use crate::object::typed;
use crate::state::State;
use durianpay_client::__private::json::{Decode, Encode, Mode, ReadError, read};
use durianpay_client::json::{Json, from_slice};
use http::HeaderMap;

/// A request that matches the spec.
pub(crate) struct Context<'r> {
    pub(crate) path: &'r [(&'static str, String)],
    pub(crate) query: &'r Json,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) body: &'r [u8],
}

/// Reads a request. It has no access to the state, which is not locked in the meantime.
pub(crate) type Handler = for<'c> fn(&'c Context<'c>) -> Result<Step<'c>, ErrorResponse>;

/// Executes a request that was read. The state is locked only for this.
pub(crate) type Step<'c> = Box<dyn FnOnce(&mut State) -> Result<Reply<'c>, ErrorResponse> + 'c>;

/// Writes the response to a request that was executed, without the envelope.
pub(crate) type Reply<'c> = Box<dyn FnOnce() -> Result<String, ReadError> + 'c>;

/// Executes a request that was read, if its object was created here.
pub(crate) type Stored<'c> =
    Box<dyn FnOnce(&mut State) -> Result<Option<Reply<'c>>, ErrorResponse> + 'c>;

/// Returns the step for an object that may have been created here.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it is the last expression of every handler"
)]
pub(crate) fn stored<'c>(
    execute: impl FnOnce(&mut State) -> Result<Option<Reply<'c>>, ErrorResponse> + 'c,
) -> Result<Stored<'c>, ErrorResponse> {
    Ok(Box::new(execute))
}

/// Returns the step of a handler.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it is the last expression of every handler"
)]
pub(crate) fn step<'c>(
    execute: impl FnOnce(&mut State) -> Result<Reply<'c>, ErrorResponse> + 'c,
) -> Result<Step<'c>, ErrorResponse> {
    Ok(Box::new(execute))
}

/// Returns the response of a step, in the order and notation of the generated type `T`.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it is the last expression of every step"
)]
pub(crate) fn reply<'c, T: Decode + Encode>(
    write: impl FnOnce() -> Json + 'c,
) -> Result<Reply<'c>, ErrorResponse> {
    Ok(Box::new(move || typed::<T>(&write())))
}

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
