//! Faults that wait for the next request or delivery.

use std::collections::VecDeque;

/// Faults in the order in which they were added, each with its number and a name; `None` matches every
/// name.
#[derive(Debug)]
pub(super) struct Queue<Name, Fault>(VecDeque<(u64, Option<Name>, Fault)>);

impl<Name, Fault> Default for Queue<Name, Fault> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<Name, Fault> Queue<Name, Fault> {
    pub(super) fn push(&mut self, number: u64, name: Option<Name>, fault: Fault) {
        self.0.push_back((number, name, fault));
    }

    /// Removes and returns the first fault whose name matches.
    pub(super) fn take(&mut self, is_it: impl Fn(&Name) -> bool) -> Option<Fault> {
        let is_for =
            |(_, wanted, _): &(u64, Option<Name>, Fault)| wanted.as_ref().is_none_or(&is_it);
        let position = self.0.iter().position(is_for)?;
        self.0.remove(position).map(|(_, _, fault)| fault)
    }

    /// Removes the fault with this number. Returns whether there was one.
    pub(super) fn remove(&mut self, number: u64) -> bool {
        let before = self.0.len();
        self.0.retain(|(known, _, _)| *known != number);
        self.0.len() < before
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(u64, Option<Name>, Fault)> {
        self.0.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}
