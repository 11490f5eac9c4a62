//! [`ErrorKind`]: the kind of an error.

use std::fmt;

/// The kind of an [`Error`](crate::Error).
///
/// ```
/// use durianpay_client::{ApiKey, Client, ErrorKind, Outcome};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// // No server listens on this port.
/// let client = Client::builder(ApiKey::new("dp_test_demo")?)
///     .base_url("http://127.0.0.1:9/v1")
///     .retries(0)
///     .build()?;
/// let error = client.orders().get("ord_1").await.unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Connect);
/// assert_eq!(error.outcome(), Outcome::NotSent);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client could not be set up.
    Configuration,
    /// The request could not be built from its arguments.
    Request,
    /// There was no connection, because of DNS, the network or the certificate, or the
    /// connection closed before the request was sent.
    Connect,
    /// A time limit expired.
    Timeout,
    /// The connection broke, or the response was not HTTP.
    Transport,
    /// The API responded with a redirect, which is never followed.
    Redirect,
    /// The response is larger than the client's limit.
    BodyTooLarge,
    /// The API responded with an error: a status of 400 or higher, or an error code inside a
    /// success.
    Api,
    /// A call with the same idempotency key is still being carried out (202).
    Pending,
    /// The idempotency key was used before, and the first call with it may have been carried
    /// out. A keyed call has this kind for the status 409, and for any 4xx status whose code or
    /// message says that the key, or the object to be created, already exists.
    Conflict,
    /// The response could not be decoded.
    Decode,
    /// The token that the request needs was not issued, and no part of the request was sent.
    /// [`source`](std::error::Error::source) is the [`Error`](crate::Error) of the call that fetches the token, unless
    /// time ran out before that call ended.
    Token,
    /// A paginated list does not end, or repeats itself: see
    /// [`Call::stream`](crate::Call::stream).
    Pages,
}

impl ErrorKind {
    /// Returns the name of the kind, such as `connect`, for a metric or a log. Names do not change
    /// in later versions.
    ///
    /// ```
    /// use durianpay_client::ErrorKind;
    ///
    /// assert_eq!(ErrorKind::BodyTooLarge.as_str(), "body_too_large");
    /// assert_eq!(ErrorKind::Timeout.to_string(), "timeout");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Configuration => "configuration",
            Self::Request => "request",
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Transport => "transport",
            Self::Redirect => "redirect",
            Self::BodyTooLarge => "body_too_large",
            Self::Api => "api",
            Self::Pending => "pending",
            Self::Conflict => "conflict",
            Self::Decode => "decode",
            Self::Token => "token",
            Self::Pages => "pages",
        }
    }
}

/// Writes the name of the kind, like [`as_str`](ErrorKind::as_str).
impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
