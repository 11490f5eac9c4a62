//! [`IntentRecord`]: a stored intent.

use std::fmt;
use std::time::SystemTime;

/// The status of an intent.
///
/// ```
/// use durianpay_client::intent::IntentStatus;
///
/// assert!(IntentStatus::InDoubt.is_open());
/// assert!(!IntentStatus::Done.is_open());
/// assert_eq!(IntentStatus::from_stored("in_doubt"), Some(IntentStatus::InDoubt));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IntentStatus {
    /// Recorded, and not carried out: nothing was sent, or the request had no effect.
    Ready,
    /// A process sends it, or died while sending it.
    Sending,
    /// It was sent, and may have been carried out.
    InDoubt,
    /// It was sent, and the API does not show the result: a person must look.
    Review,
    /// It was carried out, and its outcome is stored.
    Done,
    /// The API rejected it: nothing happened.
    Rejected,
    /// It was withdrawn before it had an effect, and is never sent again.
    Canceled,
}

/// Every status with its stored string.
const STATUSES: [(IntentStatus, &str); 7] = [
    (IntentStatus::Ready, "ready"),
    (IntentStatus::Sending, "sending"),
    (IntentStatus::InDoubt, "in_doubt"),
    (IntentStatus::Review, "review"),
    (IntentStatus::Done, "done"),
    (IntentStatus::Rejected, "rejected"),
    (IntentStatus::Canceled, "canceled"),
];

impl IntentStatus {
    /// The statuses without an outcome, on which [`recover`](super::Intents::recover) works.
    pub const OPEN: [Self; 4] = [Self::Ready, Self::Sending, Self::InDoubt, Self::Review];

    /// Returns the stored string.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        let row = STATUSES.iter().find(|(status, _)| *status == self);
        row.map_or("", |(_, text)| text)
    }

    /// Reads a string that [`as_str`](Self::as_str) returned.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        let row = STATUSES.iter().find(|(_, stored)| *stored == text);
        row.map(|(status, _)| *status)
    }

    /// Returns whether the intent has no outcome yet.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }
}

impl fmt::Display for IntentStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An intent to be recorded. Created by [`Intent::to_record`](super::Intent::to_record).
///
/// [`IntentChange`] has an example.
#[derive(Clone, PartialEq, Eq)]
pub struct NewIntent {
    /// The operation, such as `orders.create`.
    pub operation: String,
    /// The merchant's reference, unique for the operation.
    pub reference: String,
    /// The object that the operation changes, such as an order that is charged; empty if
    /// there is none.
    pub object: String,
    /// The environment of the client, such as `sandbox`; empty if it is unknown.
    pub environment: String,
    /// The content, which a store does not interpret.
    pub data: Vec<u8>,
}

/// A stored intent.
///
/// [`IntentChange`] has an example.
#[derive(Clone, PartialEq, Eq)]
pub struct IntentRecord {
    /// The number of the row.
    pub id: i64,
    /// The intent as first recorded; `data` is the current content.
    pub intent: NewIntent,
    /// The status.
    pub status: IntentStatus,
    /// The number of changes, from 1.
    pub version: i64,
    /// When it was recorded, by the clock of the store.
    pub created_at: SystemTime,
    /// When it last changed, by the clock of the store.
    pub updated_at: SystemTime,
}

/// A change of an intent. It is made only if the row still has the expected version.
///
/// ```
/// use durianpay_client::intent::{
///     IntentChange, IntentStatus, IntentStore, MemoryIntents, NewIntent,
/// };
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let store = MemoryIntents::default(); // or your own
/// let record = store
///     .insert(NewIntent {
///         operation: "orders.create".into(),
///         reference: "shop-1017".into(),
///         object: String::new(),
///         environment: "sandbox".into(),
///         data: b"content".to_vec(),
///     })
///     .await?;
/// assert_eq!((record.status, record.version), (IntentStatus::Ready, 1));
///
/// let (id, version) = (record.id, record.version);
/// let sending = IntentChange { id, version, status: IntentStatus::Sending, data: Vec::new() };
/// assert!(store.update(sending.clone()).await?);
/// assert!(!store.update(sending).await?); // the row has version 2 by now
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct IntentChange {
    /// The number of the row.
    pub id: i64,
    /// The version that the row must have. It is incremented.
    pub version: i64,
    /// The new status.
    pub status: IntentStatus,
    /// The new content.
    pub data: Vec<u8>,
}

/// A selection of intents, in the order in which they were recorded.
///
/// ```
/// use durianpay_client::intent::{IntentFilter, IntentStatus, Intents, MemoryIntents};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let simulator = durianpay_simulator::Simulator::builder().start_in_memory()?;
/// # let client = simulator.client();
/// # let intents = Intents::new(client, MemoryIntents::default());
/// let filter = IntentFilter {
///     statuses: vec![IntentStatus::InDoubt, IntentStatus::Review],
///     ..IntentFilter::default()
/// };
/// for intent in intents.list(filter).await? {
///     println!("{} {}: {}", intent.operation, intent.reference, intent.status);
///     println!("  {}; {}", intent.summary, intent.reason);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IntentFilter {
    /// Only those with one of these statuses; all if it is empty.
    pub statuses: Vec<IntentStatus>,
    /// Only those of this operation.
    pub operation: Option<String>,
    /// Only those of this object.
    pub object: Option<String>,
    /// Only rows with a greater number: for pages.
    pub after: Option<i64>,
    /// The largest number of intents; 100 if it is `None`.
    pub limit: Option<u32>,
}

// Implemented manually, since the content contains personal data.
impl fmt::Debug for NewIntent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewIntent")
            .field("operation", &self.operation)
            .field("reference", &self.reference)
            .field("object", &self.object)
            .field("environment", &self.environment)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for IntentRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntentRecord")
            .field("id", &self.id)
            .field("intent", &self.intent)
            .field("status", &self.status)
            .field("version", &self.version)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for IntentChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntentChange")
            .field("id", &self.id)
            .field("version", &self.version)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}
