//! A durable inbox: webhooks are stored first, and handled by a worker.

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
mod occurrence;
mod orders;
mod others;
mod receive;
mod record;
mod report;
mod schedule;
mod seal;
mod store;
mod sweep;
mod takeover;
mod task;
mod unknown;
mod worker;

pub use error::{ReceiveError, StoreError};
pub use handler::{Delivery, Handler, HandlerError, PaidStatus};
pub use incoming::Incoming;
pub use job::{Job, JobInfo, JobKind, JobStatus, NewJob, TaskRef, Trust};
pub use limits::{LimitError, Limits};
pub use lookup::{Lookup, LookupError, OrderQuery};
pub use memory::MemoryStore;
pub use metrics::Metrics;
pub use occurrence::{Occurrence, OrderFacts, PaymentFacts};
pub use receive::{Inbox, Receipt};
pub use schedule::Schedule;
pub use seal::{Seal, SealError};

pub use store::{
    Bounds, BoxFuture, Change, Claim, Filter, Finish, Inserted, JobWithContent, Running, Store,
    StoreResult, StoredRecord,
};
pub use sweep::{SweepError, Swept};
pub use worker::Worker;
