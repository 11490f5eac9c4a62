//! The default transport, which makes one attempt over reqwest.

pub(crate) mod body;
mod cause;
mod failed;
mod proxy;
mod resolver;
pub(crate) mod setup;
mod streamed;
#[cfg(feature = "__tls")]
pub(crate) mod tls;

use self::body::{BodyState, GatedBody, SendBy};
use self::failed::failed;
use self::streamed::{ContentFailure, StreamedBody, response_body};
use crate::http::transport::{
    RequestBody, SendOptions, StreamResult, Transport, TransportError, TransportResult,
};
use crate::runtime::{BoxFuture, Runtime};
use bytes::{Bytes, BytesMut};
use std::error::Error as StdError;
use std::sync::Arc;

/// Sends requests with reqwest.
pub(crate) struct ReqwestTransport {
    http: reqwest::Client,
    /// The client's clock, which the time limit of an attempt refers to.
    runtime: Arc<dyn Runtime>,
}

impl ReqwestTransport {
    pub(crate) fn new(http: reqwest::Client, runtime: Arc<dyn Runtime>) -> Self {
        Self { http, runtime }
    }

    async fn attempt(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> TransportResult {
        let send_by = self.begin(options).await?;
        let (head, body) = request.into_parts();
        let (body, state) = GatedBody::new(body, send_by);
        let request = to_reqwest(head, reqwest::Body::wrap(body))?;
        let response = self.http.execute(request).await;
        let response = response.map_err(|source| not_answered(source, &state))?;
        read(response, options.max_response_bytes()).await
    }

    async fn streamed_attempt(
        &self,
        request: http::Request<RequestBody>,
        options: SendOptions,
    ) -> StreamResult {
        let send_by = self.begin(options).await?;
        let (head, body) = request.into_parts();
        let (body, state, failure) = match body.as_bytes() {
            Some(bytes) => {
                let (body, state) = GatedBody::new(bytes.clone(), send_by);
                let failure = ContentFailure::default();
                (reqwest::Body::wrap(body), state, failure)
            }
            None => {
                let (body, state, failure) = StreamedBody::new(&body, send_by);
                (reqwest::Body::wrap(body), state, failure)
            }
        };
        let request = to_reqwest(head, body)?;
        let sent = self.http.execute(request).await;
        let response = sent.map_err(|source| match failure.take() {
            None => not_answered(source, &state),
            Some(error) if state.is_taken() => TransportError::incomplete_content(error),
            Some(error) => TransportError::unreadable_content(error),
        })?;
        let (head, body) = http::Response::<reqwest::Body>::from(response).into_parts();
        let body = response_body(body, head.status);
        Ok(http::Response::from_parts(head, body))
    }

    /// Checks that it is not too late to send.
    async fn begin(&self, options: SendOptions) -> Result<SendBy, TransportError> {
        // This lets the runtime poll the system for socket events, so that a connection that the
        // server has closed meanwhile is not used.
        tokio::task::yield_now().await;
        let send_by = SendBy {
            moment: options.send_by(),
            runtime: Arc::clone(&self.runtime),
        };
        if send_by.has_passed() {
            return Err(TransportError::too_late());
        }
        Ok(send_by)
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        Box::pin(self.attempt(request, options))
    }

    fn send_stream(
        &self,
        request: http::Request<RequestBody>,
        options: SendOptions,
    ) -> BoxFuture<'_, StreamResult> {
        Box::pin(self.streamed_attempt(request, options))
    }
}

fn to_reqwest(
    head: http::request::Parts,
    body: reqwest::Body,
) -> Result<reqwest::Request, TransportError> {
    let request = http::Request::from_parts(head, body);
    reqwest::Request::try_from(request).map_err(|source| {
        TransportError::invalid_request(source.without_url())
            .with_message("the request has no valid URL")
    })
}

/// Reads a body of at most `most` bytes. If the connection breaks, the error contains the status
/// that came before.
async fn read(mut response: reqwest::Response, most: usize) -> TransportResult {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let mut body = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if body.len() + chunk.len() <= most => body.extend_from_slice(&chunk),
            Ok(Some(_)) => {
                let error = TransportError::body_too_large(most);
                return Err(error.with_response(status, body));
            }
            Ok(None) => break,
            Err(source) => return Err(failed(source).with_response(status, body)),
        }
    }
    let mut complete = http::Response::new(body.freeze());
    *complete.status_mut() = status;
    *complete.headers_mut() = headers;
    Ok(complete)
}

/// Creates the error for a request without a response. If the connection was never made, or was
/// gone before it received the request or its body, nothing was sent that the server could carry
/// out.
fn not_answered(source: reqwest::Error, body: &BodyState) -> TransportError {
    if source.is_connect() {
        let is_timeout = source.is_timeout();
        let error = TransportError::not_sent(source.without_url());
        return if is_timeout {
            error.with_message("no connection to the API within the time limit for connecting")
        } else {
            error
        };
    }
    if source.is_builder() {
        return TransportError::invalid_request(source.without_url());
    }
    if body.is_late() {
        return TransportError::too_late();
    }
    if !body.is_taken() && !source.is_timeout() || is_canceled(&source) {
        return TransportError::closed_before_sent(source.without_url());
    }
    failed(source)
}

/// Returns whether hyper returned the request because its connection was gone.
fn is_canceled(error: &reqwest::Error) -> bool {
    std::iter::successors(StdError::source(error), |cause| (*cause).source())
        .filter_map(|cause| cause.downcast_ref::<hyper::Error>())
        .any(hyper::Error::is_canceled)
}

#[cfg(test)]
mod tests {
    use super::{
        Arc, Bytes, GatedBody, ReqwestTransport, Runtime, SendBy, SendOptions, Transport,
        not_answered,
    };
    use crate::error::ErrorKind;
    use crate::http::reach::Reach;
    use crate::http::reqwest_transport::setup::HttpSetup;
    use crate::runtime::TokioRuntime;
    use crate::types::outcome::Outcome;
    use std::io::Read;
    use std::net::TcpListener;
    use std::time::Duration;

    fn http() -> reqwest::Client {
        let connect = Duration::from_secs(5);
        let http = HttpSetup::default().build(connect, Reach::Http);
        http.expect("a client")
    }

    fn in_a_minute() -> SendBy {
        let runtime = TokioRuntime::new();
        SendBy {
            moment: runtime.now() + Duration::from_secs(60),
            runtime: Arc::new(runtime),
        }
    }

    /// The error for a connection that the server closes instead of responding.
    async fn unanswered() -> reqwest::Error {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a connection");
            stream.read(&mut [0; 1024]).expect("a request")
        });
        let error = http().get(url).send().await.expect_err("no response");
        assert_ne!(server.join().expect("a server"), 0);
        error
    }

    #[tokio::test]
    async fn a_closed_connection_sent_nothing_unless_the_request_was_handed_over() {
        let (_body, state) = GatedBody::new(Bytes::from_static(b"{}"), in_a_minute());
        let error = not_answered(unanswered().await, &state);
        let found = (error.kind(), error.outcome());
        assert_eq!(found, (ErrorKind::Connect, Outcome::NotSent));

        // If the headers are the whole request, it may have arrived.
        let (_body, state) = GatedBody::new(Bytes::new(), in_a_minute());
        let error = not_answered(unanswered().await, &state);
        let found = (error.kind(), error.outcome());
        assert_eq!(found, (ErrorKind::Transport, Outcome::Unknown));
    }

    #[tokio::test]
    async fn an_attempt_past_its_deadline_makes_no_connection() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a socket");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let runtime = TokioRuntime::new();
        let options = SendOptions::new(1024, runtime.now());
        let transport = ReqwestTransport::new(http(), Arc::new(runtime));
        let request = http::Request::post(url).body(Bytes::from_static(b"{}"));
        let sent = transport.send(request.expect("a request"), options).await;
        let error = sent.expect_err("it is too late");
        let found = (error.kind(), error.outcome());
        assert_eq!(found, (ErrorKind::Timeout, Outcome::NotSent));
        assert!(listener.accept().is_err(), "nobody connects");
    }
}
