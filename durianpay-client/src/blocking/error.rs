//! [`BlockingError`]: the reason why a blocking call was not begun.

use crate::error::{Error, ErrorKind};
#[cfg(feature = "intents")]
use crate::intent::IntentError;
#[cfg(feature = "snap_core")]
use crate::snap::InquiryError;
#[cfg(any(feature = "inbox", feature = "intents"))]
use crate::store::StoreError;
use crate::types::outcome::Outcome;
#[cfg(feature = "webhooks")]
use crate::webhook::ConfirmError;
#[cfg(feature = "inbox")]
use crate::webhook::inbox::{ReceiveError, SweepError};
use std::fmt;
use std::io;
#[cfg(feature = "intents")]
use std::time::Duration;

/// The error of [`block_on`](super::block_on) that could not begin: the future was not polled.
///
/// [`wait`](super::Wait::wait) converts it to the error of the call: an [`Error`] has the outcome
/// [`NotSent`](Outcome::NotSent).
///
/// ```
/// use durianpay_client::blocking::BlockingError;
/// use durianpay_client::{Error, ErrorKind, Outcome};
///
/// let error = Error::from(BlockingError::InRuntime);
/// assert_eq!((error.kind(), error.outcome()), (ErrorKind::Configuration, Outcome::NotSent));
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum BlockingError {
    /// The system has no resources for a thread or for its sockets. The next call tries again.
    Start(io::Error),
    /// The call was made in a task on the thread of the runtime, and would wait for itself.
    InRuntime,
}

impl fmt::Display for BlockingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Start(_) => "the thread of a blocking call could not be started",
            Self::InRuntime => {
                "a blocking call was made in a task of the blocking runtime, and would wait for \
                 itself; await the call, or wrap the function in `blocking::Blocking`"
            }
        })
    }
}

impl std::error::Error for BlockingError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Start(error) => Some(error),
            _ => None,
        }
    }
}

impl From<BlockingError> for Error {
    fn from(source: BlockingError) -> Self {
        let reason = "the blocking call was not begun";
        Self::new(ErrorKind::Configuration, Outcome::NotSent, reason).with_source(source)
    }
}

#[cfg(any(feature = "inbox", feature = "intents"))]
impl From<BlockingError> for StoreError {
    fn from(source: BlockingError) -> Self {
        Self::new(source)
    }
}

/// Nothing is known about earlier calls with the reference, so the outcome is
/// [`Pending`](IntentError::Pending).
#[cfg(feature = "intents")]
impl From<BlockingError> for IntentError {
    fn from(source: BlockingError) -> Self {
        Self::Pending {
            retry_after: Duration::from_secs(1),
            reason: "the blocking call was not begun".to_owned(),
            source: Some(Box::new(source.into())),
        }
    }
}

#[cfg(feature = "inbox")]
impl From<BlockingError> for ReceiveError {
    fn from(source: BlockingError) -> Self {
        Self::Store(source.into())
    }
}

#[cfg(feature = "inbox")]
impl From<BlockingError> for SweepError {
    fn from(source: BlockingError) -> Self {
        Self::Api(source.into())
    }
}

#[cfg(feature = "webhooks")]
impl From<BlockingError> for ConfirmError {
    fn from(source: BlockingError) -> Self {
        Self::Api(source.into())
    }
}

#[cfg(feature = "snap_core")]
impl From<BlockingError> for InquiryError {
    fn from(source: BlockingError) -> Self {
        Self::Api(source.into())
    }
}
