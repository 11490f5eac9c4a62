//! The errors of the control API.

use crate::error::SimulatorError;
use crate::object::Object;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};
use std::error::Error as _;

/// A request that was rejected.
#[derive(Debug)]
pub(super) struct ControlError {
    status: StatusCode,
    message: String,
}

impl ControlError {
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            message: message.into(),
        }
    }

    pub(super) fn other_origin() -> Self {
        Self {
            status: StatusCode::FORBIDDEN,
            message: "the control API rejects requests of web pages of other origins".to_owned(),
        }
    }

    pub(super) fn no_operation(method: &str, segments: &[String]) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            message: format!(
                "the control API has no operation `{method} /_sim/{}`; see /_sim/openapi.json",
                segments.join("/")
            ),
        }
    }

    pub(super) fn unknown(kind: &str, id: &str) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            message: format!("the {kind} `{id}` does not exist"),
        }
    }

    pub(super) fn into_response(self) -> Response<String> {
        let body = Object::new().string("error", &self.message).finish();
        let mut response = Response::new(body.as_str().to_owned());
        *response.status_mut() = self.status;
        let json = HeaderValue::from_static("application/json");
        response.headers_mut().insert(CONTENT_TYPE, json);
        response
    }
}

/// The status is 404 for an object that does not exist, 409 for one in a state that does not allow
/// the operation, and 400 for invalid values.
impl From<SimulatorError> for ControlError {
    fn from(error: SimulatorError) -> Self {
        use SimulatorError as E;
        let status = match &error {
            E::UnknownOrder(_)
            | E::UnknownInvoice(_)
            | E::UnknownPayment(_)
            | E::UnknownBatch(_)
            | E::UnknownTransfer(_)
            | E::UnknownVirtualAccount(_)
            | E::UnknownDelivery(_) => StatusCode::NOT_FOUND,
            E::NotProcessing { .. }
            | E::NotCompleted { .. }
            | E::Settled(_)
            | E::ApprovedBefore(_)
            | E::NotApprovable { .. }
            | E::BalanceTooLow
            | E::TransferEnded { .. }
            | E::NotPayable { .. }
            | E::InvoiceNotPayable { .. }
            | E::OtherMethod { .. } => StatusCode::CONFLICT,
            E::ChargeRejected { .. }
            | E::NegativeAmount(_)
            | E::WebhookUrl
            | E::RemoteWebhookUrl
            | E::ReturnUrl
            | E::UnknownNotification(_)
            | E::OutOfTime
            | E::Snapshot(_)
            | E::SnapshotFormat(_)
            | E::FaultPlan { .. } => StatusCode::BAD_REQUEST,
            E::LiveKey | E::Address(_) | E::Io(_) | E::HttpClient(_) | E::Client(_) => {
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        let message = match error.source() {
            Some(cause) => format!("{error}: {cause}"),
            None => error.to_string(),
        };
        Self { status, message }
    }
}
