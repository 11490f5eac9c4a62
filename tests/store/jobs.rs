//! Jobs, claims and a clock for the tests.

use durianpay_client::webhook::inbox::{
    Bounds, Change, Claim, Filter, Finish, Job, JobInfo, JobKind, NewJob, Store, Trust,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A clock that moves only when it is set.
#[derive(Debug, Clone)]
pub(crate) struct Clock(Arc<AtomicU64>);

impl Default for Clock {
    fn default() -> Self {
        Self(Arc::new(AtomicU64::new(1_800_000_000_000)))
    }
}

impl Clock {
    pub(crate) fn now(&self) -> SystemTime {
        UNIX_EPOCH + Duration::from_millis(self.0.load(Ordering::Relaxed))
    }

    pub(crate) fn advance(&self, duration: Duration) {
        self.0.fetch_add(millis(duration), Ordering::Relaxed);
    }

    pub(crate) fn set_back(&self, duration: Duration) {
        self.0.fetch_sub(millis(duration), Ordering::Relaxed);
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap()
}

pub(crate) const SECOND: Duration = Duration::from_secs(1);
pub(crate) const DAY: Duration = Duration::from_secs(24 * 3600);
/// The longest wait of the claims.
pub(crate) const HOUR: Duration = Duration::from_secs(3600);

/// Bounds that no test reaches.
pub(crate) const WIDE: Bounds = Bounds {
    total: 1_000_000,
    per_object: 1_000_000,
    reopen_after: HOUR,
};

pub(crate) fn event(key: &str) -> NewJob {
    NewJob {
        kind: JobKind::Event,
        key: format!("event/{key}"),
        object: "orders/ord_1".to_owned(),
        name: "order.completed".to_owned(),
        data: key.as_bytes().to_vec(),
        trust: Trust::Unsigned,
    }
}

pub(crate) fn task(key: &str, object: &str) -> NewJob {
    NewJob {
        kind: JobKind::Task,
        key: format!("task/{key}"),
        object: object.to_owned(),
        name: "paid".to_owned(),
        data: b"{}".to_vec(),
        trust: Trust::Confirmed,
    }
}

pub(crate) fn claim(token: &str, most: u32) -> Claim {
    Claim {
        token: token.to_owned(),
        most,
        max_wait: HOUR,
    }
}

pub(crate) fn done(reason: &str) -> Finish {
    Finish::Done {
        reason: reason.to_owned(),
    }
}

pub(crate) fn dead(reason: &str) -> Finish {
    Finish::Dead {
        reason: reason.to_owned(),
    }
}

pub(crate) fn retry(after: Duration) -> Finish {
    Finish::Retry {
        after,
        reason: "later".to_owned(),
    }
}

/// A change that only adds tasks, to an object without a record.
pub(crate) fn adds(tasks: Vec<NewJob>) -> Change {
    Change {
        object: "orders/of_tasks".to_owned(),
        version: 0,
        data: None,
        tasks,
        supersede: vec![],
        ends: None,
    }
}

/// A change of a record that has this version.
pub(crate) fn changes(object: &str, version: i64) -> Change {
    Change {
        object: object.to_owned(),
        version,
        data: Some(format!("after {version}")),
        tasks: vec![],
        supersede: vec![],
        ends: None,
    }
}

/// Claims one job.
pub(crate) async fn claim_one(store: &dyn Store, token: &str) -> Option<Job> {
    let mut jobs = store.claim(claim(token, 1)).await.unwrap();
    assert!(jobs.len() < 2);
    jobs.pop()
}

/// Returns all jobs, the first one first.
pub(crate) async fn all(store: &dyn Store) -> Vec<JobInfo> {
    let filter = Filter {
        limit: Some(100_000),
        ..Filter::default()
    };
    let mut jobs = store.list(filter).await.unwrap();
    jobs.reverse();
    jobs
}

/// Returns the keys of jobs.
pub(crate) fn keys(jobs: &[Job]) -> Vec<&str> {
    jobs.iter().map(|job| job.key.as_str()).collect()
}
