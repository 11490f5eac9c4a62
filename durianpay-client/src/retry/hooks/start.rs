//! The view that a hook has of an attempt that is about to be made.

use crate::types::descriptor::Api;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Method};
use std::fmt;

/// An attempt that is about to be made.
///
/// ```
/// use durianpay_client::{AttemptStart, Client, Hook};
/// use http::{HeaderName, HeaderValue};
///
/// /// Passes the id of a trace on to the API.
/// struct Trace(HeaderValue);
///
/// impl Hook for Trace {
///     fn before(&self, attempt: &mut AttemptStart<'_>) {
///         let name = HeaderName::from_static("traceparent");
///         if let Err(refused) = attempt.add_header(name, self.0.clone()) {
///             eprintln!("{}, attempt {}: {refused}", attempt.operation(), attempt.number());
///         }
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let builder = Client::builder(simulator.api_key().clone()).transport(simulator.transport());
/// let id = HeaderValue::from_static("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
/// let client = builder.hook(Trace(id)).build()?;
/// client.payments().list().await?;
/// # assert!(simulator.requests()[0].headers.contains_key("traceparent"));
/// # Ok(())
/// # }
/// ```
pub struct AttemptStart<'a> {
    pub(super) operation: &'static str,
    pub(super) number: u32,
    pub(super) api: &'static Api,
    pub(super) request: &'a mut http::Request<Bytes>,
}

impl AttemptStart<'_> {
    /// Returns the operation, such as `orders.create`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns the number of the attempt, from 1.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }

    /// Returns the HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// Returns the path of the URL, which may contain ids.
    #[must_use]
    pub fn path(&self) -> &str {
        self.request.uri().path()
    }

    /// Returns a header of the request, or `None` if it is missing or marked as sensitive.
    #[must_use]
    pub fn header(&self, name: &HeaderName) -> Option<&HeaderValue> {
        let value = self.request.headers().get(name)?;
        (!value.is_sensitive()).then_some(value)
    }

    /// Adds a header to this attempt only.
    ///
    /// # Errors
    ///
    /// If the request already has the header, or if only the client may set it: `authorization`,
    /// `host`, the idempotency key, and headers that frame the request. Nothing is changed then.
    pub fn add_header(
        &mut self,
        name: HeaderName,
        value: HeaderValue,
    ) -> Result<(), HeaderRefused> {
        let mut reserved = self.api.reserved_headers.iter();
        let is_reserved = reserved.any(|reserved| reserved.eq_ignore_ascii_case(name.as_str()));
        let of_key = self.api.idempotency_header;
        let is_of_key = of_key.is_some_and(|of_key| of_key.eq_ignore_ascii_case(name.as_str()));
        if is_reserved || is_of_key || self.request.headers().contains_key(&name) {
            return Err(HeaderRefused { name });
        }
        self.request.headers_mut().insert(name, value);
        Ok(())
    }
}

impl fmt::Debug for AttemptStart<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttemptStart")
            .field("operation", &self.operation)
            .field("number", &self.number)
            .field("method", self.method())
            .field("path", &self.path())
            .finish_non_exhaustive()
    }
}

/// The error returned when a hook must not add a header.
///
/// ```
/// use durianpay_client::{AttemptStart, Hook};
/// use http::HeaderValue;
/// use http::header::AUTHORIZATION;
///
/// /// Tries to replace the key, which no hook can do.
/// struct OtherKey;
///
/// impl Hook for OtherKey {
///     fn before(&self, attempt: &mut AttemptStart<'_>) {
///         let refused = attempt.add_header(AUTHORIZATION, HeaderValue::from_static("Basic eDo="));
///         assert!(refused.is_err());
///     }
/// }
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::Client;
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let builder = Client::builder(simulator.api_key().clone()).transport(simulator.transport());
/// # builder.hook(OtherKey).build()?.payments().list().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderRefused {
    name: HeaderName,
}

impl fmt::Display for HeaderRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the header `{}` is set by the client or by the call; a hook can only add other headers",
            self.name,
        )
    }
}

impl std::error::Error for HeaderRefused {}
