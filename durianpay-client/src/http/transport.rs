//! One attempt over reqwest: sends a request and reads the whole response.

use crate::error::{ApiError, Error, ErrorKind};
use crate::http::body::{GatedBody, Taken};
use crate::http::raw::RawResponse;
use crate::types::outcome::Outcome;
use bytes::{Bytes, BytesMut};
use std::error::Error as StdError;

/// Sends `request` once and reads a body of at most `most` bytes.
pub(crate) async fn attempt(
    http: &reqwest::Client,
    most: usize,
    request: http::Request<Bytes>,
) -> Result<RawResponse, Error> {
    // The runtime asks the system which sockets have news, so that a connection that the server
    // has closed meanwhile is not used.
    tokio::task::yield_now().await;
    let (head, body) = request.into_parts();
    let (body, is_taken) = GatedBody::new(body);
    let request = http::Request::from_parts(head, reqwest::Body::wrap(body));
    let request = reqwest::Request::try_from(request).map_err(|source| {
        Error::request("the request has no valid URL").with_source(source.without_url())
    })?;
    let response = http.execute(request).await;
    let mut response = response.map_err(|source| not_answered(source, &is_taken))?;
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
        handled_at: None,
    })
}

/// Returns the error of a request without a response. A connection that was never made, or that
/// was gone before the request or its body was given to it, has sent nothing that the server
/// could carry out.
fn not_answered(source: reqwest::Error, is_taken: &Taken) -> Error {
    if source.is_connect() {
        return not_sent(source, "no connection to the API");
    }
    if source.is_builder() {
        return Error::request("the request could not be built").with_source(source.without_url());
    }
    if !is_taken.get() && !source.is_timeout() || is_canceled(&source) {
        return not_sent(source, "the connection closed before the request was sent");
    }
    failed(source)
}

/// Returns whether hyper gave the request back, since its connection was gone.
fn is_canceled(error: &reqwest::Error) -> bool {
    std::iter::successors(StdError::source(error), |cause| (*cause).source())
        .filter_map(|cause| cause.downcast_ref::<hyper::Error>())
        .any(hyper::Error::is_canceled)
}

fn not_sent(source: reqwest::Error, reason: &'static str) -> Error {
    Error::new(ErrorKind::Connect, Outcome::NotSent, reason).with_source(source.without_url())
}

/// Returns the error of an exchange that broke.
fn failed(source: reqwest::Error) -> Error {
    let (kind, reason) = if source.is_timeout() {
        (ErrorKind::Timeout, "the HTTP client timed out")
    } else {
        (
            ErrorKind::Transport,
            "the connection broke before the response was complete",
        )
    };
    // The URL of a request may have a query with personal data.
    Error::new(kind, Outcome::Unknown, reason).with_source(source.without_url())
}

#[cfg(test)]
mod tests {
    use super::{Bytes, ErrorKind, GatedBody, Outcome, not_answered};
    use std::io::Read;
    use std::net::TcpListener;

    /// The error of a connection that the server closes instead of answering.
    async fn unanswered() -> reqwest::Error {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            stream.read(&mut [0; 1024]).expect("a request")
        });
        let http = reqwest::Client::builder().no_proxy().tls_certs_only([]);
        let http = http.build().expect("a client");
        let error = http.get(url).send().await.expect_err("no response");
        assert_ne!(server.join().expect("a server"), 0);
        error
    }

    #[tokio::test]
    async fn a_connection_that_ends_has_sent_nothing_unless_the_body_was_given_to_it() {
        let (_body, is_taken) = GatedBody::new(Bytes::from_static(b"{}"));
        let error = not_answered(unanswered().await, &is_taken);
        let found = (error.kind(), error.outcome());
        assert_eq!(found, (ErrorKind::Connect, Outcome::NotSent));

        // Where the headers are all of the request, they may have arrived.
        let (_body, is_taken) = GatedBody::new(Bytes::new());
        let error = not_answered(unanswered().await, &is_taken);
        let found = (error.kind(), error.outcome());
        assert_eq!(found, (ErrorKind::Transport, Outcome::Unknown));
    }
}
