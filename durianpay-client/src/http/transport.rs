//! [`Transport`]: sends a request to the API and returns the response.

pub(crate) mod body;
mod error;
#[cfg(feature = "tower-service-0-3")]
mod tower;

pub use self::body::{RequestBody, ResponseBody};
pub use self::error::TransportError;
#[cfg(feature = "tower-service-0-3")]
pub use self::tower::{ServiceTransport, TransportService};
use crate::runtime::BoxFuture;
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;

/// The result of [`Transport::send`].
///
/// [`Transport`] has an example.
pub type TransportResult = Result<http::Response<Bytes>, TransportError>;

/// The result of [`Transport::send_stream`].
pub type StreamResult = Result<http::Response<ResponseBody>, TransportError>;

/// Sends one request and reads the whole response. Implement it for another HTTP stack, for
/// middleware around one, or for recorded responses.
///
/// The client decides what is sent, how often and how long it takes: each call of
/// [`send`](Self::send) is one attempt. Set a transport with
/// [`ClientBuilder::transport`](crate::ClientBuilder::transport), or wrap another one with
/// [`ClientBuilder::wrap_transport`](crate::ClientBuilder::wrap_transport).
///
/// # Rules
///
/// Every implementation must follow these rules, or money may move twice:
///
/// - A request must be sent at most once: no retry, no redirect, no second connection after the
///   first has received any part of it.
/// - An error must be [`not_sent`](TransportError::not_sent) only if the server cannot have
///   received the whole request, since calls of every class are then made again. If in doubt, it
///   must be [`unknown`](TransportError::unknown).
/// - Nothing must be sent before the future is polled, after it was dropped, or after
///   [`send_by`](SendOptions::send_by).
/// - The request must go to the host of its URL, over https unless the URL says otherwise. The
///   header with the key is marked as sensitive and must not be logged.
///
/// ```
/// use bytes::Bytes;
/// use durianpay_client::{ApiKey, BoxFuture, Client};
/// use durianpay_client::{SendOptions, Transport, TransportResult};
///
/// /// Responds to every request with a recorded response.
/// struct Recorded(&'static str);
///
/// impl Transport for Recorded {
///     fn send(&self, _: http::Request<Bytes>, _: SendOptions) -> BoxFuture<'_, TransportResult> {
///         let response = http::Response::new(Bytes::from_static(self.0.as_bytes()));
///         Box::pin(std::future::ready(Ok(response)))
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let recorded = r#"{"data": {"id": "ord_1", "customer_id": "cus_1", "order_ref_id": "shop-7",
///     "amount": "10000.00", "currency": "IDR", "status": "completed",
///     "created_at": "2026-07-01T00:00:00Z", "updated_at": "2026-07-01T00:00:00Z"}}"#;
/// let client = Client::builder(ApiKey::new("dp_test_demo")?)
///     .transport(Recorded(recorded))
///     .build()?;
/// let order = client.orders().get("ord_1").await?;
/// assert_eq!(order.order_ref_id.as_deref(), Some("shop-7"));
/// # Ok(())
/// # }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request once and reads the whole response, whatever its status.
    ///
    /// # Errors
    ///
    /// If there is no complete response, or it is larger than
    /// [`max_response_bytes`](SendOptions::max_response_bytes).
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult>;

    /// Sends a request once, with a body that may be read while it is sent, and returns the
    /// response as soon as its headers have arrived. The client calls it for uploads of files that
    /// are not in memory, for responses in chunks and for server-sent events, and
    /// [`send`](Self::send) for all other calls.
    ///
    /// By default, it reads the content of the request into memory, calls [`send`](Self::send), and
    /// returns the whole response as one chunk. A transport or wrapper that does not override it
    /// therefore needs memory for the whole content, and the events of a stream arrive only once it
    /// has ended. The rules of the trait apply here too;
    /// [`max_response_bytes`](SendOptions::max_response_bytes) does not limit a body that is
    /// streamed.
    ///
    /// # Errors
    ///
    /// If there is no response. Content that cannot be read is an
    /// [`invalid_request`](TransportError::invalid_request) if no part of it was sent.
    fn send_stream(
        &self,
        request: http::Request<RequestBody>,
        options: SendOptions,
    ) -> BoxFuture<'_, StreamResult> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let body = body
                .collect()
                .await
                .map_err(TransportError::unreadable_content)?;
            let request = http::Request::from_parts(head, body);
            let response = self.send(request, options).await?;
            Ok(response.map(ResponseBody::from))
        })
    }
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        (**self).send(request, options)
    }

    fn send_stream(
        &self,
        request: http::Request<RequestBody>,
        options: SendOptions,
    ) -> BoxFuture<'_, StreamResult> {
        (**self).send_stream(request, options)
    }
}

/// The limits of one attempt.
///
/// ```
/// use durianpay_client::{Outcome, SendOptions, TransportError};
/// use std::time::Duration;
///
/// /// Checks, just before a transport sends a request, whether it may still do so.
/// fn check(now: Duration, options: SendOptions) -> Result<(), TransportError> {
///     if now > options.send_by() {
///         return Err(TransportError::too_late());
///     }
///     Ok(())
/// }
///
/// let options = SendOptions::new(2 * 1024 * 1024, Duration::from_secs(30));
/// assert!(check(Duration::from_secs(29), options).is_ok());
/// let error = check(Duration::from_secs(31), options).unwrap_err();
/// assert_eq!(error.outcome(), Outcome::NotSent);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct SendOptions {
    max_response_bytes: usize,
    send_by: Duration,
}

impl SendOptions {
    /// Creates the limits of an attempt. Use it to test a transport; otherwise the client creates
    /// them.
    #[must_use]
    pub fn new(max_response_bytes: usize, send_by: Duration) -> Self {
        Self {
            max_response_bytes,
            send_by,
        }
    }

    /// Returns the maximum size of a response body, in bytes.
    #[must_use]
    pub fn max_response_bytes(&self) -> usize {
        self.max_response_bytes
    }

    /// Returns the moment after which nothing must be sent, on the client's clock
    /// [`Runtime::now`](crate::Runtime::now). The caller then receives a timeout error, and may make
    /// the call again.
    #[must_use]
    pub fn send_by(&self) -> Duration {
        self.send_by
    }
}
