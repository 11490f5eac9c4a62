//! Retries of attempts that cannot do a second time what should be done once.
//!
//! [`classify`] decides whether an attempt may be retried, [`backoff`] when, and
//! [`budget`] whether the client as a whole still may. The table of all this is
//! in the documentation of the crate, under "Retries".

mod backoff;
mod budget;
mod classify;
mod events;
mod execute;
mod policy;

pub(crate) use budget::RetryBudget;
pub(crate) use execute::{execute, jitter};
pub(crate) use policy::{DEFAULT_RETRIES, RetryPolicy};
