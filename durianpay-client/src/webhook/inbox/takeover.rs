//! Finds the jobs whose worker has died.
//!
//! A lease is not a time in the database: clocks jump, and differ between hosts. A worker
//! watches the running jobs by its own monotonic clock. A job without a beat for a whole lease
//! no longer has a worker.

use super::store::Running;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;

/// The running jobs, and the times at which they last changed.
#[derive(Debug, Default)]
pub(super) struct Takeover {
    seen: HashMap<Running, Instant>,
    looked_at: Option<Instant>,
}

/// The number of looks within a lease.
const LOOKS: u32 = 4;

/// Returns the interval between two looks.
pub(super) fn interval(lease: Duration) -> Duration {
    lease / LOOKS
}

impl Takeover {
    /// Returns whether the running jobs must be looked at now.
    pub(super) fn is_due(&self, lease: Duration, now: Instant) -> bool {
        self.looked_at
            .is_none_or(|at| now.saturating_duration_since(at) >= interval(lease))
    }

    /// Replaces the list of running jobs, and returns those that have not changed for longer
    /// than a lease.
    ///
    /// If this worker itself was suspended for long, it starts over: the cause may have
    /// suspended the other workers as well, which continue now.
    pub(super) fn observe(
        &mut self,
        running: Vec<Running>,
        lease: Duration,
        now: Instant,
    ) -> Vec<Running> {
        let looked_at = self.looked_at.replace(now);
        if looked_at.is_some_and(|at| now.saturating_duration_since(at) > lease / 2) {
            self.seen.clear();
        }
        let mut seen = HashMap::with_capacity(running.len());
        let mut stopped = Vec::new();
        for job in running {
            let since = self.seen.get(&job).copied().unwrap_or(now);
            if now.saturating_duration_since(since) > lease {
                stopped.push(job.clone());
            }
            seen.insert(job, since);
        }
        self.seen = seen;
        stopped
    }
}

#[cfg(test)]
mod tests {
    use super::{Running, Takeover};
    use std::time::Duration;
    use tokio::time::Instant;

    fn job(beats: i64) -> Running {
        Running {
            id: 1,
            token: "a".to_owned(),
            beats,
        }
    }

    #[test]
    fn a_job_without_a_beat_for_a_lease_is_taken_over() {
        let lease = Duration::from_secs(60);
        let start = Instant::now();
        let mut takeover = Takeover::default();
        let mut observe = |job: Running, seconds: u64| {
            takeover.observe(vec![job], lease, start + Duration::from_secs(seconds))
        };
        for seconds in [0, 15, 30, 45, 60] {
            assert_eq!(observe(job(0), seconds), []);
        }
        assert_eq!(observe(job(1), 61), [], "a beat starts a new lease");
        for seconds in [76, 91, 106, 121] {
            assert_eq!(observe(job(1), seconds), []);
        }
        assert_eq!(observe(job(1), 122), [job(1)]);
    }

    #[test]
    fn the_running_jobs_are_looked_at_four_times_in_each_lease() {
        let lease = Duration::from_secs(60);
        let start = Instant::now();
        let mut takeover = Takeover::default();
        let is_due = |takeover: &Takeover, millis: u64| {
            takeover.is_due(lease, start + Duration::from_millis(millis))
        };
        assert!(is_due(&takeover, 0));
        takeover.observe(Vec::new(), lease, start);
        assert!(!is_due(&takeover, 0) && !is_due(&takeover, 14_999));
        assert!(is_due(&takeover, 15_000));
    }

    #[test]
    fn a_worker_that_was_suspended_takes_nothing_over_at_once() {
        let lease = Duration::from_secs(60);
        let start = Instant::now();
        let mut takeover = Takeover::default();
        let mut observe = |seconds: u64| {
            takeover.observe(vec![job(0)], lease, start + Duration::from_secs(seconds))
        };
        assert_eq!(observe(0), []);
        for seconds in [500, 530, 560] {
            assert_eq!(observe(seconds), []);
        }
        assert_eq!(observe(561), [job(0)]);
    }
}
