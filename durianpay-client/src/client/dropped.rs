//! Calls that are dropped before they complete, and the observer that receives them.

use crate::http::call_span::CallSpan;
use crate::retry::Progress;
use crate::types::idempotency_key::IdempotencyKey;
use crate::types::outcome::Outcome;
use std::fmt;
use std::sync::Arc;

/// A call whose future was dropped before it completed, by a timeout around it or
/// because its task was aborted. Passed to the observer set with
/// [`ClientBuilder::on_dropped`](crate::ClientBuilder::on_dropped).
///
/// ```
/// use durianpay_client::{DroppedCall, Outcome};
///
/// /// Passes the calls that may have been carried out to a task that looks for their objects.
/// fn report(call: &DroppedCall, doubts: &std::sync::mpsc::Sender<DroppedCall>) {
///     if call.outcome() == Outcome::Unknown {
///         drop(doubts.send(call.clone())); // fails only while the program ends
///     }
/// }
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_simulator::{Fault, Simulator};
/// # use std::time::Duration;
/// # let simulator = Simulator::builder().start_in_memory()?;
/// # simulator.faults().next(Fault::Delay(Duration::from_secs(9)));
/// # let (sender, receiver) = std::sync::mpsc::channel();
/// # let client = durianpay_client::Client::builder(simulator.api_key().clone())
/// #     .transport(simulator.transport())
/// #     .on_dropped(move |call| report(call, &sender))
/// #     .build()?;
/// # let call = client.payments().list().into_future();
/// # let _elapsed = tokio::time::timeout(Duration::from_secs(1), call).await;
/// # assert_eq!(receiver.try_recv()?.operation(), "payments.list");
/// # Ok(())
/// # }
/// ```
///
/// [`ClientBuilder::on_dropped`](crate::ClientBuilder::on_dropped) has an example with a call.
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

    /// Returns the idempotency key of the call, if it has one: the caller's or the random one.
    /// If you repeat the call with this key, the API carries it out once.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&IdempotencyKey> {
        self.idempotency_key.as_ref()
    }

    /// Returns the possible outcome of the call: [`Unknown`](Outcome::Unknown) once an
    /// attempt has begun, even if it had no connection yet; [`NotSent`](Outcome::NotSent)
    /// before that, while the call waits for a token, and while it waits for another attempt
    /// if no attempt so far had a connection.
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

/// The observer of dropped calls.
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

/// Reports a call when it is dropped, unless it has completed: to its span, and to the observer.
pub(crate) struct DropGuard {
    observer: Option<DropObserver>,
    span: CallSpan,
    is_ended: bool,
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
            span: CallSpan::none(),
            is_ended: false,
            call: DroppedCall {
                operation,
                idempotency_key,
                progress: Progress::NONE,
            },
        }
    }

    /// Sets the span of the call, which has begun.
    pub(crate) fn set_span(&mut self, span: CallSpan) {
        self.span = span;
    }

    /// Returns the place where the call records its progress.
    pub(crate) fn progress(&mut self) -> &mut Progress {
        &mut self.call.progress
    }

    /// Records that the call has completed, so that its result shows what happened.
    pub(crate) fn end(mut self) {
        self.is_ended = true;
    }
}

impl Drop for DropGuard {
    fn drop(&mut self) {
        if self.is_ended {
            return;
        }
        self.span.dropped(self.call.outcome(), self.call.attempts());
        if let Some(DropObserver(observe)) = &self.observer {
            observe(&self.call);
        }
    }
}
