//! A durable inbox: webhooks are stored first, and handled by a worker.

mod error;
mod incoming;
mod job;
mod limits;
mod memory;
mod receive;
mod seal;
mod state;
mod store;

pub use error::{ReceiveError, StoreError};
pub use incoming::Incoming;
pub use job::{Job, JobInfo, JobKind, JobStatus, NewJob, TaskRef, Trust};
pub use limits::{LimitError, Limits};
pub use memory::MemoryStore;
pub use receive::{Inbox, Receipt};
pub use seal::{Seal, SealError};
pub use state::State;
pub use store::{
    Bounds, BoxFuture, Change, Claim, Filter, Finish, Inserted, JobAndContent, Running, Store,
    StoreResult, StoredRecord,
};
