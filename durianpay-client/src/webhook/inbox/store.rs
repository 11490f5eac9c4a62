//! [`Store`]: the storage of an inbox's queue and records.

use super::job::{Job, JobInfo, JobKind, JobStatus, NewJob};
use super::stored_record::StoredRecord;
use crate::store::{BoxFuture, StoreResult};
use std::fmt;
use std::time::Duration;

/// A job as shown to an operator, and its stored content.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::webhook::inbox::{Inbox, MemoryStore};
/// # let inbox = Inbox::for_notifications(MemoryStore::default());
/// if let Some((job, content)) = inbox.store().job(17).await? {
///     println!("{}: {} bytes", job.name, content.len());
/// }
/// # Ok(())
/// # }
/// ```
pub type JobWithContent = (JobInfo, Vec<u8>);

/// A queue of jobs and a table of records, shared by all processes of a merchant.
///
/// [`MemoryStore`](super::MemoryStore) is for tests; the package `durianpay-sqlx` has
/// stores for SQLite and PostgreSQL.
///
/// # Rules
///
/// - Each operation must be atomic, and durable when its future is ready.
/// - A future may be dropped at every poll. The operation is then carried out completely or not
///   at all, and no lock, transaction or connection stays in use.
/// - Times must come from one clock for all processes, that of the database. A clock that jumps
///   must not stop a job for longer than the longest wait that was configured: a pending job
///   whose time is further away than [`Claim::max_wait`] is due.
/// - Leases must not use that clock: see [`running`](Self::running).
/// - U+0000 in a string must be replaced by U+FFFD, since not every database can store it.
///
/// # Example
///
/// An operator's view of the queue:
///
/// ```
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::webhook::inbox::{Inbox, MemoryStore};
/// # let inbox = Inbox::for_notifications(MemoryStore::default());
/// let store = inbox.store();
/// for (kind, status, count) in store.counts().await? {
///     println!("{kind} {status}: {count}");
/// }
/// // Deletes the bodies of webhooks that ended a quarter of a year ago.
/// let pruned = store.prune(Duration::from_secs(90 * 24 * 60 * 60)).await?;
/// assert_eq!(pruned, 0);
/// # Ok(())
/// # }
/// ```
pub trait Store: Send + Sync + fmt::Debug {
    /// Adds an event, unless its key is in the queue.
    ///
    /// If the key is known, the delivery is counted. An event becomes pending again and due at
    /// once, with 0 attempts, if it is dead, if it is done without effect (its reason is not
    /// empty), or if it has been done for longer than [`Bounds::reopen_after`]: the same
    /// content may arrive again for another reason.
    ///
    /// The bounds on numbers count only pending and running events without a valid
    /// signature, and apply only to such events.
    fn insert(&self, event: NewJob, bounds: Bounds) -> BoxFuture<'_, StoreResult<Inserted>>;

    /// Claims pending jobs that are due: at most `claim.most`. Tasks come first, then trusted
    /// jobs, then the oldest. A claimed job is running, with one attempt more and the token of
    /// the claim.
    ///
    /// A task with an object is claimed only if no other task of the object is running, and
    /// no earlier one is pending. An event comes with the record of its object.
    fn claim(&self, claim: Claim) -> BoxFuture<'_, StoreResult<Vec<Job>>>;

    /// Extends the lease of a running job by incrementing its number of beats. Returns `false`
    /// if the job is not running under this token. A job that is done under this token counts
    /// as running, since the handler may have completed it in its own transaction.
    fn beat<'a>(&'a self, id: i64, token: &'a str) -> BoxFuture<'a, StoreResult<bool>>;

    /// Ends an attempt. Returns `false`, and changes nothing, if the job is not running under
    /// this token. A job that is done under this token counts as running for [`Finish::Done`].
    fn finish<'a>(
        &'a self,
        id: i64,
        token: &'a str,
        finish: Finish,
    ) -> BoxFuture<'a, StoreResult<bool>>;

    /// Returns the running jobs, with their beats.
    ///
    /// A worker that has seen the same token with the same beats for the time of a lease, by
    /// its own monotonic clock, calls [`release`](Self::release). A lease therefore never
    /// depends on the clock of a machine, and cannot be longer than configured.
    fn running(&self) -> BoxFuture<'_, StoreResult<Vec<Running>>>;

    /// Makes a job whose worker has died pending and due again, if its token and its beats are
    /// still these. Returns whether they were.
    fn release<'a>(&'a self, seen: &'a Running) -> BoxFuture<'a, StoreResult<bool>>;

    /// Returns the record of an object, or `None` if there is none.
    fn record<'a>(&'a self, object: &'a str) -> BoxFuture<'a, StoreResult<Option<StoredRecord>>>;

    /// Applies a change in one transaction. Returns `false`, and changes nothing, if the
    /// record has another version than the change expects, or if the event of the change
    /// is not running under its token.
    fn apply(&self, change: Change) -> BoxFuture<'_, StoreResult<bool>>;

    /// Waits until a job may be due, for at most `timeout`. It may return early.
    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()>;

    /// Returns jobs as shown to an operator, the latest first.
    fn list(&self, filter: Filter) -> BoxFuture<'_, StoreResult<Vec<JobInfo>>>;

    /// Returns a job with its content.
    fn job(&self, id: i64) -> BoxFuture<'_, StoreResult<Option<JobWithContent>>>;

    /// Returns the number of jobs for each kind and status, without kinds and statuses that
    /// have none.
    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(JobKind, JobStatus, u64)>>>;

    /// Makes jobs that are dead, done or superseded pending and due, with 0 attempts.
    /// Jobs that are pending or running are not changed. Returns the number of jobs.
    fn replay(&self, ids: Vec<i64>) -> BoxFuture<'_, StoreResult<u64>>;

    /// Deletes the events that ended longer than `age` ago, and the content of tasks that ended
    /// longer than `age` ago. Keeps the key of each task and every record, so that no
    /// occurrence can be handed over again. Keeps dead jobs. Returns the number of jobs that
    /// were deleted or emptied.
    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>>;
}

/// The bounds for adding an event.
///
/// [`Claim`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// The maximum number of events without a valid signature in the whole queue.
    pub total: u32,
    /// The maximum number of events without a valid signature for one object.
    pub per_object: u32,
    /// How long after its end an event that had an effect is confirmed again, if it is
    /// delivered again.
    pub reopen_after: Duration,
}

/// The result of adding an event.
///
/// [`Claim`] has an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inserted {
    /// It was added.
    New,
    /// It was known: this is the number of this delivery, from 2.
    Known(u32),
    /// It was not added, since a bound is reached.
    Full,
}

/// A claim of jobs.
///
/// The life of a job in a store:
///
/// ```
/// use durianpay_client::webhook::inbox::{
///     Bounds, Claim, Finish, Inserted, JobKind, MemoryStore, NewJob, Store, Trust,
/// };
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let store = MemoryStore::default(); // or your own
/// let event = NewJob {
///     kind: JobKind::Event,
///     key: "event/1".into(),
///     object: "orders/ord_1".into(),
///     name: "order.completed".into(),
///     data: b"content".to_vec(),
///     trust: Trust::Signed,
/// };
/// let hour = Duration::from_secs(3600);
/// let bounds = Bounds { total: 10_000, per_object: 20, reopen_after: hour };
/// assert_eq!(store.insert(event, bounds).await?, Inserted::New);
///
/// let claim = Claim { token: "a random string".into(), most: 8, max_wait: hour };
/// let jobs = store.claim(claim).await?;
/// assert_eq!((jobs.len(), jobs[0].attempts), (1, 1));
/// let done = Finish::Done { reason: String::new() };
/// assert!(store.finish(jobs[0].id, &jobs[0].token, done).await?);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// A random string, new for each claim.
    pub token: String,
    /// The maximum number of jobs.
    pub most: u32,
    /// The longest wait between two attempts.
    pub max_wait: Duration,
}

/// The end of an attempt.
///
/// [`Claim`] has an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finish {
    /// It is handled. If an event ended without effect, it has a reason.
    Done {
        /// Why there was no effect; empty if there was one.
        reason: String,
    },
    /// It must be tried again.
    Retry {
        /// The wait until then.
        after: Duration,
        /// Why it failed.
        reason: String,
    },
    /// It was not started, and must be tried later. The attempt does not count.
    Defer {
        /// The wait until then.
        after: Duration,
        /// Why it was not started.
        reason: String,
    },
    /// It failed permanently.
    Dead {
        /// Why it failed.
        reason: String,
    },
    /// A later state has replaced it.
    Superseded {
        /// The later state.
        reason: String,
    },
}

/// A running job, as returned by [`Store::running`].
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::webhook::inbox::{MemoryStore, Running, Store};
/// # let store = MemoryStore::default();
/// # let seen_before: Vec<Running> = Vec::new();
/// for job in store.running().await? {
///     // The same beats for the time of a lease: the worker has died.
///     if seen_before.contains(&job) {
///         store.release(&job).await?;
///     }
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Running {
    /// The number of the row.
    pub id: i64,
    /// The token of the claim.
    pub token: String,
    /// The number of times that its lease was extended.
    pub beats: i64,
}

/// A change of one record, with its consequences.
///
/// ```
/// use durianpay_client::webhook::inbox::{Change, MemoryStore, Store};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let store = MemoryStore::default(); // or your own
/// let change = Change {
///     object: "orders/ord_1".into(),
///     version: 0,
///     data: Some("content".into()),
///     tasks: Vec::new(),
///     supersede: Vec::new(),
///     ends: None,
/// };
/// assert!(store.apply(change.clone()).await?);
/// assert!(!store.apply(change).await?); // the record has version 1 by now
/// let record = store.record("orders/ord_1").await?;
/// assert_eq!(record.map(|record| record.version), Some(1));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The object of the record.
    pub object: String,
    /// The version that the record must have: 0 if there is no record.
    pub version: i64,
    /// The new content, or `None` to keep it. The version is compared in any case.
    pub data: Option<String>,
    /// The tasks to add. One whose key is known is not added.
    pub tasks: Vec<NewJob>,
    /// The keys of tasks that are superseded if they are still pending before the change.
    pub supersede: Vec<String>,
    /// The running event that this change ends: its number, its token and the reason why it is
    /// done. `None` if there is none.
    pub ends: Option<(i64, String, Finish)>,
}

/// A selection of jobs.
///
/// ```
/// use durianpay_client::webhook::inbox::{Filter, JobStatus};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use durianpay_client::webhook::inbox::{Inbox, MemoryStore};
/// # let inbox = Inbox::for_notifications(MemoryStore::default());
/// let filter = Filter { status: Some(JobStatus::Dead), ..Filter::default() };
/// let dead = inbox.store().list(filter).await?;
/// for job in &dead {
///     println!("{} of {}: {}", job.name, job.object, job.reason);
/// }
/// // After the cause is fixed:
/// inbox.store().replay(dead.iter().map(|job| job.id).collect()).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this kind.
    pub kind: Option<JobKind>,
    /// Only this status.
    pub status: Option<JobStatus>,
    /// Only this object.
    pub object: Option<String>,
    /// Only jobs that were claimed longer ago than this.
    pub claimed_before: Option<Duration>,
    /// Only jobs with a smaller number: for pages.
    pub before: Option<i64>,
    /// The largest number of jobs; 100 if it is `None`.
    pub limit: Option<u32>,
}
