//! What the simulator answers when it refuses, in the vendor's words where
//! there are any.

use crate::ids::Ids;
use crate::object::{Object, typed};
use durianpay_client::__private::json::{Fault, ReadError};
use durianpay_client::api::{ErrorBody, ErrorCode};
use durianpay_client::json::{DecodeError, Json};
use http::StatusCode;

/// A refused request.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    message: String,
    code: Option<ErrorCode>,
    request_id: Option<String>,
    faults: Vec<FieldFault>,
    /// The body, where a page prints one unlike all others.
    printed: Option<Box<Json>>,
}

/// A field at fault, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct FieldFault {
    pub(crate) field: String,
    pub(crate) message: String,
}

impl Refusal {
    /// A refusal that no page describes.
    pub(crate) fn plain(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            code: None,
            request_id: None,
            faults: Vec::new(),
            printed: None,
        }
    }

    fn coded(status: StatusCode, message: &str, code: ErrorCode) -> Self {
        Self {
            code: Some(code),
            ..Self::plain(status, message)
        }
    }

    /// `error.401.json`
    pub(crate) fn unauthorized() -> Self {
        Self::coded(
            StatusCode::UNAUTHORIZED,
            "invalid Authorization header in request",
            ErrorCode::UnauthorizedAccess,
        )
    }

    /// `orders.get.error.404.json`, with the vendor's grammar.
    pub(crate) fn unknown_order() -> Self {
        Self::coded(
            StatusCode::NOT_FOUND,
            "order does not exists",
            ErrorCode::OrderNotFound,
        )
    }

    /// `payments.cancel.error.400.json`. No source says what reading an
    /// unknown payment brings; this is the one refusal that speaks of ids.
    pub(crate) fn invalid_payment(message: impl Into<String>) -> Self {
        Self {
            code: Some(ErrorCode::InvalidPaymentId),
            request_id: Some("not-set".to_owned()),
            ..Self::plain(StatusCode::BAD_REQUEST, message)
        }
    }

    /// `payments.list.error.400.json`, which has no code.
    pub(crate) fn invalid_page() -> Self {
        Self::plain(StatusCode::BAD_REQUEST, "invalid skip and limit parameter")
    }

    /// The same with a code: `orders.list.error.400.json`.
    pub(crate) fn invalid_page_coded(ids: &mut Ids) -> Self {
        Self {
            code: Some(ErrorCode::InvalidRequest),
            request_id: Some(ids.next("dp_")),
            ..Self::invalid_page()
        }
    }

    /// What a failing server says. Where no page prints anything else, it stands
    /// for an id that nothing has: `refunds.get.error.500.json`.
    pub(crate) fn failing(message: &str) -> Self {
        Self::coded(
            StatusCode::INTERNAL_SERVER_ERROR,
            message,
            ErrorCode::InternalError,
        )
    }

    /// `virtual_accounts.get.error.404.json`
    pub(crate) fn unknown_account(ids: &mut Ids) -> Self {
        let message = "sql: no rows in result set";
        Self {
            request_id: Some(ids.next("dp_")),
            ..Self::coded(StatusCode::NOT_FOUND, message, ErrorCode::VaNotFound)
        }
    }

    /// `virtual_accounts.create.error.500.json`
    pub(crate) fn account_exists(ids: &mut Ids) -> Self {
        Self {
            request_id: Some(ids.next("dp_")),
            ..Self::failing("pq: VA Already Created")
        }
    }

    /// The code is printed, the status is not.
    pub(crate) fn paid_account(ids: &mut Ids) -> Self {
        let message = "the virtual account has been paid";
        Self {
            request_id: Some(ids.next("dp_")),
            ..Self::coded(
                StatusCode::BAD_REQUEST,
                message,
                ErrorCode::CannotPatchPaidVa,
            )
        }
    }

    /// In the form of `disbursements.topup.error.400.json`.
    pub(crate) fn disbursement(message: &str) -> Self {
        Self::coded(StatusCode::BAD_REQUEST, message, ErrorCode::InternalError)
    }

    /// Another request had this idempotency key. No page prints the body.
    pub(crate) fn key_conflict() -> Self {
        let message = "the idempotency key was used for another request";
        Self::plain(StatusCode::CONFLICT, message)
    }

    /// `refunds.create.error.403.json`
    pub(crate) fn refund_exceeds() -> Self {
        Self::coded(
            StatusCode::FORBIDDEN,
            "refund amount exceed",
            ErrorCode::RefundAmountExceeded,
        )
    }

    /// A refusal with a body of its own form.
    pub(crate) fn printed(status: StatusCode, body: Json) -> Self {
        Self {
            printed: Some(Box::new(body)),
            ..Self::plain(status, "")
        }
    }

    /// `payments.verify.error.400.json`
    pub(crate) fn unreadable_body() -> Self {
        Self::coded(
            StatusCode::BAD_REQUEST,
            "error reading request body",
            ErrorCode::InternalError,
        )
    }

    /// In the form of `orders.create.error.400.json`: names every field.
    pub(crate) fn invalid(ids: &mut Ids, message: &str, faults: Vec<FieldFault>) -> Self {
        Self {
            request_id: Some(ids.next("dp_")),
            faults,
            ..Self::coded(StatusCode::BAD_REQUEST, message, ErrorCode::InvalidRequest)
        }
    }

    /// A request that is not as specified.
    pub(crate) fn not_as_specified(ids: &mut Ids, error: &DecodeError) -> Self {
        let faults: Vec<FieldFault> = error.faults().iter().map(FieldFault::of).collect();
        let message = if error.faults().iter().any(is_missing) {
            "required fields missing"
        } else {
            "invalid fields in request"
        };
        Self::invalid(ids, message, faults)
    }

    /// The body of the answer.
    pub(crate) fn body(&self) -> String {
        if let Some(body) = &self.printed {
            return body.as_str().to_owned();
        }
        let errors: Vec<Json> = self
            .faults
            .iter()
            .map(|fault| {
                Object::new()
                    .text("field", &fault.field)
                    .text("message", &fault.message)
                    .finish()
            })
            .collect();
        let errors = (!errors.is_empty()).then_some(errors);
        let body = Object::new()
            .text("error", &self.message)
            .with_some("error_code", self.code.as_ref())
            .with_some("request_id", self.request_id.as_ref())
            .with_some("errors", errors.as_ref())
            .finish();
        typed::<ErrorBody>(&body).unwrap_or_else(|_| body.as_str().to_owned())
    }
}

/// The simulator's own answer is not as specified. It says where, since that
/// is a fault to be mended here.
impl From<ReadError> for Refusal {
    fn from(error: ReadError) -> Self {
        let message = format!("the simulator's answer is not as specified: {error}");
        Self::coded(
            StatusCode::INTERNAL_SERVER_ERROR,
            &message,
            ErrorCode::InternalError,
        )
    }
}

impl FieldFault {
    pub(crate) fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }

    /// `customer.email` rather than `$.customer.email`; a missing field is
    /// named itself, not the object that lacks it.
    fn of(fault: &Fault) -> Self {
        let path = fault.path();
        let mut field = path
            .strip_prefix("$.")
            .or(path.strip_prefix('$'))
            .unwrap_or(path)
            .to_owned();
        if let (true, Some(missing)) = (is_missing(fault), fault.field()) {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(missing);
        }
        Self::new(field, fault.reason())
    }
}

fn is_missing(fault: &Fault) -> bool {
    fault
        .field()
        .is_some_and(|field| fault.reason() == format!("field `{field}` is missing"))
}
