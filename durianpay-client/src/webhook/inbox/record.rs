//! What is remembered of one object, and what a claim makes of it.
//!
//! All that is decided is decided here, whatever the store.

use super::outcome::{Attempt, ClaimOutcome};
use super::state::{Relation, State};
use std::time::Duration;
use uuid::Uuid;

/// What an inbox remembers of one object: an entry for each state that it was
/// found in.
///
/// A [`Store`](super::Store) keeps it, and need not understand it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    entries: Vec<Entry>,
}

/// That an object was found in a state, and what became of its effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The state.
    pub state: State,
    /// Who claimed the effect last: a random text, or nothing.
    pub token: String,
    /// Until when nobody else may claim the effect, by the clock of the store.
    pub leased_until: Duration,
    /// Whether the effect is done.
    pub is_done: bool,
    /// How often the effect was claimed.
    pub attempts: u32,
}

/// Who claims, and for how long.
pub(super) struct ClaimRequest {
    pub(super) token: String,
    pub(super) lease: Duration,
}

impl Record {
    /// The record of these entries, as a store has kept them.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// The entries, at most one for each state.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The furthest state.
    #[must_use]
    pub fn state(&self) -> Option<State> {
        let entries = self.entries.iter().map(|entry| entry.state);
        entries.max_by_key(|state| state.rank())
    }

    /// Claims the effect of `state`.
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
            return ClaimOutcome::Repeated;
        }
        let own = entry.leased_until.saturating_sub(now);
        if let Some(remaining) = busy
            .into_iter()
            .chain([own])
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

    /// Claims the effect of `state` and marks it as completed in one step, for a store
    /// that commits the record together with the effect.
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

    /// The entry of a state. A new one says that the object came so far, even if
    /// its effect has to wait.
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

    /// The furthest state before this one whose effect was begun.
    fn begun_before(&self, state: State) -> Option<State> {
        self.entries
            .iter()
            .filter(|entry| entry.state != state && entry.attempts > 0)
            .map(|entry| entry.state)
            .max_by_key(|other| other.rank())
    }

    /// How long the effect of another state is still being carried out: the
    /// effects of one object do not overlap.
    fn busy_beside(&self, state: State, now: Duration) -> Option<Duration> {
        self.entries
            .iter()
            .filter(|entry| entry.state != state && !entry.is_done)
            .map(|entry| entry.leased_until.saturating_sub(now))
            .max()
    }

    /// Marks the effect as done. False if somebody else has claimed it since.
    pub(super) fn complete(&mut self, state: State, token: &str) -> bool {
        let entry = self.claimed(state, token);
        entry.map(|entry| entry.is_done = true).is_some()
    }

    /// Ends the lease, so that the effect can be claimed again at once.
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
