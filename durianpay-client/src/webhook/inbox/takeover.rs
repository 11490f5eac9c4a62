//! Finds the jobs whose worker has died.
//!
//! A lease is not a time in the database: clocks jump, and differ between hosts. A worker
//! watches the running jobs by its own monotonic clock. A job that shows no beat for a whole
//! lease has no worker any more.

use super::store::Running;
use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;

/// The running jobs, and since when they look as they do.
#[derive(Debug, Default)]
pub(super) struct Takeover {
    seen: HashMap<Running, Instant>,
    looked_at: Option<Instant>,
}

/// How often a worker looks within the time of a lease.
const LOOKS: u32 = 4;

/// Returns how long a worker waits before it looks again.
pub(super) fn interval(lease: Duration) -> Duration {
    lease / LOOKS
}

impl Takeover {
    /// Returns whether it is time to look at the running jobs.
    pub(super) fn is_due(&self, lease: Duration, now: Instant) -> bool {
        self.looked_at
            .is_none_or(|at| now.saturating_duration_since(at) >= interval(lease))
    }

    /// Takes over a new list of running jobs, and returns those that have looked the same
    /// for longer than a lease.
    ///
    /// If this worker itself was stopped for long, it begins anew: whatever stopped it may
    /// have stopped the others, which go on now.
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
    fn a_worker_that_was_stopped_itself_takes_nothing_over_at_once() {
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
