//! Executes a request: authorization, checks, the handler, the envelope.

use crate::context::{Context, Handler, Reply, Step};
use crate::error_response::ErrorResponse;
use crate::idempotency as cache;
use crate::lenience::{accept, move_customer};
use crate::query::accept_query;
use crate::read::read;
use crate::record::RecordedRequest;
use crate::router;
use crate::shared::Shared;
use crate::state::State;
use crate::success::Success;
use bytes::Bytes;
use durianpay_client::__private::Checks;
use durianpay_client::__private::json::{Mode, ReadError};
use durianpay_client::api::endpoint::PAYMENTS_CHARGE;
use durianpay_client::json::Json;
use durianpay_client::{Endpoint, RetryClass};
use http::StatusCode;
use std::borrow::Cow;

/// The result of a request while the state was locked.
enum Outcome<'c> {
    /// A request with this idempotency key was executed before.
    Repeated(cache::Response),
    /// It was executed. The response is still to be written.
    Executed(Reply<'c>, cache::Pending),
}

/// Checks a request and runs its handler. The response contains the envelope.
///
/// The state is locked while the request is executed, but neither while it is read nor while its
/// response is written.
pub(crate) fn execute(
    shared: &Shared,
    checks: &'static Checks,
    path: &[(&'static str, String)],
    request: &mut RecordedRequest,
) -> Result<Success, ErrorResponse> {
    let is_lenient = shared.state().is_lenient;
    let mut notes = Vec::new();
    let accepted = accept_request(checks, request, is_lenient, &mut notes);
    let outcome = accepted.as_ref().map(|(query, body)| Context {
        path,
        query,
        headers: &request.headers,
        body,
    });
    let prepared = match (&outcome, router::handler(checks.endpoint)) {
        (Ok(context), Some(handle)) => Ok((handle, context, handle(context))),
        (_, None) => Err(None),
        (Err(error), Some(_)) => Err(Some(*error)),
    };
    let outcome = {
        let mut state = shared.state();
        let state = &mut *state;
        if !state.credentials.are_in(&request.headers) {
            return Err(ErrorResponse::unauthorized());
        }
        request.notes.append(&mut notes);
        let (handle, context, step) = prepared.map_err(|error| match error {
            Some(error) => error_response(state, error),
            None => unsupported(checks.endpoint),
        })?;
        carry_out(state, checks.endpoint, request, handle, context, step)?
    };
    match outcome {
        Outcome::Repeated(earlier) => match earlier.wait() {
            Some(first) => Ok(Success::repeat(checks.endpoint, first)),
            None => Err(ErrorResponse::failing("internal server error")),
        },
        Outcome::Executed(reply, response) => {
            let written = reply().map(|body| Success::wrap(checks.endpoint, &body));
            response.set(written.as_ref().ok().map(|success| success.body.clone()));
            Ok(written?)
        }
    }
}

/// Executes a request that matches the spec, unless it is a repetition.
fn carry_out<'c>(
    state: &mut State,
    endpoint: &Endpoint,
    request: &RecordedRequest,
    handle: Handler,
    context: &'c Context<'c>,
    step: Result<Step<'c>, ErrorResponse>,
) -> Result<Outcome<'c>, ErrorResponse> {
    if let Some(earlier) = state.responses.find(endpoint, request)? {
        return Ok(Outcome::Repeated(earlier));
    }
    let reply = if endpoint.retry == RetryClass::Safe {
        read(state, endpoint, handle, step?, context)?
    } else {
        let reply = step?(state)?;
        state.count(endpoint);
        reply
    };
    let response = state.responses.insert(endpoint, request);
    Ok(Outcome::Executed(reply, response))
}

fn unsupported(endpoint: &Endpoint) -> ErrorResponse {
    let reason = format!("the simulator does not support `{}` yet", endpoint.id);
    ErrorResponse::plain(StatusCode::NOT_IMPLEMENTED, reason)
}

/// Reads the query and the body of a request, and adds the differences from the spec that were
/// tolerated.
fn accept_request(
    checks: &Checks,
    request: &RecordedRequest,
    is_lenient: bool,
    notes: &mut Vec<String>,
) -> Result<(Json, Bytes), ReadError> {
    let query = request.query.as_deref().unwrap_or_default();
    let (query, more) = accept_query(checks, query, is_lenient)?;
    notes.extend(more);
    let (body, more) = accept_body(checks, &request.body, is_lenient)?;
    notes.extend(more);
    Ok((query, body))
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
pub(crate) fn error_response(state: &mut State, error: &ReadError) -> ErrorResponse {
    match error {
        ReadError::Syntax(_) => ErrorResponse::unreadable_body(),
        ReadError::Decode(error) => ErrorResponse::not_as_specified(&mut state.ids, error),
    }
}
