//! The bodies of requests and responses that are streamed.

use super::error::TransportError;
use crate::types::byte_source::{ByteSource, ByteStream, OneChunk};
use bytes::{Bytes, BytesMut};
use http::StatusCode;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// The body of a request that is sent by [`Transport::send_stream`](super::Transport::send_stream):
/// bytes in memory, or a [`ByteSource`].
#[derive(Clone)]
pub struct RequestBody(Content);

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Source(Arc<dyn ByteSource>),
}

impl RequestBody {
    /// Creates a body from a source.
    #[must_use]
    pub fn from_source(source: Arc<dyn ByteSource>) -> Self {
        Self(Content::Source(source))
    }

    /// Returns the bytes, if they are in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Content::Bytes(bytes) => Some(bytes),
            Content::Source(_) => None,
        }
    }

    /// Returns the length in bytes, if it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Content::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Content::Source(source) => source.length(),
        }
    }

    /// Opens the content at its beginning.
    #[must_use]
    pub fn open(&self) -> Box<dyn ByteStream> {
        match &self.0 {
            Content::Bytes(bytes) => Box::new(OneChunk(bytes.clone())),
            Content::Source(source) => source.open(),
        }
    }

    /// Reads the whole content into memory.
    ///
    /// # Errors
    ///
    /// If the content cannot be read, or has another length than it should.
    pub async fn collect(self) -> io::Result<Bytes> {
        if let Content::Bytes(bytes) = self.0 {
            return Ok(bytes);
        }
        let mut stream = self.open();
        let mut bytes = BytesMut::new();
        while let Some(chunk) = poll_fn(|context| stream.poll_next(context)).await {
            bytes.extend_from_slice(&chunk?);
        }
        let found = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        match self.length() {
            Some(expected) if expected != found => Err(wrong_length(expected)),
            _ => Ok(bytes.freeze()),
        }
    }
}

/// Creates the error for content that has another length than it should.
pub(crate) fn wrong_length(expected: u64) -> io::Error {
    let reason = format!("the content is not {expected} bytes long, as it should be");
    io::Error::new(io::ErrorKind::InvalidData, reason)
}

impl From<Bytes> for RequestBody {
    fn from(bytes: Bytes) -> Self {
        Self(Content::Bytes(bytes))
    }
}

impl fmt::Debug for RequestBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody")
            .field("length", &self.length())
            .field("is_streamed", &self.as_bytes().is_none())
            .finish_non_exhaustive()
    }
}

/// The result of reading the next chunk of a [`ResponseBody`].
type NextChunk = Option<Result<Bytes, TransportError>>;

/// The body of a response, in chunks as they arrive. Dropping it closes the connection, unless the
/// body was read to its end.
pub struct ResponseBody(Option<PollNext>);

/// Polls for the next chunk.
type PollNext = Box<dyn FnMut(&mut Context<'_>) -> Poll<NextChunk> + Send>;

impl ResponseBody {
    /// Creates a body from a function that polls for the next chunk, and returns `None` at the end.
    /// It is not called again after the end, or after an error.
    ///
    /// If the function returns [`Poll::Pending`], it must have arranged that the waker is woken. An
    /// error should be [`unknown`](TransportError::unknown) or
    /// [`timed_out`](TransportError::timed_out), since the request has arrived.
    pub fn from_poll_fn(
        poll: impl FnMut(&mut Context<'_>) -> Poll<NextChunk> + Send + 'static,
    ) -> Self {
        Self(Some(Box::new(poll)))
    }

    /// Returns the next chunk, which is never empty, or `None` at the end. The future may be
    /// dropped at any time, and nothing is lost.
    pub async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        poll_fn(|context| self.poll_next(context)).await
    }

    /// Polls for the next chunk. See [`next`](Self::next).
    pub fn poll_next(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, TransportError>>> {
        loop {
            let Some(poll) = &mut self.0 else {
                return Poll::Ready(None);
            };
            match ready!(poll(context)) {
                Some(Ok(chunk)) if chunk.is_empty() => {}
                Some(Ok(chunk)) => return Poll::Ready(Some(Ok(chunk))),
                end => {
                    self.0 = None;
                    return Poll::Ready(end);
                }
            }
        }
    }

    /// Reads a body of at most `most` bytes. An error contains the beginning of the body.
    pub(crate) async fn collect(
        mut self,
        most: usize,
        status: StatusCode,
    ) -> Result<Bytes, TransportError> {
        let mut body = BytesMut::new();
        while let Some(chunk) = self.next().await {
            match chunk {
                Ok(chunk) if chunk.len() <= most.saturating_sub(body.len()) => {
                    body.extend_from_slice(&chunk);
                }
                Ok(_) => {
                    return Err(TransportError::body_too_large(most).with_response(status, body));
                }
                Err(error) => return Err(error.with_response(status, body)),
            }
        }
        Ok(body.freeze())
    }
}

impl From<Bytes> for ResponseBody {
    fn from(bytes: Bytes) -> Self {
        let mut bytes = Some(bytes);
        Self::from_poll_fn(move |_| Poll::Ready(bytes.take().map(Ok)))
    }
}

impl fmt::Debug for ResponseBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseBody")
            .field("has_ended", &self.0.is_none())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, RequestBody, ResponseBody, StatusCode, TransportError};
    use crate::types::byte_source::{ByteSource, ByteStream, OneChunk};
    use std::sync::Arc;
    use std::task::Poll;

    struct Short;

    impl ByteSource for Short {
        fn length(&self) -> Option<u64> {
            Some(3)
        }

        fn open(&self) -> Box<dyn ByteStream> {
            Box::new(OneChunk(Bytes::from_static(b"ab")))
        }
    }

    #[tokio::test]
    async fn content_of_another_length_is_not_collected() {
        let body = RequestBody::from_source(Arc::new(Short));
        assert_eq!(body.length(), Some(3));
        let error = body.collect().await.expect_err("too short");
        assert_eq!(
            error.to_string(),
            "the content is not 3 bytes long, as it should be"
        );
    }

    #[tokio::test]
    async fn a_body_has_no_empty_chunks_and_ends_once() {
        let mut chunks = vec![Some("c"), Some(""), None, Some("b"), Some("a")];
        let mut body = ResponseBody::from_poll_fn(move |_| match chunks.pop() {
            Some(Some(text)) => Poll::Ready(Some(Ok(Bytes::from_static(text.as_bytes())))),
            Some(None) => Poll::Ready(Some(Err(TransportError::unknown("reset")))),
            None => Poll::Ready(None),
        });
        for expected in ["a", "b"] {
            let chunk = body.next().await.expect("a chunk").expect("no error");
            assert_eq!(chunk, expected);
        }
        assert!(body.next().await.expect("an end").is_err());
        assert!(body.next().await.is_none());
    }

    #[tokio::test]
    async fn a_body_is_collected_up_to_a_limit() {
        let body = || ResponseBody::from(Bytes::from_static(b"four"));
        assert_eq!(
            body().collect(4, StatusCode::OK).await.expect("it fits"),
            "four"
        );
        let error = body()
            .collect(3, StatusCode::OK)
            .await
            .expect_err("too large");
        assert_eq!(error.status(), Some(StatusCode::OK));
    }
}
