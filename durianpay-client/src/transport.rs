//! Sends requests over reqwest and reads the whole answer, within limits.

use crate::error::{Answer, Error, ErrorKind, Outcome};
use crate::response::RawResponse;
use crate::retry::{self, History, Plan};
use bytes::{Bytes, BytesMut};
use std::time::Duration;

/// What bounds a call.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// Until there is a connection.
    pub(crate) connect: Duration,
    /// One attempt, with the whole body.
    pub(crate) attempt: Duration,
    /// Everything.
    pub(crate) total: Duration,
    /// Bytes of the body.
    pub(crate) body: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            attempt: Duration::from_secs(30),
            total: Duration::from_secs(80),
            body: 2 * 1024 * 1024,
        }
    }
}

/// Sends `request`, and the same again where the plan allows it. Nothing is
/// sent a second time from anywhere else.
pub(crate) async fn send(
    http: reqwest::Client,
    plan: Plan,
    request: http::Request<Bytes>,
) -> Result<RawResponse, Error> {
    let attempt = || attempt(&http, plan.limits.body, request.clone());
    let result = retry::until_final(&plan, retry::draw, attempt).await;
    result.map_err(|error| error.of(plan.operation))
}

async fn attempt(
    http: &reqwest::Client,
    most: usize,
    request: http::Request<Bytes>,
) -> Result<RawResponse, Error> {
    let request = reqwest::Request::try_from(request).map_err(|source| {
        Error::request("the request has no valid URL").with_source(source.without_url())
    })?;
    let mut response = http.execute(request).await.map_err(failed)?;
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let mut body = BytesMut::new();
    // What breaks off in the body does not hide the status that came before it.
    let part = |body: BytesMut| Answer {
        status: status.as_u16(),
        body: body.freeze(),
        ..Answer::default()
    };
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() <= most => body.extend_from_slice(&chunk),
            Ok(Some(_)) => {
                let reason = format!("the answer is larger than {most} bytes");
                let error = Error::new(ErrorKind::BodyTooLarge, Outcome::Unknown, reason);
                return Err(error.with_answer(part(body)));
            }
            Ok(None) => break,
            Err(source) => return Err(failed(source).with_answer(part(body))),
        }
    }
    Ok(RawResponse {
        status,
        headers,
        body: body.freeze(),
        history: History::ONCE,
    })
}

pub(crate) fn timed_out(limit: Duration) -> Error {
    let reason = format!("no whole answer within {limit:?}");
    Error::new(ErrorKind::Timeout, Outcome::Unknown, reason)
}

/// Only a connection that was never made is sure to have carried nothing.
fn failed(source: reqwest::Error) -> Error {
    let (kind, outcome, reason) = if source.is_connect() {
        (
            ErrorKind::Connect,
            Outcome::NotSent,
            "no connection to the API",
        )
    } else if source.is_builder() {
        (
            ErrorKind::Request,
            Outcome::NotSent,
            "the request could not be built",
        )
    } else if source.is_timeout() {
        (
            ErrorKind::Timeout,
            Outcome::Unknown,
            "the HTTP client ran out of time",
        )
    } else {
        (
            ErrorKind::Transport,
            Outcome::Unknown,
            "the connection broke before the whole answer came",
        )
    };
    // The URL of a request may carry a query, and that personal data.
    Error::new(kind, outcome, reason).with_source(source.without_url())
}
