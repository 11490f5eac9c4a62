//! A request body that is read while it is sent, and a response body that is read as it arrives.

use super::body::{BodyState, SendBy, TooLate, Turn};
use super::failed::failed;
use crate::http::transport::body::wrong_length;
use crate::http::transport::{RequestBody, ResponseBody};
use crate::types::byte_source::ByteStream;
use bytes::Bytes;
use http::StatusCode;
use http_body::{Body, Frame, SizeHint};
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

/// A body that is read in chunks, which are passed on under the conditions of
/// [`GatedBody`](super::body::GatedBody). Each chunk is passed on only before the time limit.
pub(crate) struct StreamedBody {
    /// Never locked: it makes the stream `Sync`, which reqwest requires.
    stream: Mutex<Box<dyn ByteStream>>,
    length: Option<u64>,
    passed_on: u64,
    turn: Turn,
    send_by: SendBy,
    state: BodyState,
    failure: ContentFailure,
}

/// The error of the content, if it could not be read.
#[derive(Clone, Default)]
pub(crate) struct ContentFailure(Arc<Mutex<Option<io::Error>>>);

impl ContentFailure {
    pub(crate) fn take(&self) -> Option<io::Error> {
        let mut failure = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        failure.take()
    }

    fn set(&self, error: io::Error) {
        let mut failure = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *failure = Some(error);
    }
}

/// The error for a body that could not be passed on.
#[derive(Debug)]
pub(crate) enum NotPassedOn {
    TooLate(TooLate),
    Unreadable,
}

impl fmt::Display for NotPassedOn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLate(error) => fmt::Display::fmt(error, f),
            Self::Unreadable => f.write_str("the content of the request cannot be read"),
        }
    }
}

impl std::error::Error for NotPassedOn {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::TooLate(error) => error.source(),
            Self::Unreadable => None,
        }
    }
}

impl From<TooLate> for NotPassedOn {
    fn from(error: TooLate) -> Self {
        Self::TooLate(error)
    }
}

impl StreamedBody {
    pub(crate) fn new(body: &RequestBody, send_by: SendBy) -> (Self, BodyState, ContentFailure) {
        let length = body.length();
        let state = BodyState::of_length(length);
        let failure = ContentFailure::default();
        let body = Self {
            stream: Mutex::new(body.open()),
            length,
            passed_on: 0,
            turn: Turn::default(),
            send_by,
            state: state.clone(),
            failure: failure.clone(),
        };
        (body, state, failure)
    }

    fn fail(&self, error: io::Error) -> Poll<Option<Result<Frame<Bytes>, NotPassedOn>>> {
        self.failure.set(error);
        Poll::Ready(Some(Err(NotPassedOn::Unreadable)))
    }
}

impl Body for StreamedBody {
    type Data = Bytes;
    type Error = NotPassedOn;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, NotPassedOn>>> {
        if self.is_end_stream() {
            return Poll::Ready(None);
        }
        ready!(self.turn.poll(context));
        let stream = self
            .stream
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        let chunk = loop {
            match ready!(stream.poll_next(context)) {
                Some(Ok(chunk)) if chunk.is_empty() => {}
                chunk => break chunk,
            }
        };
        if self.send_by.has_passed() {
            if !self.state.is_taken() {
                self.state.set_late();
            }
            return Poll::Ready(Some(Err(TooLate.into())));
        }
        let chunk = match (chunk, self.length) {
            (Some(Ok(chunk)), _) => chunk,
            (Some(Err(error)), _) => return self.fail(error),
            (None, Some(length)) => return self.fail(wrong_length(length)),
            (None, None) => {
                // The end of the content is sent too.
                self.state.set_taken();
                return Poll::Ready(None);
            }
        };
        let added = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        let passed_on = self.passed_on.saturating_add(added);
        if let Some(length) = self.length.filter(|length| passed_on > *length) {
            return self.fail(wrong_length(length));
        }
        self.passed_on = passed_on;
        self.state.set_taken();
        Poll::Ready(Some(Ok(Frame::data(chunk))))
    }

    fn is_end_stream(&self) -> bool {
        self.length == Some(self.passed_on)
    }

    fn size_hint(&self) -> SizeHint {
        match self.length {
            Some(length) => SizeHint::with_exact(length.saturating_sub(self.passed_on)),
            None => SizeHint::default(),
        }
    }
}

impl fmt::Debug for StreamedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamedBody")
            .field("length", &self.length)
            .field("passed_on", &self.passed_on)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

/// Returns the body of a response in chunks as they arrive.
pub(super) fn response_body(mut body: reqwest::Body, status: StatusCode) -> ResponseBody {
    ResponseBody::from_poll_fn(move |context| {
        loop {
            match ready!(Pin::new(&mut body).poll_frame(context)) {
                Some(Ok(frame)) => {
                    // Trailers are not read.
                    if let Ok(chunk) = frame.into_data() {
                        return Poll::Ready(Some(Ok(chunk)));
                    }
                }
                Some(Err(error)) => {
                    let error = failed(error).with_response(status, []);
                    return Poll::Ready(Some(Err(error)));
                }
                None => return Poll::Ready(None),
            }
        }
    })
}
