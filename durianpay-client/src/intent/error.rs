//! [`IntentError`]: the reason why an intent has no outcome.

use crate::error::Error;
use crate::store::StoreError;
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
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IntentError {
    /// The request is invalid, or has no reference. Nothing was recorded.
    #[error(transparent)]
    Invalid(Error),
    /// The reference was used for another request. Nothing was sent.
    #[error(
        "the reference `{reference}` of `{operation}` was used for another request: {recorded} \
         is recorded, {requested} was requested; use another reference"
    )]
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
    #[error("the API rejected the request, and nothing happened")]
    Rejected(#[source] Error),
    /// There is no outcome yet. [`recover`](super::Intents::recover), or another call with this
    /// reference, continues.
    #[error("the outcome is not known yet ({reason}); try again after {retry_after:?}")]
    Pending {
        /// How long to wait before the next try.
        retry_after: Duration,
        /// Why there is no outcome.
        reason: String,
        /// The failure of this call, if it is the reason.
        #[source]
        source: Option<Box<Error>>,
    },
    /// The API does not show the result of the request. A person must look, and
    /// [`resolve`](super::Intents::resolve) the intent.
    #[error(
        "the outcome cannot be determined ({reason}); look at the dashboard, and resolve the intent"
    )]
    Review {
        /// What the API showed.
        reason: String,
    },
    /// The intent was [canceled](super::Intents::cancel). It is never sent.
    #[error("the intent was canceled, and is never sent; use another reference")]
    Canceled,
    /// The outcome was [pruned](super::IntentStore::prune). The reference cannot be used again.
    #[error("the outcome of the intent was pruned; use another reference")]
    Pruned,
    /// The content of the store cannot be read, by this version or with this seal.
    #[error("the stored intent cannot be read")]
    Unreadable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The store failed. Nothing is sent before it is recorded.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntentError {
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
