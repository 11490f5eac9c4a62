//! The responses to rejected requests.

use super::case::{Case, FIELD_FORMAT, INTERNAL_ERROR, MANDATORY_FIELD, UNAUTHORIZED};
use crate::object::{Object, typed};
use durianpay_client::__private::json::ReadError;
use durianpay_client::snap::api::ErrorBody;
use http::{Response, StatusCode};

/// The response to a rejected request.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    case: Case,
    /// The part after the message of the case: the name of a field, or a reason.
    detail: String,
}

impl Refusal {
    pub(crate) fn new(case: Case) -> Self {
        Self::with(case, "")
    }

    pub(crate) fn with(case: Case, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self { case, detail }
    }

    /// Creates the response for a field or header that is missing.
    pub(crate) fn missing(field: impl Into<String>) -> Self {
        Self::with(MANDATORY_FIELD, field)
    }

    /// Creates the response for a field in the wrong format.
    pub(crate) fn invalid(field: impl Into<String>) -> Self {
        Self::with(FIELD_FORMAT, field)
    }

    /// Creates `dp-error.invalid-signature.json`, with this reason.
    pub(crate) fn unauthorized(what: &str) -> Self {
        Self::with(UNAUTHORIZED, what)
    }

    /// Writes the response for an operation with that service code.
    pub(crate) fn response(&self, service: &str) -> Response<String> {
        let message = match self.detail.as_str() {
            "" => self.case.message.to_owned(),
            detail => format!("{} {detail}", self.case.message),
        };
        let body = Object::new()
            .string("responseCode", &self.case.code(service))
            .string("responseMessage", &message)
            .finish();
        let body = typed::<ErrorBody>(&body).unwrap_or_else(|_| body.as_str().to_owned());
        respond(self.case, body)
    }
}

/// Creates a response with the status of a case.
pub(crate) fn respond(case: Case, body: String) -> Response<String> {
    let mut response = Response::new(body);
    let status = StatusCode::from_u16(case.status);
    *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
}

/// Converts the error of a simulator response that does not match the spec. The message contains
/// that error, since it is a bug of the simulator.
impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        let reason = format!("the simulator's response is not as specified: {error}");
        Self::with(INTERNAL_ERROR, reason)
    }
}
