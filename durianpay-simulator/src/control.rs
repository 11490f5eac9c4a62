//! The control API at `/_sim`: everything that a person, a bank or a test does to the simulator, for
//! programs in any language. It is described in `control/openapi.json`.
//!
//! Its layers: `error` ← `call`, `views`, `sales_views` ← `act` ← `lists`, `actions`, `webhooks`, `faults`,
//! `whole` ← this module.

mod act;
mod actions;
mod call;
mod error;
mod faults;
mod lists;
mod sales_views;
mod views;
mod webhooks;
mod whole;

use crate::hosts::is_same_origin;
use crate::shared::Shared;
use bytes::Bytes;
use call::{Call, Reply};
use error::ControlError;
use http::Response;
use std::sync::Arc;

/// The base path.
const BASE: &str = "/_sim";

/// The description of the API.
const OPENAPI: &str = include_str!("control/openapi.json");

/// Returns whether a path belongs to the control API.
pub(crate) fn is_for(path: &str) -> bool {
    let below = path.strip_prefix(BASE);
    below.is_some_and(|below| below.is_empty() || below.starts_with('/'))
}

/// Responds to a request of the control API.
///
/// A request of a web page of another origin is rejected: a page that a developer visits must not
/// reach the simulator on the same machine.
pub(crate) async fn respond(
    shared: &Arc<Shared>,
    request: http::Request<Bytes>,
) -> Response<String> {
    let result = if is_same_origin(request.headers()) {
        match Call::read(&request, BASE) {
            Ok(call) => route(shared, &call).await,
            Err(error) => Err(error),
        }
    } else {
        Err(ControlError::other_origin())
    };
    match result {
        Ok(reply) => reply.into_response(),
        Err(error) => error.into_response(),
    }
}

/// Finds the operation of a call.
async fn route(shared: &Arc<Shared>, call: &Call) -> Result<Reply, ControlError> {
    let segments: Vec<&str> = call.segments.iter().map(String::as_str).collect();
    let (method, segments) = (call.method.as_str(), segments.as_slice());
    match (method, segments) {
        ("GET", []) => whole::overview(shared),
        ("GET", ["openapi.json"]) => Ok(Reply::text(OPENAPI)),
        ("POST", ["reset"]) => Ok(whole::reset(shared)),
        ("GET", ["snapshot"]) => Ok(whole::snapshot(shared)),
        ("PUT", ["snapshot"]) => whole::restore(shared, call),
        ("POST", ["clock", "advance"]) => whole::advance(shared, call).await,
        ("GET", ["faults"]) => faults::list(shared),
        ("GET", ["faults", "kinds"]) => faults::kinds(),
        ("POST", ["faults"]) => faults::arm(shared, call),
        ("DELETE", ["faults"]) => Ok(faults::disarm_all(shared)),
        ("DELETE", ["faults", number]) => faults::disarm(shared, number),
        ("GET", ["snap_credentials"]) => whole::snap_credentials(),
        ("GET", ["orders"]) => lists::orders(shared, call),
        ("GET", ["orders", id]) => lists::order(shared, id),
        ("POST", ["orders", id, "pay"]) => actions::pay_order(shared, call, id).await,
        ("GET", ["payments"]) => lists::payments(shared, call),
        ("GET", ["payments", id]) => lists::payment(shared, id),
        ("GET", ["payments", id, "qr.svg"]) => lists::qr(shared, id),
        ("POST", ["payments", id, action]) => actions::payment(shared, call, id, action).await,
        ("GET", ["refunds"]) => lists::refunds(shared, call),
        ("GET", ["virtual_accounts"]) => lists::accounts(shared, call),
        ("POST", ["virtual_accounts", number, action]) => {
            actions::account(shared, call, number, action).await
        }
        ("GET", ["invoices"]) => lists::invoices(shared, call),
        ("POST", ["invoices", id, "pay"]) => actions::pay_invoice(shared, call, id).await,
        ("GET", ["promos"]) => lists::promos(shared, call),
        ("GET", ["batches"]) => lists::batches(shared, call),
        ("POST", ["batches", id, "approve"]) => actions::approve(shared, call, id).await,
        ("GET", ["transfers"]) => lists::transfers(shared, call),
        ("POST", ["transfers", reference, action]) => {
            actions::transfer(shared, call, reference, action).await
        }
        ("GET", ["requests"]) => lists::requests(shared, call),
        ("GET", ["deliveries"]) => lists::deliveries(shared, call),
        ("DELETE", ["log"]) => Ok(whole::clear_log(shared)),
        ("POST", ["deliveries", number, "resend"]) => webhooks::resend(shared, call, number).await,
        ("POST", ["webhooks"]) => webhooks::send(shared, call).await,
        ("POST", ["webhooks", "sample"]) => webhooks::sample(shared, call).await,
        ("PUT", ["return_url"]) => whole::set_return_url(shared, call),
        ("PUT", ["webhook_url"]) => webhooks::set_url(shared, call),
        _ => Err(ControlError::no_operation(method, &call.segments)),
    }
}
