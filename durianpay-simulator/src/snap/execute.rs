//! Executes a request of SNAP: headers, credentials, ids, the body, the handler.

use super::authorize::{
    check_token_request, check_transaction, verify_token_request, verify_transaction,
};
use super::body;
use super::case::{
    CONFLICT, GENERAL_ERROR, NOT_FOUND, NOT_SUPPORTED, TOO_MANY_REQUESTS, UNAVAILABLE,
};
use super::context::Context;
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
use http::{HeaderMap, Response};

/// The service code of a request without an operation.
const NO_SERVICE: &str = "00";

pub(crate) static SNAP: Generation = Generation {
    base_path: "/v1.0",
    endpoints: endpoint::CHECKS,
    execute: |shared, checks, _, request| {
        let response = execute(shared, checks, request);
        response.unwrap_or_else(|refusal| refusal.response(service(Some(checks.endpoint))))
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

/// The headers of a request.
enum Headers<'r> {
    OfToken(TokenHeaders<'r>),
    OfTransaction(TransactionHeaders<'r>),
}

impl<'r> Headers<'r> {
    fn read(endpoint: &Endpoint, headers: &'r HeaderMap) -> Result<Self, Refusal> {
        Ok(if endpoint.id == endpoint::ACCESS_TOKENS_CREATE.id {
            Self::OfToken(TokenHeaders::read(headers)?)
        } else {
            Self::OfTransaction(TransactionHeaders::read(headers)?)
        })
    }

    /// Rejects a request that the merchant did not sign.
    fn verify(&self, request: &RecordedRequest) -> Result<(), Refusal> {
        match self {
            Self::OfToken(headers) => verify_token_request(headers),
            Self::OfTransaction(headers) => verify_transaction(headers, request),
        }
    }

    fn external_id(&self) -> &'r str {
        match self {
            Self::OfToken(_) => "",
            Self::OfTransaction(headers) => headers.external_id,
        }
    }
}

/// Checks a request and runs its handler.
///
/// The state is locked while the request is executed, but neither while it is read nor while its
/// response is written.
fn execute(
    shared: &Shared,
    checks: &'static Checks,
    request: &mut RecordedRequest,
) -> Result<Response<String>, Refusal> {
    let endpoint = checks.endpoint;
    let is_lenient = shared.state().is_lenient;
    let (body, notes) = match body::read(checks, &request.body, is_lenient) {
        Ok((body, notes)) => (Ok(body), notes),
        Err(refusal) => (Err(refusal), Vec::new()),
    };
    request.notes = notes;
    let headers = Headers::read(endpoint, &request.headers)?;
    let trigger = Trigger::of(headers.external_id());
    let context = body.as_ref().map(|body| Context {
        service: service(Some(endpoint)),
        external_id: headers.external_id(),
        body,
        forced: trigger.and_then(Trigger::success),
    });
    let step = match &context {
        Ok(context) => route::handler(endpoint).and_then(|handle| handle(context)),
        Err(refusal) => Err(Refusal::clone(refusal)),
    };
    let signed = headers.verify(request);
    let reply = {
        let mut state = shared.state();
        let state = &mut *state;
        authorize(state, &headers, trigger, signed)?;
        let reply = step.and_then(|step| step(state));
        if reply.is_ok() && endpoint.retry != RetryClass::Safe {
            state.count(endpoint);
        }
        reply
    };
    if let (Some(trigger), Ok(_)) = (trigger, &context) {
        trigger.afterwards()?;
    }
    reply?.response()
}

/// Rejects a request without the credentials of the merchant, or whose external id was used.
fn authorize(
    state: &mut State,
    headers: &Headers<'_>,
    trigger: Option<Trigger>,
    signed: Result<(), Refusal>,
) -> Result<(), Refusal> {
    match headers {
        Headers::OfToken(headers) => {
            check_token_request(state, headers)?;
            signed
        }
        Headers::OfTransaction(headers) => {
            check_transaction(state, headers)?;
            signed?;
            take_id(state, headers.external_id, trigger)
        }
    }
}

/// Uses up an `X-EXTERNAL-ID`, unless it forces a response: such values can be sent again.
fn take_id(state: &mut State, id: &str, trigger: Option<Trigger>) -> Result<(), Refusal> {
    if let Some(trigger) = trigger {
        return trigger.before();
    }
    let now = state.clock.now();
    if state.snap.external_ids.take(id, now) {
        Ok(())
    } else {
        Err(Refusal::new(CONFLICT))
    }
}
