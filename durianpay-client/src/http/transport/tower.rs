//! Tower services and transports, converted to each other.

use super::{SendOptions, Transport, TransportError, TransportResult};
use crate::runtime::BoxFuture;
use bytes::Bytes;
use std::error::Error as StdError;
use std::fmt;
use std::future::poll_fn;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use tower_service::Service;

/// Any error, which is what most layers return.
type BoxError = Box<dyn StdError + Send + Sync>;

/// A transport as a tower service: the innermost service of a stack of layers, which
/// [`ServiceTransport`] converts back to a transport.
///
/// Like every transport, it sends a request once. A request that a layer sends again, such as that of
/// `tower::retry`, fails: its outcome would not be known, and the client retries what may be retried.
///
/// [`ServiceTransport`] has an example.
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

impl TransportService {
    /// Creates a service that sends requests over `transport`.
    #[must_use]
    pub fn new(transport: Arc<dyn Transport>) -> Self {
        Self(transport)
    }
}

/// Whether a request was passed to the transport. All copies of the request share it.
#[derive(Clone, Default)]
struct Sent(Arc<AtomicBool>);

impl Service<http::Request<Bytes>> for TransportService {
    type Response = http::Response<Bytes>;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<Self::Response, BoxError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, mut request: http::Request<Bytes>) -> Self::Future {
        let transport = Arc::clone(&self.0);
        let extensions = request.extensions_mut();
        let (options, sent) = (extensions.remove(), extensions.remove());
        Box::pin(async move {
            let (Some(options), Some(Sent(sent))) = (options, sent) else {
                let reason = "a layer removed the extensions of the request";
                return Err(TransportError::invalid_request(reason).into());
            };
            if sent.swap(true, Ordering::Relaxed) {
                let reason = "a layer sent the request a second time";
                return Err(TransportError::unknown(reason).into());
            }
            Ok(transport.send(request, options).await?)
        })
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("TransportService").finish_non_exhaustive()
    }
}

/// A stack of tower layers as a transport, with a [`TransportService`] inside.
///
/// If a layer returns an error of its own, the request was not sent if it had not reached the
/// [`TransportService`], as with `tower::load_shed`. Otherwise, its outcome is
/// [`Unknown`](crate::Outcome::Unknown), as with `tower::timeout`. The time of a request that waits
/// for a layer to be ready counts as that of its attempt.
///
/// The service is cloned for each request, so what its layers count must be shared by the clones. The
/// layers must keep the extensions of the request, and must not hand it to another task, as
/// `tower::buffer` does: it could be sent after its call was given up. They see the header with the
/// key, which is marked as sensitive. Streams are read into memory, since a body is [`Bytes`].
///
/// ```
/// use durianpay_client::{ApiKey, Client, ServiceTransport, TransportService};
/// use std::time::Duration;
/// use tower::ServiceBuilder;
///
/// let client = Client::builder(ApiKey::new("dp_test_demo")?)
///     .wrap_transport(|transport| {
///         let layers = ServiceBuilder::new()
///             .timeout(Duration::from_secs(10))
///             .service(TransportService::new(transport));
///         ServiceTransport::new(layers)
///     })
///     .build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct ServiceTransport<S>(S);

impl<S> ServiceTransport<S> {
    /// Creates a transport that sends requests through `service`.
    pub fn new(service: S) -> Self {
        Self(service)
    }
}

impl<S> Transport for ServiceTransport<S>
where
    S: Service<http::Request<Bytes>, Response = http::Response<Bytes>>,
    S: Clone + Send + Sync + 'static,
    S::Error: Into<BoxError> + Send,
    S::Future: Send,
{
    fn send(
        &self,
        mut request: http::Request<Bytes>,
        options: SendOptions,
    ) -> BoxFuture<'_, TransportResult> {
        let mut service = self.0.clone();
        let sent = Sent::default();
        request.extensions_mut().insert(options);
        request.extensions_mut().insert(sent.clone());
        Box::pin(async move {
            let ready = poll_fn(|context| service.poll_ready(context)).await;
            let result = match ready {
                Ok(()) => service.call(request).await,
                Err(error) => Err(error),
            };
            result.map_err(|error| failed(error.into(), &sent))
        })
    }
}

/// Creates the error for a request that a layer or the transport failed to send.
fn failed(error: BoxError, Sent(sent): &Sent) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) if sent.load(Ordering::Relaxed) => TransportError::unknown(error)
            .with_message("a layer failed after the request was passed to the transport"),
        Err(error) => TransportError::not_sent(error)
            .with_message("a layer failed before the request was passed to the transport"),
    }
}

impl<S> fmt::Debug for ServiceTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ServiceTransport").finish_non_exhaustive()
    }
}
