//! The arguments of a handler, and its response.

use super::case::{BAD_REQUEST, Case};
use super::refusal::{Refusal, respond};
use crate::object::{Object, typed};
use crate::state::State;
use durianpay_client::__private::json::{Decode, Encode, ReadError};
use durianpay_client::json::{Json, from_slice};
use http::Response;

/// A request that matches the spec.
pub(crate) struct Context<'r> {
    /// The service code of the operation.
    pub(crate) service: &'static str,
    pub(crate) external_id: &'r str,
    pub(crate) body: &'r Json,
    /// The code of a success, if the request forces one.
    pub(crate) forced: Option<Case>,
}

/// Reads a request. It has no access to the state, which is not locked in the meantime.
pub(crate) type Handler = for<'c> fn(&'c Context<'c>) -> Result<Step<'c>, Refusal>;

/// Executes a request that was read. The state is locked only for this.
pub(crate) type Step<'c> = Box<dyn FnOnce(&mut State) -> Result<Reply<'c>, Refusal> + 'c>;

/// The response to a request that was executed, which is still to be written.
pub(crate) struct Reply<'c> {
    case: Case,
    write: Box<dyn FnOnce() -> Result<String, ReadError> + 'c>,
}

/// Returns the step of a handler.
#[expect(
    clippy::unnecessary_wraps,
    reason = "it is the last expression of every handler"
)]
pub(crate) fn step<'c>(
    execute: impl FnOnce(&mut State) -> Result<Reply<'c>, Refusal> + 'c,
) -> Result<Step<'c>, Refusal> {
    Ok(Box::new(execute))
}

impl Context<'_> {
    /// Reads the body, which has been checked.
    pub(crate) fn body<T: Decode>(&self) -> Result<T, Refusal> {
        let body = self.body.as_str().as_bytes();
        from_slice(body).map_err(|_| Refusal::new(BAD_REQUEST))
    }

    /// Returns the member of the body that the response echoes.
    pub(crate) fn echo(&self, key: &str) -> Option<Json> {
        self.body.get(key)
    }

    /// Returns the code of a success.
    pub(crate) fn code(&self, case: Case) -> String {
        self.forced.unwrap_or(case).code(self.service)
    }

    /// Returns a response in the order and notation of the type `T`: the code, its message, and the
    /// members that `fill` adds.
    #[expect(
        clippy::unnecessary_wraps,
        reason = "it is the last expression of every step"
    )]
    pub(crate) fn reply<'c, T: Decode + Encode>(
        &'c self,
        case: Case,
        fill: impl FnOnce(Object) -> Object + 'c,
    ) -> Result<Reply<'c>, Refusal> {
        let case = self.forced.unwrap_or(case);
        let write = move || {
            let begun = Object::new()
                .string("responseCode", &case.code(self.service))
                .string("responseMessage", case.message);
            typed::<T>(&fill(begun).finish())
        };
        Ok(Reply {
            case,
            write: Box::new(write),
        })
    }
}

impl Reply<'_> {
    /// Writes the response. The state must not be locked.
    pub(crate) fn response(self) -> Result<Response<String>, Refusal> {
        Ok(respond(self.case, (self.write)()?))
    }
}
