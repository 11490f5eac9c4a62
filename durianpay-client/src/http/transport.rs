//! One attempt over reqwest: sends a request and reads the whole response.

use crate::error::{ApiError, Error, ErrorKind};
use crate::http::raw::RawResponse;
use crate::types::outcome::Outcome;
use bytes::{Bytes, BytesMut};

/// Sends `request` once and reads a body of at most `most` bytes.
pub(crate) async fn attempt(
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
    // A connection that breaks in the body does not hide the status before it.
    let part = |body: BytesMut| ApiError {
        status: status.as_u16(),
        body: body.freeze(),
        ..ApiError::default()
    };
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() <= most => body.extend_from_slice(&chunk),
            Ok(Some(_)) => {
                let reason = format!("the response is larger than {most} bytes");
                let error = Error::new(ErrorKind::BodyTooLarge, Outcome::Unknown, reason);
                return Err(error.with_response(part(body)));
            }
            Ok(None) => break,
            Err(source) => return Err(failed(source).with_response(part(body))),
        }
    }
    Ok(RawResponse {
        status,
        headers,
        body: body.freeze(),
    })
}

/// Returns the error of a failed exchange. Only if there was no connection is
/// it certain that nothing was sent.
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
            "the HTTP client timed out",
        )
    } else {
        (
            ErrorKind::Transport,
            Outcome::Unknown,
            "the connection broke before the response was complete",
        )
    };
    // The URL of a request may have a query with personal data.
    Error::new(kind, outcome, reason).with_source(source.without_url())
}
