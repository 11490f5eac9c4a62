//! The retry policy of a call.

use super::budget::RetryBudget;
use super::hooks::Hooks;
use crate::http::limits::CallLimits;
use crate::types::descriptor::{Api, Endpoint, RetryClass};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The maximum number of retries of a call, unless the caller sets another.
pub(crate) const DEFAULT_RETRIES: u32 = 2;

/// The endpoint, retry class, limits, budget and hooks of one call.
#[derive(Debug)]
pub(crate) struct RetryPolicy {
    pub(crate) api: &'static Api,
    pub(crate) endpoint: &'static Endpoint,
    pub(crate) class: RetryClass,
    pub(crate) limits: CallLimits,
    /// The maximum number of retries.
    pub(crate) retries: u32,
    pub(crate) budget: Arc<RetryBudget>,
    pub(crate) hooks: Hooks,
    pub(crate) held_back: HeldBack,
}

/// Whether an attempt has sent nothing of its request yet because it waits for a token.
#[derive(Debug, Default)]
pub(crate) struct HeldBack(AtomicBool);

impl HeldBack {
    #[cfg(feature = "tokens")]
    pub(crate) fn set(&self, is_held_back: bool) {
        self.0.store(is_held_back, Ordering::Relaxed);
    }

    pub(super) fn get(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The reason why an attempt that could be retried was the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GiveUp {
    /// All retries are used up.
    RetriesExhausted,
    /// The next attempt would begin after the deadline.
    Deadline,
    /// The API asks for a longer pause than a call may take.
    RetryAfterTooLong,
    /// Too many calls of this client fail.
    BudgetExhausted,
}
