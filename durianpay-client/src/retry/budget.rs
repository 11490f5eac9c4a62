//! A limit on the retries of all calls of a client: while a server is down, a
//! thousand tasks that each retry twice would overload it.

use std::sync::atomic::{AtomicU32, Ordering};

/// The number of tokens of a full bucket: enough for a hundred retries in a row.
const FULL: u32 = 500;

/// The number of tokens that a success on the first attempt deposits.
const EARNED: u32 = 1;

/// A token bucket, shared by the clones of a client. Each retry withdraws tokens;
/// a success deposits them.
#[derive(Debug)]
pub(crate) struct RetryBudget(AtomicU32);

impl Default for RetryBudget {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl RetryBudget {
    /// Withdraws that many tokens. If there are fewer, it withdraws none and returns `false`.
    pub(super) fn withdraw(&self, cost: u32) -> bool {
        let less = |tokens: u32| tokens.checked_sub(cost);
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less)
            .is_ok()
    }

    /// Deposits the tokens that the last retry withdrew, after a success.
    pub(super) fn deposit(&self, paid: Option<u32>) {
        let more = |tokens: u32| Some(tokens.saturating_add(paid.unwrap_or(EARNED)).min(FULL));
        // It cannot fail: there is always a next value.
        let _before = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
    }

    #[cfg(test)]
    pub(super) fn left(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::{EARNED, FULL, RetryBudget};

    #[test]
    fn a_budget_is_exhausted_and_refilled() {
        let budget = RetryBudget::default();
        let taken = (0..1000).filter(|_| budget.withdraw(5)).count();
        assert_eq!((taken, budget.left()), (100, 0));
        assert!(!budget.withdraw(1));
        budget.deposit(Some(5));
        budget.deposit(None);
        assert_eq!(budget.left(), 5 + EARNED);
        assert!(!budget.withdraw(10));
        assert_eq!(budget.left(), 6);
        for _ in 0..1000 {
            budget.deposit(Some(5));
        }
        assert_eq!(budget.left(), FULL);
    }
}
