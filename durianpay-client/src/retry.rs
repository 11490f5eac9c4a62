//! Retries of attempts whose calls are safe to send again.
//!
//! [`classify`] decides whether an attempt may be retried, [`backoff`] when,
//! and [`budget`] limits the retries of the client as a whole. The
//! documentation of the crate has the table of all cases under "Retries".

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
