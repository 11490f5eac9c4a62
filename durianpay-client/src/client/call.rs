//! A call: a request that is sent when it is awaited.

pub(crate) mod future;
mod page;
pub(crate) mod raw;
mod set_key;
#[cfg(feature = "tokens")]
mod sign;
#[cfg(feature = "intents")]
mod stored;
pub(crate) mod stream;

use crate::client::core::{ApiClient, ClientCore};
use crate::client::dropped::DropGuard;
use crate::client::streaming::Streaming;
use crate::error::{Error, History};
use crate::http::call_span::CallSpan;
use crate::http::limits::CallOptions;
use crate::http::raw::RawResponse;
use crate::http::request::RequestParts;
use crate::http::response::CallResponse;
use crate::json::{Decode, Encode};
use crate::types::descriptor::{Endpoint, MediaForm, RetryClass};
use crate::types::idempotency_key::{IdempotencyKey, IdempotencyKeyError};
use bytes::Bytes;
use http::HeaderName;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A request to an endpoint, sent when awaited.
///
/// Options for this call can be set first. [`to_http`](Self::to_http) converts it to an
/// [`http::Request`] for another HTTP stack.
///
/// ```
/// # async fn example(client: durianpay_client::Client) -> Result<(), durianpay_client::Error> {
/// use std::time::Duration;
///
/// let order = client
///     .orders()
///     .get("ord_0dIWbuDJQ84078")
///     .timeout(Duration::from_secs(5))
///     .await?;
/// println!("{}", order.status);
/// # Ok(())
/// # }
/// ```
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<T> {
    /// Boxed, since every setter moves it.
    inner: Box<CallInner>,
    reads: PhantomData<fn() -> T>,
}

/// A call without its response type, so that its code is compiled once and not for every
/// endpoint.
struct CallInner {
    client: ClientCore,
    parts: RequestParts,
    /// The idempotency key, if the endpoint supports one.
    key: Option<IdempotencyKey>,
    options: CallOptions,
}

/// The future of a call. Boxed, so that all endpoints share one type.
type ResponseFuture = Pin<Box<dyn Future<Output = Result<CallResponse, Error>> + Send>>;

impl CallInner {
    #[inline(never)]
    fn new(client: &ClientCore, endpoint: &'static Endpoint) -> Box<Self> {
        let mut call = Self {
            client: client.clone(),
            parts: RequestParts::new(client.api(), endpoint),
            key: None,
            options: CallOptions::default(),
        };
        match endpoint.retry {
            // A key for this call, which its retries reuse.
            RetryClass::Keyed => call.key = client.random_key(),
            RetryClass::Safe | RetryClass::Never => {}
        }
        if endpoint.sends.0 == MediaForm::Multipart
            && let Some(boundary) = client.random_boundary()
        {
            call.parts.set_boundary(boundary);
        }
        Box::new(call)
    }

    fn header(&mut self, name: &str, value: &str) {
        let of_key = self.client.api().idempotency_header;
        if of_key.is_some_and(|of_key| of_key.eq_ignore_ascii_case(name)) {
            let reason = format!("the header `{name}` must be set with `idempotency_key`");
            self.parts.set_error(reason);
        } else {
            self.parts.header(name, value);
        }
    }

    fn to_http(&self) -> Result<http::Request<Bytes>, Error> {
        let mut request = self.parts.to_http(self.client.target())?;
        let (RetryClass::Keyed, Some(name)) = (
            self.parts.endpoint.retry,
            self.client.api().idempotency_header,
        ) else {
            return Ok(request);
        };
        let error = |reason| Error::request(reason).for_operation(self.parts.endpoint.id);
        let key = self.key.as_ref().ok_or_else(|| {
            error(
                "the call has no idempotency key, and the client has no runtime to create one; set \
                 it with `idempotency_key`",
            )
        })?;
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|source| {
            error("the name of the idempotency key's header is invalid").with_source(source)
        })?;
        request.headers_mut().insert(name, key.to_header());
        Ok(request)
    }

    /// Checks that the body is not streamed.
    fn check_in_memory(&self) -> Result<(), Error> {
        if self.parts.source().is_none() {
            return Ok(());
        }
        let error = Error::request("the body is streamed, because a file is not in memory");
        Err(error.for_operation(self.parts.endpoint.id))
    }

    fn authorize(&self, request: http::Request<Bytes>) -> Result<http::Request<Bytes>, Error> {
        let endpoint = self.parts.endpoint;
        let completed = self.client.target().complete(endpoint, request);
        completed.map_err(|error| error.for_operation(endpoint.id))
    }

    /// Sends the call, and reads the whole response.
    fn send(self: Box<Self>) -> ResponseFuture {
        let streaming = Streaming::of_request(self.parts.source().cloned());
        self.send_streaming(streaming.map(Arc::new))
    }

    /// Sends the call, of which `streaming` describes what is streamed.
    #[inline(never)]
    fn send_streaming(self: Box<Self>, streaming: Option<Arc<Streaming>>) -> ResponseFuture {
        let request = self.to_http();
        let request = request.and_then(|request| self.authorize(request));
        let Self {
            client,
            parts: RequestParts { endpoint, .. },
            key,
            options,
        } = *self;
        let has_key = key.is_some() && client.api().idempotency_header.is_some();
        let class = class_of(endpoint, has_key);
        let mut guard = DropGuard::new(client.drop_observer().cloned(), endpoint.id, key);
        Box::pin(async move {
            let span = CallSpan::begin(client.target(), endpoint);
            guard.set_span(span.clone());
            let sent = match request {
                Ok(request) => {
                    let progress = guard.progress();
                    let streaming = streaming.as_deref();
                    let sending =
                        client.send(endpoint, class, request, streaming, options, progress);
                    span.instrument(sending).await
                }
                Err(error) => Err(error),
            };
            guard.end();
            let (received, history) =
                sent.inspect_err(|error| span.ended_without_response(endpoint, error))?;
            let credentials = client.target().credentials.clone();
            let response =
                CallResponse::new(client.api(), credentials, endpoint, received, history);
            Ok(response.in_span(span))
        })
    }

    /// Wraps a response that the caller has fetched.
    #[inline(never)]
    fn response(&self, response: http::Response<Bytes>) -> CallResponse {
        let (head, body) = response.into_parts();
        let received = RawResponse {
            status: head.status,
            headers: head.headers,
            body,
            handled_at: None,
        };
        CallResponse::new(
            self.client.api(),
            self.client.target().credentials.clone(),
            self.parts.endpoint,
            received,
            History::ONE,
        )
    }
}

impl<T> Call<T> {
    #[doc(hidden)]
    pub fn new(client: &impl ApiClient, endpoint: &'static Endpoint) -> Self {
        Self {
            inner: CallInner::new(client.core(), endpoint),
            reads: PhantomData,
        }
    }

    #[doc(hidden)]
    pub fn path(mut self, name: &str, value: &dyn fmt::Display) -> Self {
        self.inner.parts.path(name, value);
        self
    }

    #[doc(hidden)]
    pub fn query(mut self, value: &dyn Encode) -> Self {
        self.inner.parts.query(value);
        self
    }

    #[doc(hidden)]
    pub fn headers(mut self, value: &dyn Encode) -> Self {
        self.inner.parts.headers(value);
        self
    }

    #[doc(hidden)]
    pub fn body(mut self, value: &dyn Encode) -> Self {
        self.inner.parts.body(value);
        self
    }

    #[doc(hidden)]
    pub fn bytes(mut self, bytes: Bytes) -> Self {
        self.inner.parts.bytes(bytes);
        self
    }

    /// Limits the time of this call with all its attempts, including connecting, sending and
    /// reading the whole response. Replaces the client's total limit. With a limit of zero, the
    /// call fails before anything is sent.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.inner.options.timeout = Some(limit);
        self
    }

    /// Sets the maximum number of retries of this call, instead of that of the
    /// [client](crate::ClientBuilder::retries). Which failures are retried still depends on the retry
    /// class, and the retry budget of the client still applies.
    ///
    /// ```
    /// # async fn example(client: durianpay_client::Client) -> Result<(), durianpay_client::Error> {
    /// let order = client.orders().get("ord_0dIWbuDJQ84078").retries(5).await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias = "max_retries")]
    pub fn retries(mut self, most: u32) -> Self {
        self.inner.options.retries = Some(most);
        self
    }

    /// Disables retries for this call, whatever its retry class.
    ///
    /// ```
    /// # async fn example(client: durianpay_client::Client) -> Result<(), durianpay_client::Error> {
    /// let order = client.orders().get("ord_0dIWbuDJQ84078").no_retry().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn no_retry(self) -> Self {
        self.retries(0)
    }

    /// Adds a header to this call. Its value is hidden in debug output.
    ///
    /// The call fails before anything is sent if the name or value is invalid, or if the client
    /// sets the header itself: `authorization`, `host`, and headers that frame the request. The
    /// header for the idempotency key must be set with
    /// [`idempotency_key`](Self::idempotency_key).
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client, Outcome};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
    /// let call = client.orders().get("ord_1").header("accept-language", "id-ID");
    /// assert_eq!(call.to_http()?.headers()["accept-language"], "id-ID");
    ///
    /// let call = client.orders().get("ord_1").header("authorization", "Basic eDo=");
    /// assert_eq!(call.await.unwrap_err().outcome(), Outcome::NotSent);
    /// # Ok(())
    /// # }
    /// ```
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.inner.header(name, value);
        self
    }

    /// Sets the idempotency key of the call: a string, or an [`IdempotencyKey`] that was stored
    /// before.
    ///
    /// Otherwise, a call of the retry class `keyed` uses a random key, which only protects its
    /// own retries. To be able to repeat a call whose outcome you do not know, you must set the
    /// key yourself and store it before the call: the API carries out the same request with the
    /// same key once.
    ///
    /// The call fails before anything is sent if the key is not a valid [`IdempotencyKey`], or
    /// if the operation is of another class, for which the API does not support keys.
    ///
    /// ```
    /// # #[cfg(feature = "disbursements")] {
    /// # async fn example(client: durianpay_client::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// use durianpay_client::IdempotencyKey;
    ///
    /// let key = IdempotencyKey::random(); // stored together with the batch's id
    /// client.disbursements().approve("dis_123").idempotency_key(&key).await?;
    /// # Ok(())
    /// # }
    /// # }
    /// ```
    pub fn idempotency_key<K>(mut self, key: K) -> Self
    where
        K: TryInto<IdempotencyKey, Error: Into<IdempotencyKeyError>>,
    {
        self.inner
            .idempotency_key(key.try_into().map_err(Into::into));
        self
    }

    /// Converts the call to a request that any HTTP client can send. The header with the key is
    /// marked as sensitive.
    ///
    /// A key that belongs in the URL is not included, since URLs are often logged: add it last,
    /// with [`authorize`](Self::authorize). A signature or a token is not included either:
    /// `sign_http` adds it.
    ///
    /// # Errors
    ///
    /// If an argument cannot be sent, such as a header with a line break, or an id that would
    /// change the segments of the path; or if the body is streamed, because a
    /// [`File`](crate::File) is not in memory.
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
    /// let request = client.orders().get("ord_1").to_http()?;
    /// assert_eq!(request.uri(), "https://api-sandbox.durianpay.id/v1/orders/ord_1");
    /// assert!(request.headers()["authorization"].is_sensitive());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_http(&self) -> Result<http::Request<Bytes>, Error> {
        self.inner.check_in_memory()?;
        self.inner.to_http()
    }

    /// Adds the key to the URL of a request, if the API expects it there. Requests to other
    /// APIs are returned unchanged.
    ///
    /// From then on, `Debug` of the request shows the key.
    ///
    /// # Errors
    ///
    /// If the URL becomes too long.
    pub fn authorize(&self, request: http::Request<Bytes>) -> Result<http::Request<Bytes>, Error> {
        self.inner.authorize(request)
    }

    /// Returns the operation, such as `orders.create`: the name that errors, hooks and spans have
    /// too.
    ///
    /// ```
    /// use durianpay_client::{ApiKey, Client};
    ///
    /// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
    /// let call = client.orders().get("ord_1");
    /// assert_eq!(call.operation(), "orders.get");
    /// assert_eq!((call.endpoint().method, call.endpoint().path), ("GET", "/orders/{id}"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.inner.parts.endpoint.id
    }

    /// Returns the endpoint: its method, the template of its path, and its retry class.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.inner.parts.endpoint
    }
}

/// Determines the retry class of a request: `keyed` without an idempotency key becomes
/// `never`.
fn class_of(endpoint: &Endpoint, has_key: bool) -> RetryClass {
    match endpoint.retry {
        RetryClass::Keyed if !has_key => RetryClass::Never,
        class @ (RetryClass::Safe | RetryClass::Keyed | RetryClass::Never) => class,
    }
}

impl<T: Decode> Call<T> {
    /// Reads a response that was fetched with another HTTP client.
    ///
    /// # Errors
    ///
    /// If the status is an error, or the body cannot be read.
    ///
    /// ```
    /// use bytes::Bytes;
    /// use durianpay_client::{ApiKey, Client, Outcome};
    /// use http::StatusCode;
    ///
    /// let client = Client::new(ApiKey::new("dp_test_demo")?)?;
    /// let call = client.orders().get("ord_1");
    /// let body = Bytes::from_static(br#"{"error": "order not found"}"#);
    /// let response = http::Response::builder().status(404).body(body)?;
    /// let error = call.read_http(response).unwrap_err();
    /// assert_eq!(error.status(), Some(StatusCode::NOT_FOUND));
    /// assert_eq!(error.outcome(), Outcome::Rejected);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read_http(&self, response: http::Response<Bytes>) -> Result<T, Error> {
        self.inner.response(response).read()
    }
}

impl<T> fmt::Debug for Call<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.inner.parts.endpoint.id)
            .field("client", &self.inner.client)
            .finish_non_exhaustive()
    }
}

#[cfg(all(test, feature = "disbursements"))]
mod tests {
    use super::class_of;
    use crate::api::endpoint::{DISBURSEMENTS_APPROVE, DISBURSEMENTS_GET};
    use crate::types::descriptor::RetryClass;

    #[test]
    fn a_key_that_is_not_sent_does_not_protect() {
        assert_eq!(class_of(&DISBURSEMENTS_APPROVE, true), RetryClass::Keyed);
        assert_eq!(class_of(&DISBURSEMENTS_APPROVE, false), RetryClass::Never);
        assert_eq!(class_of(&DISBURSEMENTS_GET, false), RetryClass::Safe);
    }
}
