//! The state that the server, the dispatcher and the handle share.

use crate::hosts::Hosts;
use crate::record::LogEntry;
use crate::snapshot::Snapshot;
use crate::state::State;
use durianpay_client::Runtime;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Notify;

/// The shared part of a simulator.
pub(crate) struct Shared {
    /// Must not be held across an await.
    state: Mutex<State>,
    /// Held during deliveries, so that they keep their order.
    pub(crate) turn: tokio::sync::Mutex<()>,
    /// Wakes the dispatcher when there may be a webhook to deliver.
    pub(crate) wake: Notify,
    /// The timer of delayed responses and receivers.
    pub(crate) runtime: Arc<dyn Runtime>,
    /// The function that is called with each record of the logs.
    observer: Option<Observer>,
    /// The host names under which the port is used.
    pub(crate) hosts: Hosts,
    /// The records that a reset restores.
    pub(crate) initial: Snapshot,
}

/// A function that is called with each record of the logs.
pub(crate) type Observer = Box<dyn Fn(LogEntry<'_>) + Send + Sync>;

impl Shared {
    pub(crate) fn new(
        state: State,
        runtime: Arc<dyn Runtime>,
        observer: Option<Observer>,
        hosts: Hosts,
    ) -> Self {
        Self {
            initial: Snapshot::of(&state),
            state: Mutex::new(state),
            turn: tokio::sync::Mutex::new(()),
            wake: Notify::new(),
            runtime,
            observer,
            hosts,
        }
    }

    /// Locks the state. A poisoned lock is ignored, since no holder leaves the state half changed.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn wake_dispatcher(&self) {
        self.wake.notify_one();
    }

    /// Returns whether there is a function to call.
    pub(crate) fn is_observed(&self) -> bool {
        self.observer.is_some()
    }

    /// Calls the function with a record. The state must not be locked.
    pub(crate) fn observe(&self, entry: LogEntry<'_>) {
        if let Some(observer) = &self.observer {
            observer(entry);
        }
    }
}
