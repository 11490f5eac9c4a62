//! [`State`]: the state of a payment or order, which only moves forward.

#[cfg(feature = "inbox")]
use std::cmp::Ordering;
use std::fmt;

/// The state of a payment or an order.
///
/// States only move forward: `started`, `processing`, then one of
/// `completed`, `failed`, `expired` and `cancelled`; and from `completed` to
/// `refunded`.
///
/// ```
/// use durianpay_client::webhook::State;
///
/// assert_eq!(State::Cancelled.as_str(), "cancelled");
/// assert_eq!(State::from_stored("cancelled"), Some(State::Cancelled));
/// assert_eq!(State::from_stored("pending"), None); // a status of the API, not a stored state
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// Created; nothing has happened yet.
    Started,
    /// In progress. The API also calls it `pending`.
    Processing,
    /// Paid.
    Completed,
    /// Not paid.
    Failed,
    /// Expired before it was paid.
    Expired,
    /// Cancelled before it was paid.
    Cancelled,
    /// Paid and then refunded.
    Refunded,
}

/// The relation of a state to the recorded state.
#[cfg(feature = "inbox")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    /// It follows the recorded state.
    Ahead,
    /// It precedes the recorded state.
    Behind,
    /// The two states exclude each other.
    Conflict,
}

const ALL: [State; 7] = [
    State::Started,
    State::Processing,
    State::Completed,
    State::Failed,
    State::Expired,
    State::Cancelled,
    State::Refunded,
];

impl State {
    /// Returns the string under which the state is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Processing => "processing",
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
            Self::Refunded => "refunded",
        }
    }

    /// Parses a state from the string that [`as_str`](Self::as_str) returns.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Converts a status of the API to a state.
    pub(super) fn from_status(status: &str) -> Option<Self> {
        match status {
            "pending" => Some(Self::Processing),
            _ => Self::from_stored(status),
        }
    }

    /// Counts the steps from the start.
    #[cfg(feature = "inbox")]
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Started => 0,
            Self::Processing => 1,
            Self::Completed | Self::Failed | Self::Expired | Self::Cancelled => 2,
            Self::Refunded => 3,
        }
    }

    /// Compares this state with the recorded one.
    #[cfg(feature = "inbox")]
    pub(super) fn relation_to(self, recorded: Self) -> Relation {
        let unpaid = |state: Self| matches!(state, Self::Failed | Self::Expired | Self::Cancelled);
        if self == recorded {
            return Relation::Same;
        }
        // Only a paid object can be refunded.
        let refund_of_nothing = |one: Self, other: Self| one == Self::Refunded && unpaid(other);
        if refund_of_nothing(self, recorded) || refund_of_nothing(recorded, self) {
            return Relation::Conflict;
        }
        match self.rank().cmp(&recorded.rank()) {
            Ordering::Less => Relation::Behind,
            Ordering::Equal => Relation::Conflict,
            Ordering::Greater => Relation::Ahead,
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Relation, State};

    #[test]
    fn states_only_advance_and_final_states_exclude_each_other() {
        use State::{Cancelled, Completed, Expired, Failed, Processing, Refunded, Started};
        for recorded in ALL {
            let ahead: &[State] = match recorded {
                Started => &[Processing, Completed, Failed, Expired, Cancelled, Refunded],
                Processing => &[Completed, Failed, Expired, Cancelled, Refunded],
                Completed => &[Refunded],
                Failed | Expired | Cancelled | Refunded => &[],
            };
            let behind: &[State] = match recorded {
                Started => &[],
                Processing => &[Started],
                Completed | Failed | Expired | Cancelled => &[Started, Processing],
                Refunded => &[Started, Processing, Completed],
            };
            for state in ALL {
                let expected = if state == recorded {
                    Relation::Same
                } else if ahead.contains(&state) {
                    Relation::Ahead
                } else if behind.contains(&state) {
                    Relation::Behind
                } else {
                    Relation::Conflict
                };
                let relation = state.relation_to(recorded);
                assert_eq!(relation, expected, "{state} after {recorded}");
            }
        }
    }
}
