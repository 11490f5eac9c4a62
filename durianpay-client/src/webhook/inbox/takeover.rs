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
}

impl Takeover {
    /// Takes over a new list of running jobs, and returns those that have looked the same
    /// for longer than a lease.
    pub(super) fn observe(
        &mut self,
        running: Vec<Running>,
        lease: Duration,
        now: Instant,
    ) -> Vec<Running> {
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
        assert_eq!(observe(job(0), 0), []);
        assert_eq!(observe(job(0), 60), []);
        assert_eq!(observe(job(1), 61), [], "a beat starts a new lease");
        assert_eq!(observe(job(1), 121), []);
        assert_eq!(observe(job(1), 122), [job(1)]);
    }
}
