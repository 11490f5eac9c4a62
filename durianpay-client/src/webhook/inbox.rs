//! A durable inbox: webhooks are stored first, and handled by a worker.
//!
//! ```text
//! sender -> Inbox::receive -> stored event -> 200
//!             Worker: event -> asks the API -> record of the order + tasks
//!                     task  -> Handler -> done | tried again | dead
//! ```
//!
//! - An [`Inbox`] checks and stores webhooks, in one statement of your database.
//! - A [`Worker`] confirms them with the API, if necessary several times until the API states
//!   what the webhook claims, and passes each [`Occurrence`] to your [`Handler`].
//! - A [`Store`] keeps the queue and the records: [`MemoryStore`] for tests, and the stores for
//!   SQLite and PostgreSQL in the package `durianpay-sqlx`.
//!
//! With the feature `signing`, `Inbox::receive_notification` also stores notifications that are
//! signed as a whole, such as those of SNAP. They need no request to the API, and each status
//! of an object is handed over once.
//!
//! The guarantees are documented at [`Worker`], the rule for "paid" at
//! [`Expected`](super::Expected), and the rules for your own store at [`Store`].
//!
//! # Stored data
//!
//! - For each webhook: its body, a few headers, its event name, the id of its object, and
//!   whether it was signed. For each notification: its body, its name, and the id and the status
//!   of its object.
//! - For each occurrence: its name, ids, amounts and states.
//! - For each order or other object: a record of its states.
//!
//! [`Inbox::seal`] encrypts bodies and amounts. [`Store::prune`] deletes bodies of webhooks
//! that ended. Records are kept, so that nothing is handed over twice.

mod attempt;
mod change;
mod context;
mod error;
mod event;
mod facts;
mod handler;
mod incoming;
mod job;
mod lease;
mod limits;
mod lookup;
mod memory;
mod metrics;
mod notification;
mod notified;
mod notified_record;
mod occurrence;
mod orders;
mod others;
mod receive;
mod receive_event;
#[cfg(feature = "signing")]
mod receive_notification;
mod record;
mod report;
mod respond;
mod schedule;
mod status;
mod store;
mod stored_record;
mod sweep;
mod takeover;
mod task;
mod unknown;
mod worker;

pub use crate::store::{BoxFuture, Seal, SealError, StoreError, StoreResult};
pub use error::ReceiveError;
pub use handler::{Delivery, Handler, HandlerError, PaidStatus};
pub use incoming::Incoming;
pub use job::{Job, JobInfo, JobKind, JobStatus, NewJob, TaskRef, Trust};
pub use limits::{LimitError, Limits};
pub use lookup::{Lookup, LookupError, OrderQuery};
pub use memory::MemoryStore;
pub use metrics::Metrics;
pub use occurrence::{NotifiedFacts, Occurrence, OrderFacts, PaymentFacts};
pub use receive::{Inbox, Receipt};
pub use schedule::Schedule;
pub use store::{Bounds, Change, Claim, Filter, Finish, Inserted, JobWithContent, Running, Store};
pub use stored_record::StoredRecord;
pub use sweep::{SweepError, Swept};
pub use worker::Worker;
