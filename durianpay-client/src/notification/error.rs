//! [`NotificationError`]: the reason why a notification is rejected.

use crate::json::ReadError;
use http::StatusCode;
use std::fmt;

/// The error of a rejected notification. It contains nothing from the body, and no key.
///
/// ```
/// use durianpay_client::notification::{NotificationError, Untrusted};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::snap::api::{CreateQris, Money, QrisInfo};
/// # let simulator = durianpay_simulator::Simulator::builder()
/// #     .snap_webhook_receiver(|_| std::future::ready(http::StatusCode::OK))
/// #     .start_in_memory()?;
/// # let qris = CreateQris::new("shop-1017", Money::new(10_000), QrisInfo::new());
/// # let qris = simulator.snap().client().qris().create(qris).await?;
/// # let sent = simulator.snap().pay_qris(&qris.reference_no.ok_or("no id")?).await?;
/// # let (path, headers, body) = (&sent[0].path, &sent[0].headers, &sent[0].body);
/// # let _ = body;
/// # let verifier = simulator.snap().verifier();
/// let forged = Untrusted::new("POST", path, headers, b"{}");
/// let error = verifier.verify(&forged).unwrap_err();
/// assert_eq!(error, NotificationError::Mismatch);
/// assert_eq!(error.status_code(), 401); // the status to respond with
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum NotificationError {
    /// The body is longer than the limit of the verifier.
    TooLarge,
    /// The body could not be received as a whole.
    Incomplete,
    /// A required header is missing, or occurs more than once.
    Header(&'static str),
    /// The verifier has no key.
    NoKey,
    /// The signature does not have the API's encoding.
    Malformed {
        /// The expected form, such as `Base64`.
        expected: &'static str,
    },
    /// The signature matches no key, or belongs to another message.
    Mismatch,
    /// The notification is addressed to another receiver.
    Receiver(&'static str),
    /// The time of the notification cannot be read, and the verifier limits its age.
    Time,
    /// The notification is older than the verifier allows, or its time is in the future.
    Stale {
        /// The limit of the verifier, in seconds.
        limit_seconds: u64,
    },
    /// The signature is valid, but the body cannot be read.
    Unreadable(ReadError),
}

impl fmt::Display for NotificationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the body of the notification is too large"),
            Self::Incomplete => f.write_str("the body of the notification could not be read"),
            Self::Header(name) => write!(
                f,
                "the header `{name}` of the notification is missing or repeated"
            ),
            Self::NoKey => f.write_str("the verifier of notifications has no key"),
            Self::Malformed { expected } => {
                write!(f, "the signature of the notification is not {expected}")
            }
            Self::Mismatch => f.write_str(
                "the signature of the notification does not match: another key (those of sandbox \
                 and live differ), or another method, path, body or time; `Verifier::diagnose` \
                 lists known causes",
            ),
            Self::Receiver(name) => write!(
                f,
                "the notification is addressed to another receiver, by its header `{name}`"
            ),
            Self::Time => f.write_str("the time of the notification is not a time in ISO 8601"),
            Self::Stale { limit_seconds } => write!(
                f,
                "the notification was not signed within the last {limit_seconds} seconds"
            ),
            Self::Unreadable(error) => write!(
                f,
                "the signature of the notification is valid, but its body is not as expected: \
                 {error}"
            ),
        }
    }
}

impl std::error::Error for NotificationError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl NotificationError {
    /// Returns the status code to respond with.
    ///
    /// It is 500 for [`NoKey`](Self::NoKey) and [`Unreadable`](Self::Unreadable), so that the
    /// notification is delivered again after the mistake is fixed; 413, 400 or 401 otherwise.
    #[must_use]
    pub fn status_code(&self) -> StatusCode {
        match self {
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Incomplete => StatusCode::BAD_REQUEST,
            Self::NoKey | Self::Unreadable(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Header(_)
            | Self::Malformed { .. }
            | Self::Mismatch
            | Self::Receiver(_)
            | Self::Time
            | Self::Stale { .. } => StatusCode::UNAUTHORIZED,
        }
    }
}
