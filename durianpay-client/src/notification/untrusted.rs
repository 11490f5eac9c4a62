//! [`Untrusted`]: a notification as received.

use http::HeaderMap;
use std::fmt;

/// A notification as received: anyone can send one. Pass it to
/// [`Verifier::verify`](super::Verifier::verify).
///
/// The body must be the bytes of the request, not JSON that was parsed and serialized again:
/// the signature covers the bytes.
///
/// ```
/// use durianpay_client::notification::{Authentic, NotificationError, Untrusted};
/// use durianpay_client::snap::{Notification, Verifier};
///
/// /// Verifies the notification of a request, in any server with the types of `http`.
/// fn verify(
///     verifier: &Verifier,
///     request: &http::Request<Vec<u8>>,
/// ) -> Result<Authentic<Notification>, NotificationError> {
///     let (method, body) = (request.method().as_str(), request.body());
///     let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
///     verifier.verify(&Untrusted::new(method, path, request.headers(), body))
/// }
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let error = verify(&simulator.snap().verifier(), &http::Request::default()).unwrap_err();
/// # assert!(matches!(error, NotificationError::Header(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Untrusted<'a> {
    method: &'a str,
    path: &'a str,
    headers: &'a HeaderMap,
    body: &'a [u8],
}

impl<'a> Untrusted<'a> {
    /// Creates a notification from the parts of a request.
    ///
    /// `path` is the path of the URL with its query, as the server received it:
    /// `/v1.0/qr/qr-mpm-notify`. If a proxy has changed it, see
    /// [`Verifier::replace_prefix`](super::Verifier::replace_prefix).
    #[must_use]
    pub fn new(method: &'a str, path: &'a str, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        Self {
            method,
            path,
            headers,
            body,
        }
    }

    pub(super) fn method(&self) -> &'a str {
        self.method
    }

    pub(super) fn path(&self) -> &'a str {
        self.path
    }

    pub(super) fn body(&self) -> &'a [u8] {
        self.body
    }

    /// Returns the only value of a header, without surrounding whitespace.
    pub(super) fn header(&self, name: &str) -> Option<&'a str> {
        let mut values = self.headers.get_all(name).iter();
        let (value, None) = (values.next()?, values.next()) else {
            return None;
        };
        Some(value.to_str().ok()?.trim())
    }
}

/// Omits headers and body, which are personal data of a payer.
impl fmt::Debug for Untrusted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let body = self.body.len();
        f.debug_struct("Untrusted")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("body", &format_args!("{body} bytes"))
            .finish_non_exhaustive()
    }
}
