//! What is remembered of one object, and what a claim makes of it.
//!
//! All that is decided is decided here, whatever the store.

use super::claim::{Attempt, Claim};
use super::state::{Relation, State};
use std::time::Duration;

/// What an inbox remembers of one object: an entry for each state whose effect
/// was claimed.
///
/// A [`Store`](super::Store) keeps it, and need not understand it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    entries: Vec<Entry>,
}

/// That the effect of a state was claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The state.
    pub state: State,
    /// Who claimed it last: a random text.
    pub token: String,
    /// Until when nobody else may claim it, by the clock of the store.
    pub leased_until: Duration,
    /// Whether the effect is done.
    pub is_done: bool,
    /// How often it was claimed.
    pub attempts: u32,
}

/// Who claims, and for how long.
pub(super) struct Bid {
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
    pub(super) fn claim(&mut self, state: State, bid: Bid, now: Duration) -> Claim<Attempt> {
        let Bid { token, lease } = bid;
        let leased_until = now.saturating_add(lease);
        if let Some(recorded) = self.state() {
            match state.relation_to(recorded) {
                Relation::Behind => return Claim::Superseded { by: recorded },
                Relation::Conflict => return Claim::Conflict { recorded },
                Relation::Same | Relation::Ahead => {}
            }
        }
        let before = self.entries.iter().map(|entry| entry.state);
        let previous = before
            .filter(|other| *other != state)
            .max_by_key(|state| state.rank());
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.state == state) else {
            self.entries.push(Entry {
                state,
                token,
                leased_until,
                is_done: false,
                attempts: 1,
            });
            let number = 1;
            return Claim::First(Attempt { number, previous });
        };
        if entry.is_done {
            return Claim::Repeated;
        }
        if entry.leased_until > now {
            let remaining = entry.leased_until.saturating_sub(now);
            return Claim::Busy { remaining };
        }
        entry.token = token;
        entry.leased_until = leased_until;
        entry.attempts = entry.attempts.saturating_add(1);
        let number = entry.attempts;
        Claim::First(Attempt { number, previous })
    }

    /// Marks the effect as done. False if somebody else has claimed it since.
    pub(super) fn finish(&mut self, state: State, token: &str) -> bool {
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
