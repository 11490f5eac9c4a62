//! Retries of attempts that are safe to send again.
//!
//! [`classify`] decides whether an attempt may be retried, [`backoff`] decides when,
//! and [`budget`] limits the retries of the client as a whole. The table of all cases
//! is in the documentation of the crate, under "Retries".

mod backoff;
mod budget;
mod classify;
mod events;
mod execute;
mod hooks;
mod policy;
mod progress;

pub(crate) use budget::RetryBudget;
pub(crate) use execute::{Attempted, execute};
pub(crate) use hooks::Hooks;
pub use hooks::{AttemptEnd, AttemptStart, HeaderRefused, Hook, Retry};
pub(crate) use policy::{DEFAULT_RETRIES, HeldBack, RetryPolicy};
pub(crate) use progress::Progress;
