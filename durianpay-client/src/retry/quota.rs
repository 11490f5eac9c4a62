//! A bound on the repeats of all calls together: while a server is down, a
//! thousand tasks that each repeat twice would keep it down.

use std::sync::atomic::{AtomicU32, Ordering};

/// Enough for a hundred repeats in a row.
const FULL: u32 = 500;

/// What a success at the first attempt pays in.
const EARNED: u32 = 1;

/// A bucket of tokens, shared by the clones of a client. Each repeat takes
/// some; success pays them back.
#[derive(Debug)]
pub(crate) struct Quota(AtomicU32);

impl Default for Quota {
    fn default() -> Self {
        Self(AtomicU32::new(FULL))
    }
}

impl Quota {
    /// Takes so many tokens; takes none and gives false if there are fewer.
    pub(super) fn take(&self, cost: u32) -> bool {
        let less = |tokens: u32| tokens.checked_sub(cost);
        self.0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less)
            .is_ok()
    }

    /// Pays back what the last repeat took, after a success.
    pub(super) fn pay_back(&self, paid: Option<u32>) {
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
    use super::{EARNED, FULL, Quota};

    #[test]
    fn it_runs_dry_and_fills_up_again() {
        let quota = Quota::default();
        let taken = (0..1000).filter(|_| quota.take(5)).count();
        assert_eq!((taken, quota.left()), (100, 0));
        assert!(!quota.take(1));
        quota.pay_back(Some(5));
        quota.pay_back(None);
        assert_eq!(quota.left(), 5 + EARNED);
        assert!(!quota.take(10));
        assert_eq!(quota.left(), 6);
        for _ in 0..1000 {
            quota.pay_back(Some(5));
        }
        assert_eq!(quota.left(), FULL);
    }
}
