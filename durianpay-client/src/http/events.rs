//! [`Events`]: the events of a server, as they arrive.

mod parser;

use self::parser::{EventParser, ParsedEvent};
use crate::error::{Error, ErrorKind};
use crate::http::response::CallResponse;
use crate::http::streamed_response::Chunks;
use crate::json::Decode;
use crate::types::outcome::Outcome;
use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// The events of a response of the media type `text/event-stream`, whose data is read as `T`.
///
/// The stream is parsed as browsers do (WHATWG HTML, "server-sent events"): comments are skipped,
/// and so is an event that the end of the stream cuts off. It is never connected again
/// automatically. To continue after a break, make the call again with the header `Last-Event-ID`
/// and the value of [`last_event_id`](Self::last_event_id).
///
/// The time limits of the call end with the headers of the response. From then on, each wait for
/// the next bytes is limited, so a connection that stalls ends with an error; comments count as
/// bytes. An event may be as large as a response. Dropping the events closes the connection.
///
/// With the feature `futures`, it implements `Stream`.
pub struct Events<T> {
    source: EventSource,
    reads: PhantomData<fn() -> T>,
}

/// An event of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SentEvent<T> {
    /// The name of the event, if it has one. Browsers call an event without a name `message`.
    pub name: Option<String>,
    /// The id of the event, or of the last one before it that had an id.
    pub id: Option<String>,
    /// The time after which the server asks clients to connect again, if this event states it.
    pub retry: Option<Duration>,
    /// The data.
    pub data: T,
}

/// The events with their data as text. Not generic, so that it is compiled once.
struct EventSource {
    response: CallResponse,
    chunks: Chunks,
    chunk: Bytes,
    parser: EventParser,
    /// The data of the event that ends the stream.
    done: Option<&'static str>,
}

impl<T> Events<T> {
    pub(crate) fn new(response: CallResponse, chunks: Chunks, most: usize) -> Self {
        // The server has no events.
        let has_content = response.raw.status != StatusCode::NO_CONTENT;
        let done = response.endpoint.done.filter(|_| has_content);
        let source = EventSource {
            response,
            chunks,
            chunk: Bytes::new(),
            parser: EventParser::new(most),
            done,
        };
        Self {
            source,
            reads: PhantomData,
        }
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.source.response.raw.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.source.response.raw.headers
    }

    /// Returns the last id that the stream has stated, for the header `Last-Event-ID`.
    #[must_use]
    pub fn last_event_id(&self) -> Option<&str> {
        self.source.parser.last_id()
    }
}

impl<T: Decode> Events<T> {
    /// Returns the next event, or `None` at the end of the stream. The future may be dropped at any
    /// time, and no event is lost.
    ///
    /// # Errors
    ///
    /// If the data of the event cannot be read as `T`: the events after it can still be read. If
    /// the connection breaks or stalls, the event is too large, or the stream ends without the data
    /// that marks its end: there is no event after such an error.
    pub async fn next(&mut self) -> Option<Result<SentEvent<T>, Error>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<SentEvent<T>, Error>>> {
        let next = ready!(self.source.poll_next(context));
        Poll::Ready(next.map(|event| self.read(event?)))
    }

    fn read(&self, event: ParsedEvent) -> Result<SentEvent<T>, Error> {
        let ParsedEvent {
            name,
            id,
            retry,
            data,
        } = event;
        Ok(SentEvent {
            name,
            id,
            retry,
            data: self.source.response.with_body(data.into()).read()?,
        })
    }
}

impl EventSource {
    fn poll_next(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<ParsedEvent, Error>>> {
        loop {
            match self.parser.parse(&mut self.chunk) {
                Ok(Some(event)) if self.done == Some(event.data.as_str()) => {
                    self.end();
                    return Poll::Ready(None);
                }
                Ok(Some(event)) => return Poll::Ready(Some(Ok(event))),
                Ok(None) => {}
                Err(_) => {
                    self.end();
                    let reason = "an event is larger than the size limit for a response";
                    let kind = ErrorKind::BodyTooLarge;
                    return Poll::Ready(Some(Err(self.broken(kind, reason))));
                }
            }
            match ready!(self.chunks.poll_next(&self.response, context)) {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => {
                    self.end();
                    return Poll::Ready(Some(Err(error)));
                }
                None => {
                    let Some(done) = self.done.take() else {
                        return Poll::Ready(None);
                    };
                    let reason = format!("the events ended without `{done}`");
                    let error = self.broken(ErrorKind::Transport, reason);
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }

    /// Ends the stream: nothing that has arrived is read any more.
    fn end(&mut self) {
        self.chunks.close();
        self.chunk.clear();
        self.done = None;
    }

    fn broken(&self, kind: ErrorKind, reason: impl Into<std::borrow::Cow<'static, str>>) -> Error {
        let error = Error::new(kind, Outcome::Unknown, reason);
        self.response.broken(error)
    }
}

#[cfg(feature = "futures")]
impl<T: Decode> futures_core::Stream for Events<T> {
    type Item = Result<SentEvent<T>, Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events")
            .field("operation", &self.source.response.endpoint.id)
            .field("status", &self.status())
            .field("has_ended", &self.source.chunks.is_closed())
            .finish_non_exhaustive()
    }
}
