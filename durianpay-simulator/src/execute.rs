//! Executes a request: authorization, checks, the handler, the envelope.

use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::lenience::accept;
use crate::query::accept_query;
use crate::read::read;
use crate::record::RecordedRequest;
use crate::router;
use crate::state::State;
use crate::success::Success;
use durianpay_client::__private::Checks;
use durianpay_client::__private::json::{Mode, ReadError};
use durianpay_client::RetryClass;
use http::StatusCode;
use std::borrow::Cow;

/// Checks a request and runs its handler. The response contains the envelope.
pub(crate) fn execute(
    state: &mut State,
    checks: &'static Checks,
    path: &[(&'static str, String)],
    request: &mut RecordedRequest,
) -> Result<Success, ErrorResponse> {
    if !state.credentials.are_in(&request.headers) {
        return Err(ErrorResponse::unauthorized());
    }
    let endpoint = checks.endpoint;
    let Some(handle) = router::handler(endpoint) else {
        let reason = format!("the simulator does not support `{}` yet", endpoint.id);
        return Err(ErrorResponse::plain(StatusCode::NOT_IMPLEMENTED, reason));
    };
    let is_lenient = state.is_lenient;
    let query = request.query.as_deref().unwrap_or_default();
    let (query, notes) =
        accept_query(checks, query, is_lenient).map_err(|error| error_response(state, error))?;
    request.notes = notes;
    let body = match checks.body {
        Some(check_body) => {
            let accepted = accept(&request.body, Mode::Strict, check_body, is_lenient);
            let accepted = accepted.map_err(|error| error_response(state, error))?;
            request.notes.extend(accepted.notes);
            accepted.document
        }
        None => Cow::Borrowed(&*request.body),
    };
    let context = Context {
        path,
        query: &query,
        headers: &request.headers,
        body: &body,
    };
    if let Some(earlier) = state.responses.find(endpoint, request)? {
        return Ok(Success::repeat(endpoint, &earlier));
    }
    let response = if endpoint.retry == RetryClass::Safe {
        read(state, endpoint, handle, &context)?
    } else {
        let response = handle(state, &context)?;
        state.count(endpoint);
        response
    };
    let success = Success::wrap(endpoint, &response);
    state.responses.insert(endpoint, request, &success.body);
    Ok(success)
}

fn error_response(state: &mut State, error: ReadError) -> ErrorResponse {
    match error {
        ReadError::Syntax(_) => ErrorResponse::unreadable_body(),
        ReadError::Decode(error) => ErrorResponse::not_as_specified(&mut state.ids, &error),
    }
}
