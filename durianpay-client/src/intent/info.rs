//! [`IntentInfo`]: an intent as shown to an operator, and the operator's actions.

use super::Intents;
use super::content::{Content, StoredOutcome};
use super::engine::Engine;
use super::error::IntentError;
use super::operations::IntentClient;
use super::record::{IntentFilter, IntentRecord, IntentStatus};
use super::stored::Stored;
use crate::json::Json;
use std::time::SystemTime;

/// An intent as shown to an operator.
///
/// [`IntentFilter`](super::IntentFilter) has an example.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct IntentInfo {
    /// The operation, such as `orders.create`.
    pub operation: String,
    /// The merchant's reference.
    pub reference: String,
    /// The status.
    pub status: IntentStatus,
    /// A summary of the request: its amount and its object. Empty if the content was pruned.
    pub summary: String,
    /// The number of attempts.
    pub attempts: u32,
    /// The last failure, or the reason why a person must look. Empty if there is neither.
    pub reason: String,
    /// The response or the object that was found, if the intent is done.
    pub outcome: Option<Json>,
    /// When it was recorded, by the clock of the store.
    pub created_at: SystemTime,
    /// When it last changed, by the clock of the store.
    pub updated_at: SystemTime,
}

/// A person's decision about an intent.
///
/// ```
/// use durianpay_client::intent::Resolution;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::intent::{Intents, MemoryIntents};
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let intents = Intents::new(simulator.client(), MemoryIntents::default());
/// // The vendor's dashboard shows the order.
/// let order = Resolution::Done("ord_0dIWbuDJQ84078".to_owned());
/// let is_recorded = intents.resolve("orders.create", "shop-1017", order).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resolution {
    /// It was carried out, and created the object with this id. The object is read and becomes
    /// the outcome.
    Done(String),
    /// It was not carried out. The next call or `recover` sends it again.
    NotDone,
    /// It must never be sent again, whether or not it was carried out.
    Canceled,
}

impl IntentInfo {
    pub(super) fn new(record: &IntentRecord, content: Option<&Content>) -> Self {
        let outcome = content.and_then(|content| match content.outcome.as_ref()? {
            StoredOutcome::Response(json) | StoredOutcome::Found(json) => Json::parse(json).ok(),
            StoredOutcome::Rejected(_) => None,
        });
        Self {
            operation: record.intent.operation.clone(),
            reference: record.intent.reference.clone(),
            status: record.status,
            summary: content.map_or_else(String::new, |content| content.summary.clone()),
            attempts: content.map_or(0, |content| content.attempt),
            reason: content.map_or_else(String::new, |content| content.reason.clone()),
            outcome,
            created_at: record.created_at,
            updated_at: record.updated_at,
        }
    }
}

impl<C: IntentClient> Intents<C> {
    /// Returns intents, in the order in which they were recorded.
    ///
    /// # Errors
    ///
    /// If the store fails, or the content of an intent cannot be read.
    pub async fn list(&self, filter: IntentFilter) -> Result<Vec<IntentInfo>, IntentError> {
        self.engine.list(filter).await
    }

    /// Withdraws an intent that was not sent, or was rejected. Returns whether it is canceled:
    /// `false` if it may have been carried out, or does not exist.
    ///
    /// # Errors
    ///
    /// If the store fails, or the content of the intent cannot be read.
    ///
    /// ```
    /// use durianpay_client::intent::{Intents, MemoryIntents};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
    /// # let client = simulator.client();
    /// # let intents = Intents::new(client, MemoryIntents::default());
    /// if intents.cancel("orders.create", "shop-1017").await? {
    ///     println!("it will never be sent");
    /// } else {
    ///     println!("it may have been carried out, or was never recorded");
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn cancel(&self, operation: &str, reference: &str) -> Result<bool, IntentError> {
        self.engine.cancel(operation, reference).await
    }

    /// Records a person's decision about an intent in doubt or in review. Returns whether it
    /// was recorded: `false` if the intent does not exist, is being sent, or has an outcome.
    ///
    /// [`Resolution::NotDone`] sends the call again. If it was carried out after all, money
    /// moves twice.
    ///
    /// # Errors
    ///
    /// If the object cannot be read, or the store fails.
    pub async fn resolve(
        &self,
        operation: &str,
        reference: &str,
        resolution: Resolution,
    ) -> Result<bool, IntentError> {
        self.engine.resolve(operation, reference, resolution).await
    }
}

impl Engine {
    async fn list(&self, filter: IntentFilter) -> Result<Vec<IntentInfo>, IntentError> {
        let most = usize::try_from(filter.limit.unwrap_or(100)).unwrap_or(usize::MAX);
        let mut filter = filter;
        let mut infos = Vec::new();
        loop {
            let page = self.store.list(filter.clone()).await?;
            let Some(last) = page.last() else {
                return Ok(infos);
            };
            filter.after = Some(last.id);
            for record in page {
                if infos.len() == most {
                    return Ok(infos);
                }
                // Intents of another client that shares the store are left to that client.
                if !self.operations.has(&record.intent.operation) {
                    continue;
                }
                infos.push(match self.open(record.clone()) {
                    Ok(stored) => IntentInfo::new(&record, Some(&stored.content)),
                    Err(IntentError::Pruned) => IntentInfo::new(&record, None),
                    Err(error) => return Err(error),
                });
            }
        }
    }

    async fn cancel(&self, operation: &str, reference: &str) -> Result<bool, IntentError> {
        loop {
            let Some(record) = self.get(operation, reference).await? else {
                return Ok(false);
            };
            let stored = self.open(record)?;
            match stored.record.status {
                IntentStatus::Canceled => return Ok(true),
                IntentStatus::Ready | IntentStatus::Rejected => {
                    let content = stored.content.clone();
                    self.change(&stored, IntentStatus::Canceled, content)
                        .await?;
                }
                IntentStatus::Sending
                | IntentStatus::InDoubt
                | IntentStatus::Review
                | IntentStatus::Done => return Ok(false),
            }
        }
    }

    async fn resolve(
        &self,
        operation: &str,
        reference: &str,
        resolution: Resolution,
    ) -> Result<bool, IntentError> {
        let Some(record) = self.get(operation, reference).await? else {
            return Ok(false);
        };
        let stored = self.open(record)?;
        if !matches!(
            stored.record.status,
            IntentStatus::InDoubt | IntentStatus::Review
        ) {
            return Ok(false);
        }
        let (status, content) = self.decided(&stored, resolution).await?;
        Ok(self.change(&stored, status, content).await?.is_some())
    }

    /// Returns an intent of this client.
    async fn get(
        &self,
        operation: &str,
        reference: &str,
    ) -> Result<Option<IntentRecord>, IntentError> {
        if !self.operations.has(operation) {
            return Ok(None);
        }
        Ok(self.store.get(operation, reference).await?)
    }

    async fn decided(
        &self,
        stored: &Stored,
        resolution: Resolution,
    ) -> Result<(IntentStatus, Content), IntentError> {
        let mut content = Content {
            sent: None,
            doubts: 0,
            exists: false,
            doubles: Vec::new(),
            // Whatever counts from here on, these objects belong to this intent only.
            withdrawn: stored.object_ids(),
            reason: "resolved by an operator".to_owned(),
            ..stored.content.clone()
        };
        let status = match resolution {
            Resolution::Done(id) => {
                let object = stored
                    .kind
                    .read(&self.core, &stored.content.request, &id)
                    .await;
                let object = object.map_err(super::perform::failed_to_read)?;
                let outcome = StoredOutcome::Found(object);
                let chosen = stored.kind.object_id(&outcome);
                content.withdrawn.retain(|id| chosen.as_ref() != Some(id));
                content.outcome = Some(outcome);
                IntentStatus::Done
            }
            Resolution::NotDone => IntentStatus::Ready,
            Resolution::Canceled => IntentStatus::Canceled,
        };
        Ok((status, content))
    }
}
