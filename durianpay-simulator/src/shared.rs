//! The state that the server, the dispatcher and the handle share.

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
}

impl Shared {
    pub(crate) fn new(state: State, runtime: Arc<dyn Runtime>) -> Self {
        Self {
            state: Mutex::new(state),
            turn: tokio::sync::Mutex::new(()),
            wake: Notify::new(),
            runtime,
        }
    }

    /// Locks the state. A poisoned lock is ignored, since no holder leaves the state half changed.
    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn wake_dispatcher(&self) {
        self.wake.notify_one();
    }
}
