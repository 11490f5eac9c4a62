//! Executes a request: authorization, checks, the handler, the envelope.

use crate::context::Context;
use crate::error_response::ErrorResponse;
use crate::lenience::{accept, move_customer};
use crate::query::accept_query;
use crate::read::read;
use crate::record::RecordedRequest;
use crate::router;
use crate::state::State;
use crate::success::Success;
use bytes::Bytes;
use durianpay_client::__private::Checks;
use durianpay_client::__private::json::{Mode, ReadError};
use durianpay_client::RetryClass;
use durianpay_client::api::endpoint::PAYMENTS_CHARGE;
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
    request.notes.extend(notes);
    let (body, notes) = accept_body(checks, &request.body, is_lenient)
        .map_err(|error| error_response(state, error))?;
    request.notes.extend(notes);
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

/// Returns the body of a request, and the differences from the spec that were tolerated.
pub(crate) fn accept_body(
    checks: &Checks,
    body: &Bytes,
    is_lenient: bool,
) -> Result<(Bytes, Vec<String>), ReadError> {
    let Some(check_body) = checks.body else {
        return Ok((body.clone(), Vec::new()));
    };
    let is_charge = is_lenient && checks.endpoint.id == PAYMENTS_CHARGE.id;
    let moved = is_charge.then(|| move_customer(body)).flatten();
    let (body, mut notes) = match moved {
        Some((body, notes)) => (Bytes::from(body), notes),
        None => (body.clone(), Vec::new()),
    };
    let accepted = accept(&body, Mode::Strict, check_body, is_lenient)?;
    notes.extend(accepted.notes);
    let amended = match accepted.document {
        Cow::Owned(document) => Some(Bytes::from(document)),
        Cow::Borrowed(_) => None,
    };
    Ok((amended.unwrap_or(body), notes))
}

/// Creates the response to a request that does not match the spec.
pub(crate) fn error_response(state: &mut State, error: ReadError) -> ErrorResponse {
    match error {
        ReadError::Syntax(_) => ErrorResponse::unreadable_body(),
        ReadError::Decode(error) => ErrorResponse::not_as_specified(&mut state.ids, &error),
    }
}
