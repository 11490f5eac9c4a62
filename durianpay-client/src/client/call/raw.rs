//! [`RawCall`]: a call that returns the response as received.

use super::{Call, ResponseFuture};
use crate::error::Error;
use crate::http::response::Response;
use crate::types::descriptor::Endpoint;
use bytes::Bytes;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

impl<T> Call<T> {
    /// Makes the call return the response as received, whatever its status.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// let response = client.orders().get("ord_1").raw().await?;
    /// assert_eq!(response.status(), 404);
    /// assert!(response.read().is_err());
    /// # Ok(())
    /// # }
    /// ```
    pub fn raw(self) -> RawCall<T> {
        RawCall(self)
    }
}

/// A call that returns the response as received. Created by [`Call::raw`].
///
/// ```
/// use bytes::Bytes;
/// use durianpay_client::api::Order;
/// use durianpay_client::{ApiKey, Client, RawCall};
///
/// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
/// let call: RawCall<Order> = client.orders().get("ord_1").raw();
/// // Awaiting the call would send it. This response was fetched by another HTTP client:
/// let response = http::Response::builder().status(503).body(Bytes::from_static(b"busy"))?;
/// let response = call.read_http(response);
/// assert_eq!(response.status(), 503);
/// assert!(response.read().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct RawCall<T>(Call<T>);

impl<T> RawCall<T> {
    /// Wraps a response that was fetched with another HTTP client, whatever its status.
    #[must_use]
    pub fn read_http(&self, response: http::Response<Bytes>) -> Response<T> {
        Response::new(self.0.inner.response(response))
    }

    /// Converts the call to its future, as `.await` does.
    pub fn send(self) -> RawCallFuture<T> {
        let inner = self.0.inner;
        RawCallFuture {
            endpoint: inner.parts.endpoint,
            future: inner.send(),
            reads: PhantomData,
        }
    }
}

impl<T> IntoFuture for RawCall<T> {
    type Output = Result<Response<T>, Error>;
    type IntoFuture = RawCallFuture<T>;

    fn into_future(self) -> RawCallFuture<T> {
        self.send()
    }
}

impl<T> fmt::Debug for RawCall<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The future of a [`RawCall`]. Dropping it is like dropping a [`CallFuture`](crate::CallFuture).
///
/// [`Response`] has an example of an awaited call.
#[must_use = "futures do nothing unless polled"]
pub struct RawCallFuture<T> {
    endpoint: &'static Endpoint,
    future: ResponseFuture,
    reads: PhantomData<fn() -> T>,
}

impl<T> Future for RawCallFuture<T> {
    type Output = Result<Response<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let response = ready!(self.future.as_mut().poll(context));
        Poll::Ready(response.map(Response::new))
    }
}

impl<T> fmt::Debug for RawCallFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawCallFuture")
            .field("operation", &self.endpoint.id)
            .finish_non_exhaustive()
    }
}
