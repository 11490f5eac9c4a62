//! [`IntentError`]: the reason why an intent has no outcome.

use crate::error::Error;
use crate::store::StoreError;
use std::fmt;
use std::time::Duration;

/// The error of a call that is made through an intent.
///
/// After any of these errors, you may safely make the call again with the same reference: it
/// cannot be carried out twice. [`is_settled`](Self::is_settled) returns whether an effect is
/// ruled out.
///
/// ```
/// use durianpay_client::intent::IntentError;
/// use std::time::Duration;
///
/// /// Returns when a job queue should run the job again; `None` if a person must look first.
/// fn again(error: &IntentError) -> Option<Duration> {
///     match error {
///         IntentError::Pending { retry_after, .. } => Some(*retry_after),
///         IntentError::Store(_) => Some(Duration::from_secs(5)),
///         error if error.is_settled() => {
///             eprintln!("nothing happened: {error}");
///             None
///         }
///         error => {
///             eprintln!("it may have happened: {error}");
///             None
///         }
///     }
/// }
///
/// assert_eq!(again(&IntentError::Canceled), None);
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum IntentError {
    /// The request is invalid, or has no reference. Nothing was recorded.
    Invalid(Error),
    /// The reference was used for another request. Nothing was sent.
    OtherRequest {
        /// The operation.
        operation: String,
        /// The reference.
        reference: String,
        /// The recorded request.
        recorded: String,
        /// The request of this call.
        requested: String,
    },
    /// The API rejected the request: nothing happened. Another call with this reference sends
    /// its own request, which may differ but must be for the same object.
    Rejected(Error),
    /// There is no outcome yet. [`recover`](super::Intents::recover), or another call with this
    /// reference, continues.
    Pending {
        /// How long to wait before the next try.
        retry_after: Duration,
        /// Why there is no outcome.
        reason: String,
        /// The failure of this call, if it is the reason.
        source: Option<Box<Error>>,
    },
    /// The API does not show the result of the request. A person must look, and
    /// [`resolve`](super::Intents::resolve) the intent.
    Review {
        /// What the API showed.
        reason: String,
    },
    /// The intent was [canceled](super::Intents::cancel). It is never sent.
    Canceled,
    /// The outcome was [pruned](super::IntentStore::prune). The reference cannot be used again.
    Pruned,
    /// The content of the store cannot be read, by this version or with this seal.
    Unreadable(Box<dyn std::error::Error + Send + Sync>),
    /// The store failed. Nothing is sent before it is recorded.
    Store(StoreError),
}

impl fmt::Display for IntentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(error) => fmt::Display::fmt(error, f),
            Self::OtherRequest {
                operation,
                reference,
                recorded,
                requested,
            } => write!(
                f,
                "the reference `{reference}` of `{operation}` was used for another request: \
                 {recorded} is recorded, {requested} was requested; use another reference"
            ),
            Self::Rejected(_) => f.write_str("the API rejected the request, and nothing happened"),
            Self::Pending {
                retry_after,
                reason,
                ..
            } => write!(
                f,
                "the outcome is not known yet ({reason}); try again after {retry_after:?}"
            ),
            Self::Review { reason } => write!(
                f,
                "the outcome cannot be determined ({reason}); look at the dashboard, and resolve \
                 the intent"
            ),
            Self::Canceled => {
                f.write_str("the intent was canceled, and is never sent; use another reference")
            }
            Self::Pruned => {
                f.write_str("the outcome of the intent was pruned; use another reference")
            }
            Self::Unreadable(_) => f.write_str("the stored intent cannot be read"),
            Self::Store(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for IntentError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(error) => error.source(),
            Self::Rejected(error) => Some(error),
            Self::Pending { source, .. } => source.as_deref().map(|error| error as _),
            Self::Unreadable(error) => Some(&**error),
            Self::Store(error) => error.source(),
            _ => None,
        }
    }
}

impl From<StoreError> for IntentError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl IntentError {
    /// Returns the name of the reason, such as `pending`, for a metric or a log. Names do not
    /// change in later versions.
    ///
    /// ```
    /// use durianpay_client::intent::IntentError;
    ///
    /// assert_eq!(IntentError::Canceled.as_str(), "canceled");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Invalid(_) => "invalid",
            Self::OtherRequest { .. } => "other_request",
            Self::Rejected(_) => "rejected",
            Self::Pending { .. } => "pending",
            Self::Review { .. } => "review",
            Self::Canceled => "canceled",
            Self::Pruned => "pruned",
            Self::Unreadable(_) => "unreadable",
            Self::Store(_) => "store",
        }
    }

    /// Returns whether it is certain that the call was not carried out and will not be, unless
    /// it is made again.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        match self {
            Self::Invalid(_) | Self::OtherRequest { .. } | Self::Rejected(_) | Self::Canceled => {
                true
            }
            Self::Pending { .. }
            | Self::Review { .. }
            | Self::Pruned
            | Self::Unreadable(_)
            | Self::Store(_) => false,
        }
    }

    pub(super) fn pending(reason: impl Into<String>, retry_after: Duration) -> Self {
        Self::Pending {
            retry_after,
            reason: reason.into(),
            source: None,
        }
    }
}
