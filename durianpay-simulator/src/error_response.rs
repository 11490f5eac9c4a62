//! The responses to rejected requests, with the vendor's messages where a page prints them.

use crate::ids::Ids;
use crate::object::{Object, typed};
use crate::success::Success;
use durianpay_client::__private::json::ReadError;
use durianpay_client::api::{ErrorBody, ErrorCode};
use durianpay_client::json::{DecodeError, DecodeIssue, DecodeIssueKind, Json};
use http::{Response, StatusCode};

/// The response to a rejected request.
#[derive(Debug)]
pub(crate) struct ErrorResponse {
    pub(crate) status: StatusCode,
    message: String,
    code: Option<ErrorCode>,
    request_id: Option<String>,
    errors: Vec<FieldError>,
    /// The body, if a page prints one in another format.
    printed: Option<Box<Json>>,
}

/// An invalid field, and the reason.
#[derive(Debug)]
pub(crate) struct FieldError {
    pub(crate) field: String,
    pub(crate) message: String,
}

impl ErrorResponse {
    /// Creates a response that no page documents.
    pub(crate) fn plain(status: StatusCode, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            code: None,
            request_id: None,
            errors: Vec::new(),
            printed: None,
        }
    }

    fn coded(status: StatusCode, message: &str, code: ErrorCode) -> Self {
        Self {
            code: Some(code),
            ..Self::plain(status, message)
        }
    }

    /// Creates `error.401.json`.
    pub(crate) fn unauthorized() -> Self {
        Self::coded(
            StatusCode::UNAUTHORIZED,
            "invalid Authorization header in request",
            ErrorCode::UnauthorizedAccess,
        )
    }

    /// Creates `orders.get.error.404.json`, with the vendor's grammar.
    pub(crate) fn unknown_order() -> Self {
        Self::coded(
            StatusCode::NOT_FOUND,
            "order does not exists",
            ErrorCode::OrderNotFound,
        )
    }

    /// Creates `payments.cancel.error.400.json`. No source documents the error for an unknown
    /// payment; this is the only one about ids.
    pub(crate) fn invalid_payment(message: impl Into<String>) -> Self {
        Self {
            code: Some(ErrorCode::InvalidPaymentId),
            request_id: Some("not-set".to_owned()),
            ..Self::plain(StatusCode::BAD_REQUEST, message)
        }
    }

    /// Creates `payments.list.error.400.json`, which has no code.
    pub(crate) fn invalid_page() -> Self {
        Self::plain(StatusCode::BAD_REQUEST, "invalid skip and limit parameter")
    }

    /// Creates the same error with a code: `orders.list.error.400.json`.
    pub(crate) fn invalid_page_coded(ids: &mut Ids) -> Self {
        Self {
            code: Some(ErrorCode::InvalidRequest),
            request_id: Some(ids.next("dp_")),
            ..Self::invalid_page()
        }
    }

    /// Changes the message for invalid days. No page prints one; it is modelled on the message for
    /// `skip` and `limit`.
    pub(crate) fn for_days(self) -> Self {
        Self {
            message: "invalid from and to parameter".to_owned(),
            ..self
        }
    }

    /// Creates the response of a failing server: `refunds.get.error.500.json`. It is also used for
    /// an unknown id, unless a page prints another error.
    pub(crate) fn failing(message: &str) -> Self {
        Self::coded(
            StatusCode::INTERNAL_SERVER_ERROR,
            message,
            ErrorCode::InternalError,
        )
    }

    /// Creates `virtual_accounts.get.error.404.json`.
    pub(crate) fn unknown_account(ids: &mut Ids) -> Self {
        let message = "sql: no rows in result set";
        Self {
            request_id: Some(ids.next("dp_")),
            ..Self::coded(StatusCode::NOT_FOUND, message, ErrorCode::VaNotFound)
        }
    }

    /// Creates `virtual_accounts.create.error.500.json`.
    pub(crate) fn account_exists(ids: &mut Ids) -> Self {
        Self {
            request_id: Some(ids.next("dp_")),
            ..Self::failing("pq: VA Already Created")
        }
    }

    /// Creates the error of an account that was paid. A page prints its code; no page prints its
    /// status.
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

    /// Creates an error in the format of `disbursements.topup.error.400.json`.
    pub(crate) fn disbursement(message: &str) -> Self {
        Self::coded(StatusCode::BAD_REQUEST, message, ErrorCode::InternalError)
    }

    /// Creates the error of an idempotency key that was used for another request. No page prints
    /// the body.
    pub(crate) fn key_conflict() -> Self {
        let message = "the idempotency key was used for another request";
        Self::plain(StatusCode::CONFLICT, message)
    }

    /// Creates the error of a batch key that another batch has, as it was recorded, whether or not
    /// the batches are equal.
    pub(crate) fn batch_exists(ids: &mut Ids) -> Self {
        Self {
            request_id: Some(ids.next("dp_")),
            ..Self::coded(
                StatusCode::FORBIDDEN,
                "disbursement already exist with given idempotency key",
                ErrorCode::DisbursementExists,
            )
        }
    }

    /// Creates the error of a batch that was approved before, as it was recorded. Another recording
    /// has a 200.
    pub(crate) fn already_submitted() -> Self {
        let body = Object::new().string("message", "request already submitted");
        Self::printed(StatusCode::CONFLICT, body.finish())
    }

    /// Creates the error of deleting an approved batch, as it was recorded.
    pub(crate) fn not_a_draft(ids: &mut Ids) -> Self {
        Self {
            request_id: Some(ids.next("dp_")),
            ..Self::coded(
                StatusCode::FORBIDDEN,
                "can only delete disbursements in draft status",
                ErrorCode::InvalidDisbursementStatus,
            )
        }
    }

    /// Creates `refunds.create.error.403.json`.
    pub(crate) fn refund_exceeds() -> Self {
        Self::coded(
            StatusCode::FORBIDDEN,
            "refund amount exceed",
            ErrorCode::RefundAmountExceeded,
        )
    }

    /// Creates a response with a body in another format.
    pub(crate) fn printed(status: StatusCode, body: Json) -> Self {
        Self {
            printed: Some(Box::new(body)),
            ..Self::plain(status, "")
        }
    }

    /// Creates `payments.verify.error.400.json`.
    pub(crate) fn unreadable_body() -> Self {
        Self::coded(
            StatusCode::BAD_REQUEST,
            "error reading request body",
            ErrorCode::InternalError,
        )
    }

    /// Creates an error in the format of `orders.create.error.400.json`, which lists every field.
    pub(crate) fn invalid(ids: &mut Ids, message: &str, errors: Vec<FieldError>) -> Self {
        Self {
            request_id: Some(ids.next("dp_")),
            errors,
            ..Self::coded(StatusCode::BAD_REQUEST, message, ErrorCode::InvalidRequest)
        }
    }

    /// Rejects a request with these invalid fields, unless there is none.
    pub(crate) fn reject(
        ids: &mut Ids,
        errors: impl IntoIterator<Item = FieldError>,
    ) -> Result<(), Self> {
        let errors: Vec<FieldError> = errors.into_iter().collect();
        if errors.is_empty() {
            return Ok(());
        }
        Err(Self::invalid(ids, "invalid fields in request", errors))
    }

    /// Creates the error of a request that does not match the spec.
    pub(crate) fn not_as_specified(ids: &mut Ids, error: &DecodeError) -> Self {
        let errors: Vec<FieldError> = error.issues().iter().map(FieldError::from_issue).collect();
        let message = if error.issues().iter().any(is_missing) {
            "required fields missing"
        } else {
            "invalid fields in request"
        };
        Self::invalid(ids, message, errors)
    }

    /// Returns the reason for people: the first invalid field, or the message.
    pub(crate) fn reason(&self) -> String {
        match self.errors.first() {
            Some(FieldError { field, message }) => {
                let field = field.strip_prefix("request.").unwrap_or(field);
                format!("`{field}` {message}")
            }
            None => self.message.clone(),
        }
    }

    /// Writes the body of the response.
    pub(crate) fn body(&self) -> String {
        if let Some(body) = &self.printed {
            return body.as_str().to_owned();
        }
        let errors: Vec<Json> = self
            .errors
            .iter()
            .map(|error| {
                Object::new()
                    .string("field", &error.field)
                    .string("message", &error.message)
                    .finish()
            })
            .collect();
        let errors = (!errors.is_empty()).then_some(errors);
        let body = Object::new()
            .string("error", &self.message)
            .with_some("error_code", self.code.as_ref())
            .with_some("request_id", self.request_id.as_ref())
            .with_some("errors", errors.as_ref())
            .finish();
        typed::<ErrorBody>(&body).unwrap_or_else(|_| body.as_str().to_owned())
    }
}

/// Creates the response to a request that was executed or rejected.
pub(crate) fn respond(result: Result<Success, ErrorResponse>) -> Response<String> {
    let (status, body) = match result {
        Ok(success) => (success.status, success.body),
        Err(error) => (error.status, error.body()),
    };
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response
}

/// Converts the error of a simulator response that does not match the spec. The message contains
/// that error, since it is a bug of the simulator.
impl From<ReadError> for ErrorResponse {
    fn from(error: ReadError) -> Self {
        let message = format!("the simulator's response is not as specified: {error}");
        Self::coded(
            StatusCode::INTERNAL_SERVER_ERROR,
            &message,
            ErrorCode::InternalError,
        )
    }
}

impl FieldError {
    pub(crate) fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            message: message.into(),
        }
    }

    /// Creates a field error with the path `customer.email` instead of `$.customer.email`. For a
    /// missing field, it names the field itself, not the object that lacks it.
    fn from_issue(issue: &DecodeIssue) -> Self {
        let path = issue.path();
        let mut field = path
            .strip_prefix("$.")
            .or(path.strip_prefix('$'))
            .unwrap_or(path)
            .to_owned();
        if let (true, Some(missing)) = (is_missing(issue), issue.field()) {
            if !field.is_empty() {
                field.push('.');
            }
            field.push_str(missing);
        }
        Self::new(field, issue.reason())
    }
}

fn is_missing(issue: &DecodeIssue) -> bool {
    issue.kind() == DecodeIssueKind::MissingField
}

#[cfg(test)]
mod tests {
    use super::ErrorResponse;
    use crate::ids::Ids;
    use durianpay_client::__private::json::{Mode, ReadError, check};
    use durianpay_client::__private::{Check, Checks};
    use durianpay_client::api::endpoint;

    fn body(document: &str, check_document: Check) -> String {
        let result = check(document.as_bytes(), Mode::Strict, check_document);
        let Err(ReadError::Decode(error)) = result else {
            panic!("the document is JSON and invalid: {result:?}");
        };
        ErrorResponse::not_as_specified(&mut Ids::default(), &error).body()
    }

    #[test]
    fn a_missing_field_is_detected_by_its_kind_and_named_itself() {
        let is_it = |checks: &&Checks| checks.endpoint.id == endpoint::ORDERS_CREATE.id;
        let checks = endpoint::CHECKS.iter().find(is_it);
        let check_order = checks.and_then(|checks| checks.body);
        let check_order = check_order.expect("an order has a body");
        let document = r#"{"currency":"IDR","customer":{"email":"a@b.c"}}"#;
        let body = body(document, check_order);
        assert!(
            body.contains(r#""error":"required fields missing""#),
            "{body}"
        );
        assert!(body.contains(r#"{"field":"amount","message":"#), "{body}");
    }

    #[test]
    fn a_similar_reason_is_not_a_missing_field() {
        let body = body(r#"{"amount":1}"#, |decoder, node| {
            decoder.add_issue(node.get("amount"), "field `amount` is missing");
        });
        assert!(
            body.contains(r#""error":"invalid fields in request""#),
            "{body}"
        );
        assert!(body.contains(r#"{"field":"amount","message":"#), "{body}");
    }
}
