//! Calls that are dropped before they end, and the observer that they are reported to.

use crate::retry::Progress;
use crate::types::idempotency_key::IdempotencyKey;
use crate::types::outcome::Outcome;
use std::fmt;
use std::sync::Arc;

/// A call whose future was dropped before it returned, by a timeout around it or since
/// its task was aborted. Reported to the observer that
/// [`ClientBuilder::on_dropped`](crate::ClientBuilder::on_dropped) sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DroppedCall {
    operation: &'static str,
    idempotency_key: Option<IdempotencyKey>,
    progress: Progress,
}

impl DroppedCall {
    /// Returns the operation, such as `disbursements.submit`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns the idempotency key of the call, if it has one: the caller's, or the
    /// random one. The same call with the same key is carried out once.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&IdempotencyKey> {
        self.idempotency_key.as_ref()
    }

    /// Returns what the call may have done: [`Unknown`](Outcome::Unknown) from the
    /// moment when an attempt began, even if it had no connection yet;
    /// [`NotSent`](Outcome::NotSent) before that, while the call waited for a token, and while
    /// it waited for another attempt after none had a connection.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.progress.outcome
    }

    /// Returns the number of attempts that had begun.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.progress.attempts
    }
}

/// What dropped calls are reported to.
#[derive(Clone)]
pub(crate) struct DropObserver(Arc<dyn Fn(&DroppedCall) + Send + Sync>);

impl DropObserver {
    pub(crate) fn new(observe: impl Fn(&DroppedCall) + Send + Sync + 'static) -> Self {
        Self(Arc::new(observe))
    }
}

impl fmt::Debug for DropObserver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DropObserver").finish_non_exhaustive()
    }
}

/// Reports a call when it is dropped, unless it has ended.
pub(crate) struct DropGuard {
    observer: Option<DropObserver>,
    call: DroppedCall,
}

impl DropGuard {
    pub(crate) fn new(
        observer: Option<DropObserver>,
        operation: &'static str,
        idempotency_key: Option<IdempotencyKey>,
    ) -> Self {
        Self {
            observer,
            call: DroppedCall {
                operation,
                idempotency_key,
                progress: Progress::NONE,
            },
        }
    }

    /// Returns where the call records what it does.
    pub(crate) fn progress(&mut self) -> &mut Progress {
        &mut self.call.progress
    }

    /// Records that the call has ended: its result says what happened.
    pub(crate) fn end(mut self) {
        self.observer = None;
    }
}

impl Drop for DropGuard {
    fn drop(&mut self) {
        if let Some(DropObserver(observe)) = &self.observer {
            observe(&self.call);
        }
    }
}
