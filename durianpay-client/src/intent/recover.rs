//! [`Intents::recover`]: finds the outcome of every intent that has none.

use super::Intents;
use super::engine::Engine;
use super::error::IntentError;
use super::info::IntentInfo;
use super::operations::IntentClient;
use super::record::{IntentFilter, IntentRecord, IntentStatus};
use super::stored::Stored;
use crate::store::StoreError;
use std::time::Duration;
use tokio::time::sleep;

/// The maximum number of steps of an intent in one pass, such as "in doubt, not done, sent,
/// done".
const MOST_STEPS: u32 = 8;

/// The longest wait between two passes of [`Intents::run`].
const INTERVAL: Duration = Duration::from_secs(30);

/// The shortest wait between two passes.
const SHORTEST: Duration = Duration::from_secs(1);

/// The result of one pass of [`Intents::recover`].
///
/// ```
/// use durianpay_client::intent::{Intents, MemoryIntents};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// # let intents = Intents::new(client, MemoryIntents::default());
/// let recovery = intents.recover().await?;
/// for intent in &recovery.review {
///     println!("look into {} of {}: {}", intent.operation, intent.reference, intent.reason);
/// }
/// match recovery.next {
///     Some(wait) => println!("{} are pending: again in {wait:?}", recovery.pending.len()),
///     None => println!("nothing is open"),
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Recovery {
    /// The intents that have an outcome now.
    pub settled: Vec<IntentInfo>,
    /// The intents that have no outcome yet. Another pass continues with them.
    pub pending: Vec<IntentInfo>,
    /// The intents that a person must look into and [resolve](Intents::resolve). Another pass
    /// asks the API for them again.
    pub review: Vec<IntentInfo>,
    /// How long to wait before another pass; `None` if nothing is open.
    pub next: Option<Duration>,
}

impl<C: IntentClient> Intents<C> {
    /// Processes every intent without an outcome once: sends the unsent ones, sends those again
    /// that an idempotency key protects, and asks the API for the result of the others.
    ///
    /// You should call it when the program starts and from time to time, or keep
    /// [`run`](Self::run) running. Any number of processes may do so at once.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub async fn recover(&self) -> Result<Recovery, StoreError> {
        self.engine.recover().await
    }

    /// Recovers intents, forever.
    ///
    /// ```no_run
    /// # async fn example(intents: durianpay_client::intent::Intents) {
    /// tokio::spawn(async move { intents.run().await });
    /// # }
    /// ```
    pub async fn run(&self) {
        self.engine.run().await;
    }
}

impl Engine {
    async fn recover(&self) -> Result<Recovery, StoreError> {
        let mut recovery = Recovery::default();
        let mut after = None;
        loop {
            let filter = IntentFilter {
                statuses: IntentStatus::OPEN.to_vec(),
                after,
                ..IntentFilter::default()
            };
            let page = self.store.list(filter).await?;
            let Some(last) = page.last() else {
                return Ok(recovery);
            };
            after = Some(last.id);
            for record in page {
                if self.operations.has(&record.intent.operation) {
                    self.recover_one(record, &mut recovery).await?;
                }
            }
        }
    }

    async fn run(&self) {
        loop {
            let pause = match self.recover().await {
                Ok(recovery) => recovery.next.unwrap_or(INTERVAL),
                Err(_) => INTERVAL,
            };
            sleep(pause.clamp(SHORTEST, INTERVAL)).await;
        }
    }

    async fn recover_one(
        &self,
        record: IntentRecord,
        recovery: &mut Recovery,
    ) -> Result<(), StoreError> {
        let mut info = IntentInfo::new(&record, None);
        let result = self.take_forward(record, &mut info).await;
        let wait = match result {
            Ok(()) => {
                recovery.settled.push(info);
                return Ok(());
            }
            Err(IntentError::Rejected(_) | IntentError::Canceled | IntentError::Pruned) => {
                info.status = IntentStatus::Rejected;
                recovery.settled.push(info);
                return Ok(());
            }
            Err(IntentError::Store(error)) => return Err(error),
            Err(IntentError::Pending {
                retry_after,
                reason,
                ..
            }) => {
                info.reason = reason;
                recovery.pending.push(info);
                retry_after
            }
            Err(error) => {
                info.reason = error.to_string();
                recovery.review.push(info);
                INTERVAL
            }
        };
        recovery.next = Some(recovery.next.map_or(wait, |next| next.min(wait)));
        Ok(())
    }

    /// Advances an intent as far as possible without waiting, and updates `info`.
    async fn take_forward(
        &self,
        record: IntentRecord,
        info: &mut IntentInfo,
    ) -> Result<(), IntentError> {
        let mut stored = self.open(record)?;
        for _ in 0..MOST_STEPS {
            *info = IntentInfo::new(&stored.record, Some(&stored.content));
            if !stored.record.status.is_open() {
                return Ok(());
            }
            if stored.record.intent.environment != self.environment() {
                let environment = &stored.record.intent.environment;
                let reason = format!("the intent belongs to the environment `{environment}`");
                return Err(IntentError::Review { reason });
            }
            if stored.record.status == IntentStatus::Sending {
                self.expire(&stored).await?;
            } else {
                self.leases.forget(stored.record.id);
                self.advance(&stored).await?;
            }
            stored = self.reload(&stored).await?;
        }
        Err(IntentError::pending("the intent keeps changing", SHORTEST))
    }

    /// Takes over an intent that no living process can be sending any more.
    async fn expire(&self, stored: &Stored) -> Result<(), IntentError> {
        let left = self.leases.left(&stored.record, self.limit());
        if left.is_zero() {
            return self.take_over(stored).await;
        }
        Err(IntentError::pending(
            "a process may be sending the request",
            left,
        ))
    }
}
