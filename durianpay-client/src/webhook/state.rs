//! [`State`]: the state of a payment or order, which only moves forward.

#[cfg(feature = "inbox")]
use std::cmp::Ordering;
use std::fmt;

/// The state of a payment or an order.
///
/// States go forward and never back: `started`, `processing`, then one of
/// `completed`, `failed`, `expired` and `cancelled`; and from `completed` to
/// `refunded`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum State {
    /// Created; nothing has happened.
    Started,
    /// Under way. The API also says `pending`.
    Processing,
    /// Paid.
    Completed,
    /// Not paid.
    Failed,
    /// Not paid in time.
    Expired,
    /// Cancelled before it was paid.
    Cancelled,
    /// Paid, and refunded.
    Refunded,
}

/// The relation of a state to the recorded one.
#[cfg(feature = "inbox")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    Same,
    /// It follows the recorded one.
    Ahead,
    /// It comes before the recorded one.
    Behind,
    /// Both exclude each other.
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
    /// Returns the state as a string, as it is stored.
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

    /// Reads a state that [`as_str`](Self::as_str) wrote.
    #[must_use]
    pub fn from_stored(text: &str) -> Option<Self> {
        ALL.into_iter().find(|state| state.as_str() == text)
    }

    /// Returns the state of a status of the API.
    pub(super) fn from_status(status: &str) -> Option<Self> {
        match status {
            "pending" => Some(Self::Processing),
            _ => Self::from_stored(status),
        }
    }

    /// Returns the number of steps from the start.
    #[cfg(feature = "inbox")]
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::Started => 0,
            Self::Processing => 1,
            Self::Completed | Self::Failed | Self::Expired | Self::Cancelled => 2,
            Self::Refunded => 3,
        }
    }

    /// Returns the relation of this state to `recorded`.
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
    fn a_state_goes_forward_only_and_one_end_excludes_the_others() {
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
