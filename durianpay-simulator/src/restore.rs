//! Copies and replaces the state of a running simulator.

use crate::simulator::Simulator;
use crate::snapshot::Snapshot;

impl Simulator {
    /// Copies the state. Requests that are executed at the same time are in it or not, but never in
    /// part.
    #[must_use]
    pub fn snapshot(&self) -> Snapshot {
        Snapshot::of(&self.shared.state())
    }

    /// Replaces the state, and the time of the clock. Faults are removed; settings and logs stay.
    pub fn restore(&self, snapshot: &Snapshot) {
        snapshot.restore(&mut self.shared.state());
        self.shared.wake_dispatcher();
    }

    /// Restores the state with which the simulator started. Faults are removed; settings and logs
    /// stay.
    pub fn reset(&self) {
        self.restore(&self.shared.initial);
    }

    /// Returns a number that changes whenever the state does, except for the time of the clock.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.shared.state().revision
    }
}
