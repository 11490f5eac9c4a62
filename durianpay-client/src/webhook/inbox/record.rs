//! The record of one object, and the transitions of claims.
//!
//! All decisions are made here, whatever the store.

use super::outcome::{Attempt, ClaimOutcome};
use super::state::{Relation, State};
use std::time::Duration;
use uuid::Uuid;

/// The record of one object: an entry for each state in which it was found.
///
/// A [`Store`](super::Store) stores it without interpreting it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    entries: Vec<Entry>,
}

/// A state in which an object was found, and whether it was handled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The state.
    pub state: State,
    /// The token of the last claim: a random string, or empty.
    pub token: String,
    /// The end of the lease, by the clock of the store. Before it no other claim
    /// succeeds.
    pub leased_until: Duration,
    /// Whether the state is completed.
    pub is_done: bool,
    /// The number of claims.
    pub attempts: u32,
}

/// The token and the lease of a claim.
pub(super) struct ClaimRequest {
    pub(super) token: String,
    pub(super) lease: Duration,
}

impl Record {
    /// Creates a record from the entries that a store has read.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// Returns the entries, at most one for each state.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the furthest state.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        let entries = self.entries.iter().map(|entry| entry.state);
        entries.max_by_key(|state| state.rank())
    }

    /// Claims `state`.
    pub(super) fn claim(
        &mut self,
        state: State,
        request: ClaimRequest,
        now: Duration,
    ) -> ClaimOutcome<Attempt> {
        let ClaimRequest { token, lease } = request;
        let leased_until = now.saturating_add(lease);
        if let Some(recorded) = self.state() {
            match state.relation_to(recorded) {
                Relation::Behind => return ClaimOutcome::Superseded { by: recorded },
                Relation::Conflict => return ClaimOutcome::Conflict { recorded },
                Relation::Same | Relation::Ahead => {}
            }
        }
        let previous = self.begun_before(state);
        let busy = self.busy_beside(state, now);
        let entry = self.entry(state);
        if entry.is_done {
            return ClaimOutcome::AlreadyHandled;
        }
        let leased = entry.leased_until.saturating_sub(now);
        if let Some(remaining) = busy
            .into_iter()
            .chain([leased])
            .max()
            .filter(|rest| !rest.is_zero())
        {
            return ClaimOutcome::Busy { remaining };
        }
        entry.token = token;
        entry.leased_until = leased_until;
        entry.attempts = entry.attempts.saturating_add(1);
        let number = entry.attempts;
        ClaimOutcome::First(Attempt { number, previous })
    }

    /// Claims `state` and marks it as completed in one step, for a store that
    /// commits the record together with the side effect.
    ///
    /// `now` is the time by the clock of the store, as in
    /// [`Store::update`](super::Store::update).
    pub fn claim_completed(&mut self, state: State, now: Duration) -> ClaimOutcome<Attempt> {
        let token = Uuid::new_v4().to_string();
        let request = ClaimRequest {
            token: token.clone(),
            lease: Duration::ZERO,
        };
        let outcome = self.claim(state, request, now);
        if matches!(outcome, ClaimOutcome::First(_)) {
            self.complete(state, &token);
        }
        outcome
    }

    /// Returns the entry of a state, and adds it if necessary. It records the
    /// state even if the claim does not succeed yet.
    fn entry(&mut self, state: State) -> &mut Entry {
        let found = self.entries.iter().position(|entry| entry.state == state);
        let at = found.unwrap_or_else(|| {
            self.entries.push(Entry {
                state,
                token: String::new(),
                leased_until: Duration::ZERO,
                is_done: false,
                attempts: 0,
            });
            self.entries.len() - 1
        });
        &mut self.entries[at]
    }

    /// Returns the furthest other state whose handling was begun.
    fn begun_before(&self, state: State) -> Option<State> {
        self.entries
            .iter()
            .filter(|entry| entry.state != state && entry.attempts > 0)
            .map(|entry| entry.state)
            .max_by_key(|other| other.rank())
    }

    /// Returns the remaining lease of another state: the states of one object
    /// are not handled at the same time.
    fn busy_beside(&self, state: State, now: Duration) -> Option<Duration> {
        self.entries
            .iter()
            .filter(|entry| entry.state != state && !entry.is_done)
            .map(|entry| entry.leased_until.saturating_sub(now))
            .max()
    }

    /// Marks the state as completed. Returns `false` if it was claimed again
    /// since.
    pub(super) fn complete(&mut self, state: State, token: &str) -> bool {
        let entry = self.claimed(state, token);
        entry.map(|entry| entry.is_done = true).is_some()
    }

    /// Ends the lease, so that the state can be claimed again at once.
    pub(super) fn release(&mut self, state: State, token: &str) {
        if let Some(entry) = self.claimed(state, token) {
            entry.leased_until = Duration::ZERO;
        }
    }

    fn claimed(&mut self, state: State, token: &str) -> Option<&mut Entry> {
        self.entries
            .iter_mut()
            .find(|entry| entry.state == state && entry.token == token)
    }
}
