//! The arguments of a handler, and its response.

use super::case::{BAD_REQUEST, Case};
use super::refusal::{Refusal, respond};
use crate::object::{Object, typed};
use crate::state::State;
use durianpay_client::__private::json::{Decode, Encode};
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

/// Executes a request.
pub(crate) type Handler = fn(&mut State, &Context<'_>) -> Result<Reply, Refusal>;

/// The response to a request that was executed.
pub(crate) struct Reply {
    case: Case,
    body: String,
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

    /// Writes a response in the order and notation of the type `T`: the code, its message, and the
    /// members that `fill` adds.
    pub(crate) fn reply<T: Decode + Encode>(
        &self,
        case: Case,
        fill: impl FnOnce(Object) -> Object,
    ) -> Result<Reply, Refusal> {
        let case = self.forced.unwrap_or(case);
        let begun = Object::new()
            .string("responseCode", &case.code(self.service))
            .string("responseMessage", case.message);
        let body = typed::<T>(&fill(begun).finish())?;
        Ok(Reply { case, body })
    }
}

impl Reply {
    pub(crate) fn response(self) -> Response<String> {
        respond(self.case, self.body)
    }
}
