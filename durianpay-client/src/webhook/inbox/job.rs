//! A job: a row of the queue.
//!
//! The queue has two kinds of jobs. A received webhook is an [`Event`](JobKind::Event), about
//! which the worker asks the API. The result is a change of a record and any number of
//! [`Task`](JobKind::Task)s, which the worker passes to the handler.

use super::stored_record::StoredRecord;
use std::time::SystemTime;

/// The kind of a job.
///
/// [`JobInfo`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobKind {
    /// A received webhook or notification, or an object that a sweep has found. Everything
    /// except notifications must be confirmed with the API. Events have no order, since
    /// confirming changes only the record.
    Event,
    /// A confirmed occurrence, to be passed to the handler. The tasks of one object are
    /// handled one at a time, in the order in which they were created. Tasks without an object
    /// have no order.
    Task,
}

/// The status of a job.
///
/// [`JobInfo`] and [`Filter`](super::Filter) have examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobStatus {
    /// It waits for its time or for a worker.
    Pending,
    /// A worker has claimed it.
    Running,
    /// It is handled, or there is nothing to do.
    Done,
    /// All attempts failed: an operator must look into it.
    Dead,
    /// A later state of its object has replaced it before it was handled.
    Superseded,
}

/// Whether a job is trusted, and why.
///
/// [`JobInfo`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Trust {
    /// The API itself stated it.
    Confirmed,
    /// Its signature is valid: a holder of the key signed the id and the amount of a webhook,
    /// or the whole notification.
    Signed,
    /// It has no signature.
    Unsigned,
    /// Its signature is invalid.
    Invalid,
}

/// A job to be added to the queue.
///
/// [`Claim`](super::Claim) has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// The kind.
    pub kind: JobKind,
    /// The key, which is unique in the queue. A second job with this key is not added.
    pub key: String,
    /// The object: `orders/ord_…`. Empty if there is none: such tasks have no order.
    pub object: String,
    /// The name of the event or of the occurrence.
    pub name: String,
    /// The content: the webhook, or the facts of the occurrence.
    pub data: Vec<u8>,
    /// The trust.
    pub trust: Trust,
}

/// A job that a worker has claimed.
///
/// [`Claim`](super::Claim) has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The number of the row.
    pub id: i64,
    /// The kind.
    pub kind: JobKind,
    /// The unique key.
    pub key: String,
    /// The object; empty if there is none.
    pub object: String,
    /// The name of the event or of the occurrence.
    pub name: String,
    /// The content.
    pub data: Vec<u8>,
    /// The trust.
    pub trust: Trust,
    /// The number of this attempt, from 1.
    pub attempts: u32,
    /// The token of the claim.
    pub token: String,
    /// When it was added, by the clock of the store.
    pub created_at: SystemTime,
    /// The current time by the clock of the store, when the job was claimed.
    pub claimed_at: SystemTime,
    /// For an event, the record of its object at that time, if there is one. It saves the worker
    /// a [`Store::record`](super::Store::record); a change compares its version anyway.
    pub record: Option<StoredRecord>,
}

/// A task that a handler runs: its row, and the token of the claim.
///
/// A store completes it in a transaction of the handler: see `complete_in` of
/// `durianpay-sqlx`.
///
/// Returned by [`Delivery::task`](super::Delivery::task); `durianpay-sqlx` has an example.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TaskRef {
    /// The number of the row.
    pub id: i64,
    /// The unique key.
    pub key: String,
    /// The token of the claim.
    pub token: String,
}

/// A job as an operator sees it: without its content.
///
/// ```
/// use durianpay_client::webhook::inbox::{Filter, Incoming, JobKind, JobStatus, Trust};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::{ApiKey, webhook::{Verifier, inbox::{Inbox, MemoryStore}}};
/// # let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
/// # let inbox = Inbox::new(MemoryStore::default(), verifier);
/// let body = br#"{"event": "order.completed", "data": {"id": "ord_1"}}"#;
/// inbox.receive(Incoming::new(body)).await?;
/// let jobs = inbox.store().list(Filter::default()).await?;
/// assert_eq!((jobs[0].kind, jobs[0].status), (JobKind::Event, JobStatus::Pending));
/// assert_eq!((&*jobs[0].name, &*jobs[0].object), ("order.completed", "orders/ord_1"));
/// assert_eq!(jobs[0].trust, Trust::Unsigned);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobInfo {
    /// The number of the row.
    pub id: i64,
    /// The kind.
    pub kind: JobKind,
    /// The object; empty if there is none.
    pub object: String,
    /// The name of the event or of the occurrence.
    pub name: String,
    /// The trust.
    pub trust: Trust,
    /// The status.
    pub status: JobStatus,
    /// The number of attempts so far.
    pub attempts: u32,
    /// The number of deliveries of the webhook.
    pub deliveries: u32,
    /// The reason of the last failure, or the result. Empty if there is none.
    pub reason: String,
    /// When it was added.
    pub created_at: SystemTime,
    /// The time of the next attempt, if it is pending.
    pub due_at: SystemTime,
    /// When it was last claimed, if it was.
    pub claimed_at: Option<SystemTime>,
    /// When it ended, if it has.
    pub ended_at: Option<SystemTime>,
}

/// Defines the stored strings of an enumeration.
macro_rules! stored_as {
    ($type:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        impl $type {
            /// Returns the stored string.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// Reads a string that [`as_str`](Self::as_str) returned.
            #[must_use]
            pub fn from_stored(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

stored_as!(JobKind { Event = "event", Task = "task" });
stored_as!(JobStatus {
    Pending = "pending",
    Running = "running",
    Done = "done",
    Dead = "dead",
    Superseded = "superseded",
});
stored_as!(Trust {
    Confirmed = "confirmed",
    Signed = "signed",
    Unsigned = "unsigned",
    Invalid = "invalid",
});
