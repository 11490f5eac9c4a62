//! Calls whose response is read as it arrives: bytes in chunks, and events.

use super::{Call, CallInner};
use crate::client::streaming::Streaming;
use crate::error::Error;
use crate::http::events::Events;
use crate::http::response::CallResponse;
use crate::http::streamed_response::{Chunks, StreamedResponse};
use crate::http::transport::ResponseBody;
use crate::runtime::BoxFuture;
use crate::types::descriptor::{Endpoint, MediaForm};
use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// The type of a response whose body is bytes or text, which can be streamed.
///
/// Implemented for `Bytes`, `String`, and an `Option` of them.
pub trait BytesResponse: sealed::Sealed {}

mod sealed {
    use bytes::Bytes;

    pub trait Sealed {}

    impl Sealed for Bytes {}
    impl Sealed for String {}
    impl Sealed for Option<Bytes> {}
    impl Sealed for Option<String> {}
}

impl<T: sealed::Sealed> BytesResponse for T {}

impl<T: BytesResponse> Call<T> {
    /// Makes the call return its response as soon as the headers have arrived, with the body in
    /// chunks, so that it need not fit into memory.
    ///
    /// The chunks are those of the body as received: a string that is JSON is not decoded. The
    /// retry class, limits and hooks of the call apply until the headers have arrived; nothing is
    /// retried after that.
    ///
    /// ```
    /// durianpay_client::bindings! {
    ///     pub mod exports = r#"
    ///         [resource.exports]
    ///         doc = "Exports of all orders."
    ///
    ///         [endpoint."exports.download"]
    ///         http    = "GET /exports/{id}"
    ///         path    = { id = "string" }
    ///         returns = "bytes"
    ///         accept  = "text/csv"
    ///         retry   = "safe"
    ///     "#;
    /// }
    ///
    /// use exports::Resources as _;
    ///
    /// # async fn example(client: durianpay_client::Client) -> Result<(), durianpay_client::Error> {
    /// let mut response = client.exports().download("2026").stream_bytes().await?;
    /// while let Some(chunk) = response.next().await {
    ///     println!("{} bytes", chunk?.len());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn stream_bytes(self) -> StreamedCall {
        StreamedCall { inner: self.inner }
    }
}

/// A call whose response is read in chunks. Created by [`Call::stream_bytes`].
#[must_use = "a call does nothing until it is awaited"]
pub struct StreamedCall {
    inner: Box<CallInner>,
}

impl StreamedCall {
    /// Limits each wait for the next chunk. Default: the client's limit of an attempt.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.inner.options.idle = Some(limit);
        self
    }
}

impl IntoFuture for StreamedCall {
    type Output = Result<StreamedResponse, Error>;
    type IntoFuture = StreamedCallFuture;

    fn into_future(self) -> StreamedCallFuture {
        StreamedCallFuture {
            endpoint: self.inner.parts.endpoint,
            future: self.inner.stream(),
        }
    }
}

impl fmt::Debug for StreamedCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamedCall")
            .field("operation", &self.inner.parts.endpoint.id)
            .finish_non_exhaustive()
    }
}

/// The future of a [`StreamedCall`]. Dropping it is like dropping a
/// [`CallFuture`](crate::CallFuture).
#[must_use = "futures do nothing unless polled"]
pub struct StreamedCallFuture {
    endpoint: &'static Endpoint,
    future: StreamFuture,
}

impl Future for StreamedCallFuture {
    type Output = Result<StreamedResponse, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let begun = ready!(self.future.as_mut().poll(context));
        Poll::Ready(begun.map(|(response, chunks)| StreamedResponse::new(response, chunks)))
    }
}

impl fmt::Debug for StreamedCallFuture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamedCallFuture")
            .field("operation", &self.endpoint.id)
            .finish_non_exhaustive()
    }
}

impl<T> Call<Events<T>> {
    /// Limits each wait for the next bytes of the stream. Servers often send a comment from time to
    /// time, which is part of it. Default: the client's limit of an attempt.
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.inner.options.idle = Some(limit);
        self
    }
}

impl<T> IntoFuture for Call<Events<T>> {
    type Output = Result<Events<T>, Error>;
    type IntoFuture = EventsFuture<T>;

    fn into_future(self) -> EventsFuture<T> {
        let most = self.inner.client.max_response_bytes();
        EventsFuture {
            endpoint: self.inner.parts.endpoint,
            most,
            future: self.inner.stream(),
            reads: PhantomData,
        }
    }
}

/// The future of a call that returns [`Events`]. Dropping it is like dropping a
/// [`CallFuture`](crate::CallFuture).
#[must_use = "futures do nothing unless polled"]
pub struct EventsFuture<T> {
    endpoint: &'static Endpoint,
    /// The maximum size of an event.
    most: usize,
    future: StreamFuture,
    reads: PhantomData<fn() -> T>,
}

impl<T> Future for EventsFuture<T> {
    type Output = Result<Events<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let begun = ready!(self.future.as_mut().poll(context));
        let most = self.most;
        Poll::Ready(begun.map(|(response, chunks)| Events::new(response, chunks, most)))
    }
}

impl<T> fmt::Debug for EventsFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventsFuture")
            .field("operation", &self.endpoint.id)
            .finish_non_exhaustive()
    }
}

/// The future of a response that has begun.
type StreamFuture = BoxFuture<'static, Result<(CallResponse, Chunks), Error>>;

impl CallInner {
    /// Sends the call, and returns the response once its headers have arrived and are a success.
    fn stream(self: Box<Self>) -> StreamFuture {
        let client = self.client.clone();
        let endpoint = self.parts.endpoint;
        let limit = client.idle_limit(self.options);
        let source = self.parts.source().cloned();
        let streaming = Arc::new(Streaming::of_response(client.api(), endpoint, source));
        let sent = self.send_streaming(Some(Arc::clone(&streaming)));
        Box::pin(async move {
            let mut response = sent.await?;
            let body = match streaming.take() {
                Some(body) => body,
                None => {
                    response.check()?;
                    if is_events(endpoint) {
                        return Err(response.not_events());
                    }
                    ResponseBody::from(std::mem::take(&mut response.raw.body))
                }
            };
            response.end_span();
            let runtime = client.shared_runtime();
            let runtime =
                runtime.ok_or_else(|| Error::configuration("the client has no runtime"))?;
            Ok((response, Chunks::new(body, runtime, limit)))
        })
    }
}

fn is_events(endpoint: &Endpoint) -> bool {
    matches!(
        endpoint.accepts.0,
        MediaForm::Events | MediaForm::TextEvents
    )
}
