//! Executes a request of SNAP: headers, credentials, ids, the body, the handler.

use super::authorize::{check_token_request, check_transaction};
use super::body;
use super::case::{
    CONFLICT, GENERAL_ERROR, NOT_FOUND, NOT_SUPPORTED, TOO_MANY_REQUESTS, UNAVAILABLE,
};
use super::context::{Context, Reply};
use super::headers::{TokenHeaders, TransactionHeaders};
use super::refusal::Refusal;
use super::route;
use super::trigger::Trigger;
use crate::generation::{Failure, Generation};
use crate::record::RecordedRequest;
use crate::shared::Shared;
use crate::state::State;
use durianpay_client::__private::Checks;
use durianpay_client::snap::api::endpoint;
use durianpay_client::{Endpoint, RetryClass};
use http::Response;

/// The service code of a request without an operation.
const NO_SERVICE: &str = "00";

pub(crate) static SNAP: Generation = Generation {
    base_path: "/v1.0",
    endpoints: endpoint::CHECKS,
    execute: |shared, checks, _, request| match carry_out(shared, checks, request) {
        Ok(reply) => reply.response(),
        Err(refusal) => refusal.response(service(Some(checks.endpoint))),
    },
    current: |_, _| None,
    fail,
};

fn service(endpoint: Option<&Endpoint>) -> &'static str {
    let service = endpoint.and_then(|endpoint| endpoint.service);
    service.unwrap_or(NO_SERVICE)
}

fn fail(failure: Failure, endpoint: Option<&Endpoint>) -> Response<String> {
    let case = match failure {
        Failure::NotFound => NOT_FOUND,
        Failure::MethodNotAllowed => NOT_SUPPORTED,
        Failure::TooManyRequests => TOO_MANY_REQUESTS,
        Failure::ServerError => GENERAL_ERROR,
        Failure::Unavailable => UNAVAILABLE,
    };
    Refusal::new(case).response(service(endpoint))
}

/// Checks a request and runs its handler.
fn carry_out(
    shared: &Shared,
    checks: &'static Checks,
    request: &mut RecordedRequest,
) -> Result<Reply, Refusal> {
    let endpoint = checks.endpoint;
    let is_lenient = shared.state().is_lenient;
    let (body, notes) = match body::read(checks, &request.body, is_lenient) {
        Ok((body, notes)) => (Ok(body), notes),
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    request.notes = notes;
    let mut state = shared.state();
    let state = &mut *state;
    let (external_id, trigger) = if endpoint.id == endpoint::ACCESS_TOKENS_CREATE.id {
        let headers = TokenHeaders::read(&request.headers)?;
        check_token_request(state, &headers)?;
        ("", None)
    } else {
        let headers = TransactionHeaders::read(&request.headers)?;
        check_transaction(state, &headers, request)?;
        let id = headers.external_id;
        (id, take_id(state, id)?)
    };
    let body = body?;
    let handle = route::handler(endpoint)?;
    let context = Context {
        service: service(Some(endpoint)),
        external_id,
        body: &body,
        forced: trigger.and_then(Trigger::success),
    };
    let reply = handle(state, &context);
    if reply.is_ok() && endpoint.retry != RetryClass::Safe {
        state.count(endpoint);
    }
    if let Some(trigger) = trigger {
        trigger.afterwards()?;
    }
    reply
}

/// Uses up an `X-EXTERNAL-ID`, unless it forces a response: such values can be sent again.
fn take_id(state: &mut State, id: &str) -> Result<Option<Trigger>, Refusal> {
    if let Some(trigger) = Trigger::of(id) {
        trigger.before()?;
        return Ok(Some(trigger));
    }
    let now = state.clock.now();
    if state.snap.external_ids.take(id, now) {
        Ok(None)
    } else {
        Err(Refusal::new(CONFLICT))
    }
}
