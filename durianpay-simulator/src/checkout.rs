//! The pages of customers: the hosted page of an order at `/payment/{code}`, and the page of a payment
//! at `/checkout/{id}`, on which the customer confirms or declines it.
//!
//! They are plain forms, which work without scripts, and act through the handlers of the API: choosing
//! a method calls that of `payments.charge`.
//!
//! Its layers: `html`, `form` ← `choice`, `layout`, `methods`, `summary` ← `order_page`,
//! `payment_page` ← `actions` ← this module.

mod actions;
mod choice;
mod form;
mod html;
mod layout;
mod methods;
mod order_page;
mod payment_page;
mod summary;

pub(crate) use choice::Choice;

use crate::hosts::is_same_origin;
use crate::shared::Shared;
use bytes::Bytes;
use form::Form;
use http::{Method as HttpMethod, Response, StatusCode};
use layout::{message, method_not_allowed};
use std::sync::Arc;

/// Returns whether a path is that of a page of customers.
pub(crate) fn is_for(path: &str) -> bool {
    path.starts_with("/payment/") || path.starts_with("/checkout/")
}

/// Responds to a request for a page.
///
/// A form of a web page of another origin is rejected: a page that a developer visits must not pay.
pub(crate) async fn respond(
    shared: &Arc<Shared>,
    request: http::Request<Bytes>,
) -> Response<String> {
    let is_form = match *request.method() {
        HttpMethod::GET | HttpMethod::HEAD => false,
        HttpMethod::POST => true,
        _ => return method_not_allowed(),
    };
    if is_form && !is_same_origin(request.headers()) {
        let reason = "The form was sent by a page of another site.";
        return message(StatusCode::FORBIDDEN, "Rejected", reason);
    }
    let form = Form::read(request.body());
    let path = request.uri().path().trim_matches('/');
    let segments: Vec<&str> = path.split('/').collect();
    match segments.as_slice() {
        ["payment", code] if is_form => actions::choose(shared, code, &form),
        ["payment", code] => order_page::show(shared, code),
        ["payment", code, "left"] if !is_form => order_page::left(shared, code),
        ["checkout", id] if is_form => actions::end(shared, id, &form).await,
        ["checkout", id] => payment_page::show(shared, id),
        _ => message(
            StatusCode::NOT_FOUND,
            "Not found",
            "This page does not exist.",
        ),
    }
}
