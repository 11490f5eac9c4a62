//! The older generation of the API, at `/v1`.

use crate::error_response::{ErrorResponse, respond};
use crate::execute::execute;
use crate::generation::{Failure, Generation};
use crate::older_paths;
use durianpay_client::Endpoint;
use durianpay_client::api::endpoint;
use http::{Response, StatusCode};

pub(crate) static LEGACY: Generation = Generation {
    base_path: "/v1",
    endpoints: endpoint::CHECKS,
    execute: |shared, checks, values, request| respond(execute(shared, checks, values, request)),
    current: older_paths::current,
    fail,
};

fn fail(failure: Failure, _: Option<&Endpoint>) -> Response<String> {
    let plain = |status, message: &str| ErrorResponse::plain(status, message);
    let error = match failure {
        Failure::NotFound => plain(StatusCode::NOT_FOUND, "no endpoint has this path"),
        Failure::MethodNotAllowed => {
            let message = "the endpoint does not support this method";
            plain(StatusCode::METHOD_NOT_ALLOWED, message)
        }
        Failure::TooManyRequests => plain(StatusCode::TOO_MANY_REQUESTS, "too many requests"),
        Failure::ServerError => ErrorResponse::failing("internal server error"),
        Failure::Unavailable => {
            let message = "the service is unavailable";
            plain(StatusCode::SERVICE_UNAVAILABLE, message)
        }
    };
    respond(Err(error))
}
