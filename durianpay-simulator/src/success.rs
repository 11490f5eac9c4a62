//! The responses to requests that were executed: the status, and the members next to `data`.

use durianpay_client::api::{API, endpoint};
use durianpay_client::json::Json;
use durianpay_client::{Endpoint, Envelope};
use http::StatusCode;

/// A response to a request that was executed.
#[derive(Debug)]
pub(crate) struct Success {
    pub(crate) status: StatusCode,
    pub(crate) body: String,
}

/// The code of success, which only the responses about invoices contain.
const RESPONSE_CODE: &str = "0000";

impl Success {
    /// Puts a response into its envelope.
    pub(crate) fn wrap(endpoint: &Endpoint, response: &str) -> Self {
        let body = match (endpoint.envelope, API.envelope) {
            // Where sources differ, the newer pages and the guide use the envelope.
            (Envelope::Wrapped | Envelope::Either, Some(key)) => {
                let key = Json::from(key);
                match beside(endpoint) {
                    None => format!("{{{key}:{response}}}"),
                    Some((message, code)) => {
                        let message =
                            message.map(|text| format!(r#""message":{},"#, Json::from(text)));
                        let message = message.unwrap_or_default();
                        let code = Json::from(code);
                        format!(r#"{{{message}{key}:{response},"response_code":{code}}}"#)
                    }
                }
            }
            (Envelope::Bare | Envelope::Whole, _) | (_, None) => response.to_owned(),
        };
        Self {
            status: status(endpoint),
            body,
        }
    }

    /// Returns the response to a request that is repeated under its idempotency key, from the body
    /// of the first response. The message is recorded next to `data`.
    pub(crate) fn repeat(endpoint: &Endpoint, first: &str) -> Self {
        let body = match first.strip_prefix('{') {
            Some(rest) => format!(r#"{{"message":"request already processed",{rest}"#),
            None => first.to_owned(),
        };
        Self {
            status: status(endpoint),
            body,
        }
    }
}

/// Returns the status of success: 201 was recorded for one operation, 200 for all others.
fn status(endpoint: &Endpoint) -> StatusCode {
    if endpoint.id == endpoint::VIRTUAL_ACCOUNTS_CREATE.id {
        StatusCode::CREATED
    } else {
        StatusCode::OK
    }
}

/// Returns the message and the code next to `data`, if the response has them. Only one message was
/// recorded.
fn beside(endpoint: &Endpoint) -> Option<(Option<&'static str>, &'static str)> {
    let others = [
        endpoint::INVOICES_GET.id,
        endpoint::INVOICES_LIST.id,
        endpoint::INVOICES_UPDATE.id,
        endpoint::INVOICES_CHECKOUT_URL.id,
    ];
    if endpoint.id == endpoint::INVOICES_CREATE.id {
        Some((Some("Invoice has been created successfully"), RESPONSE_CODE))
    } else {
        others
            .contains(&endpoint.id)
            .then_some((None, RESPONSE_CODE))
    }
}
