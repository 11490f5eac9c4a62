//! One request and its response, over a client's transport.

use crate::client::server_clock::{Moment, ServerClock};
use crate::client::streaming::Streaming;
use crate::error::Error;
use crate::http::raw::RawResponse;
use crate::http::transport::{SendOptions, Transport, TransportError};
use crate::runtime::Runtime;
use crate::types::server_time::ServerTime;
use bytes::Bytes;
use http::HeaderMap;
use std::time::Duration;

/// The transport and settings that a request is sent with.
#[derive(Clone, Copy)]
pub(crate) struct Exchange<'a> {
    pub(crate) transport: &'a dyn Transport,
    pub(crate) runtime: &'a dyn Runtime,
    pub(crate) server_clock: &'a ServerClock,
    pub(crate) max_response_bytes: usize,
    /// What is streamed of the call, if anything is.
    pub(crate) streaming: Option<&'a Streaming>,
}

impl Exchange<'_> {
    /// Sends a request once, before a moment on the runtime's clock, and records the server's time
    /// from the response.
    pub(crate) async fn send(
        &self,
        request: http::Request<Bytes>,
        send_by: Duration,
    ) -> Result<RawResponse, Error> {
        if let Some(streaming) = self.streaming {
            return self.send_stream(request, streaming, send_by).await;
        }
        let most = self.max_response_bytes;
        let begun = self.now();
        let sent = self
            .transport
            .send(request, SendOptions::new(most, send_by));
        let response = sent.await.map_err(TransportError::into_error)?;
        let (head, body) = response.into_parts();
        let handled_at = self.observe(begun, &head.headers);
        if body.len() > most {
            let error = TransportError::body_too_large(most);
            let part = body.slice(..most);
            return Err(error.with_response(head.status, part).into_error());
        }
        Ok(RawResponse {
            status: head.status,
            headers: head.headers,
            body,
            handled_at,
        })
    }

    fn now(&self) -> Moment {
        Moment::now(self.runtime)
    }

    /// Records the server's time from a response that has just arrived.
    fn observe(&self, begun: Moment, headers: &HeaderMap) -> Option<ServerTime> {
        self.server_clock.observe(begun, self.now(), headers)
    }

    /// Sends a request once, of which `streaming` describes what is streamed.
    async fn send_stream(
        &self,
        request: http::Request<Bytes>,
        streaming: &Streaming,
        send_by: Duration,
    ) -> Result<RawResponse, Error> {
        let most = self.max_response_bytes;
        let begun = self.now();
        let request = request.map(|bytes| streaming.begin(bytes));
        let options = SendOptions::new(most, send_by);
        let sent = self.transport.send_stream(request, options).await;
        let (head, body) = sent.map_err(TransportError::into_error)?.into_parts();
        let handled_at = self.observe(begun, &head.headers);
        let body = match streaming.hold(head.status, &head.headers, body) {
            Some(body) => {
                let collected = body.collect(most, head.status).await;
                collected.map_err(TransportError::into_error)?
            }
            None => Bytes::new(),
        };
        Ok(RawResponse {
            status: head.status,
            headers: head.headers,
            body,
            handled_at,
        })
    }
}
