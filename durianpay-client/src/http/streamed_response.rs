//! [`StreamedResponse`]: a response whose body is read in chunks.

use crate::error::{Error, ErrorKind};
use crate::http::response::CallResponse;
use crate::http::transport::ResponseBody;
use crate::runtime::{BoxFuture, Runtime};
use crate::types::outcome::Outcome;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

/// A successful response whose body arrives in chunks. Returned by
/// [`Call::stream_bytes`](crate::Call::stream_bytes).
///
/// The time limits of the call end with the headers of the response. From then on, each wait for a
/// chunk is limited, so a connection that stalls ends with an error; the whole body is not limited,
/// neither in time nor in size. Dropping the response closes the connection.
///
/// With the feature `futures`, it implements `Stream`.
pub struct StreamedResponse {
    response: CallResponse,
    chunks: Chunks,
}

impl StreamedResponse {
    pub(crate) fn new(response: CallResponse, chunks: Chunks) -> Self {
        Self { response, chunks }
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.raw.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.response.raw.headers
    }

    /// Returns the number of attempts, which is 1 without a retry.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.response.history.attempts
    }

    /// Returns the next chunk, or `None` at the end of the body. No chunk is empty. The future may
    /// be dropped at any time, and no chunk is lost.
    ///
    /// # Errors
    ///
    /// If the connection breaks or stalls. There is no chunk after an error.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll_chunk(context)).await
    }

    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        self.chunks.poll_next(&self.response, context)
    }
}

#[cfg(feature = "futures")]
impl futures_core::Stream for StreamedResponse {
    type Item = Result<Bytes, Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.poll_chunk(context)
    }
}

impl fmt::Debug for StreamedResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamedResponse")
            .field("operation", &self.response.endpoint.id)
            .field("status", &self.status())
            .finish_non_exhaustive()
    }
}

/// The chunks of a body. Each wait for one is limited.
pub(crate) struct Chunks {
    body: Option<ResponseBody>,
    runtime: Arc<dyn Runtime>,
    /// The limit of a wait.
    limit: Duration,
    /// The timer of the current wait. It continues if the wait is dropped and begun again.
    timer: Option<BoxFuture<'static, ()>>,
}

impl Chunks {
    pub(crate) fn new(body: ResponseBody, runtime: Arc<dyn Runtime>, limit: Duration) -> Self {
        Self {
            body: Some(body),
            runtime,
            limit,
            timer: None,
        }
    }

    /// Closes the connection. There are no chunks from then on.
    pub(crate) fn close(&mut self) {
        self.body = None;
        self.timer = None;
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.body.is_none()
    }

    pub(crate) fn poll_next(
        &mut self,
        of: &CallResponse,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        let Some(body) = &mut self.body else {
            return Poll::Ready(None);
        };
        if let Poll::Ready(next) = body.poll_next(context) {
            self.timer = None;
            return Poll::Ready(match next {
                Some(Ok(chunk)) => Some(Ok(chunk)),
                Some(Err(error)) => {
                    self.close();
                    Some(Err(of.broken(error.into_error())))
                }
                None => {
                    self.close();
                    None
                }
            });
        }
        let (runtime, limit) = (&self.runtime, self.limit);
        let timer = self.timer.get_or_insert_with(|| runtime.sleep(limit));
        if timer.as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        self.close();
        let reason = format!("no part of the response arrived within {limit:?}");
        let error = Error::new(ErrorKind::Timeout, Outcome::Unknown, reason);
        Poll::Ready(Some(Err(of.broken(error))))
    }
}
