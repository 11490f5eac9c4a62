//! A simulated API with its receiver of webhooks and its log.

use super::log::Entry;
use super::sender::Sender;
use super::simulator::SpecSimulator;
use durianpay_simulator::__private::Hosts;
use std::fmt;

/// Receives the entries of the log.
pub(super) type OnLog = dyn Fn(Entry<'_>) + Send + Sync;

/// A simulated API with its receiver of webhooks and its log.
pub(super) struct Served {
    pub(super) simulator: SpecSimulator,
    pub(super) hosts: Hosts,
    pub(super) sender: Option<Sender>,
    pub(super) on_log: Box<OnLog>,
}

impl Served {
    /// Passes an entry to the log.
    pub(super) fn log(&self, entry: Entry<'_>) {
        (self.on_log)(entry);
    }
}

impl fmt::Debug for Served {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Served")
            .field("simulator", &self.simulator)
            .finish_non_exhaustive()
    }
}
