//! [`MemoryStore`]: a store in memory, for tests.

use super::job::{Job, JobInfo, JobKind, JobStatus, NewJob, Trust};
use super::store::{
    Bounds, BoxFuture, Change, Claim, Filter, Finish, Inserted, JobWithContent, Running, Store,
    StoreResult, StoredRecord,
};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::sync::Notify;
use tokio::time::Instant;

/// A store in the memory of this process. Clones share it.
///
/// All is lost when the process ends: use it for tests. Its clock is that of tokio, so that
/// a test with `tokio::time::pause` waits for nothing.
#[derive(Clone)]
pub struct MemoryStore {
    shared: Arc<Shared>,
}

struct Shared {
    state: Mutex<State>,
    changed: Notify,
    /// The start of the clock, by both clocks.
    since: (Instant, SystemTime),
}

#[derive(Default)]
struct State {
    last_id: i64,
    jobs: BTreeMap<i64, Row>,
    keys: HashMap<String, i64>,
    records: HashMap<String, StoredRecord>,
}

struct Row {
    new: NewJob,
    status: JobStatus,
    attempts: u32,
    deliveries: u32,
    token: String,
    beats: i64,
    reason: String,
    created_at: SystemTime,
    due_at: SystemTime,
    claimed_at: Option<SystemTime>,
    ended_at: Option<SystemTime>,
}

impl Default for MemoryStore {
    fn default() -> Self {
        let shared = Shared {
            state: Mutex::default(),
            changed: Notify::new(),
            since: (Instant::now(), SystemTime::now()),
        };
        Self {
            shared: Arc::new(shared),
        }
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MemoryStore").finish_non_exhaustive()
    }
}

impl MemoryStore {
    fn state(&self) -> MutexGuard<'_, State> {
        // No operation panics between two changes.
        let state = self.shared.state.lock();
        state.unwrap_or_else(PoisonError::into_inner)
    }

    fn now(&self) -> SystemTime {
        let (instant, time) = self.shared.since;
        time + instant.elapsed()
    }

    /// Performs an operation when the future is first polled, after which there may be a job
    /// for a worker that waits.
    fn change<'a, T: Send + 'a>(
        &'a self,
        step: impl FnOnce(&mut State, SystemTime) -> T + Send + 'a,
    ) -> BoxFuture<'a, StoreResult<T>> {
        Box::pin(async move {
            let result = self.step(step).await;
            self.shared.changed.notify_waiters();
            result
        })
    }

    /// Performs an operation when the future is first polled.
    fn step<'a, T: Send + 'a>(
        &'a self,
        step: impl FnOnce(&mut State, SystemTime) -> T + Send + 'a,
    ) -> BoxFuture<'a, StoreResult<T>> {
        Box::pin(async move {
            let now = self.now();
            Ok(step(&mut self.state(), now))
        })
    }
}

impl Store for MemoryStore {
    fn insert(&self, event: NewJob, bounds: Bounds) -> BoxFuture<'_, StoreResult<Inserted>> {
        self.change(move |state, now| state.insert(event, bounds, now))
    }

    fn claim(&self, claim: Claim) -> BoxFuture<'_, StoreResult<Vec<Job>>> {
        self.step(move |state, now| state.claim(&claim, now))
    }

    fn beat<'a>(&'a self, id: i64, token: &'a str) -> BoxFuture<'a, StoreResult<bool>> {
        self.step(move |state, _now| {
            let row = state.running(id, token);
            row.map(|row| row.beats += 1).is_some()
        })
    }

    fn finish<'a>(
        &'a self,
        id: i64,
        token: &'a str,
        finish: Finish,
    ) -> BoxFuture<'a, StoreResult<bool>> {
        self.change(move |state, now| state.finish(id, token, finish, now))
    }

    fn running(&self) -> BoxFuture<'_, StoreResult<Vec<Running>>> {
        self.step(|state, _now| {
            let running = |row: &Row| row.status == JobStatus::Running;
            let rows = state.jobs.iter().filter(|(_, row)| running(row));
            rows.map(|(id, row)| Running {
                id: *id,
                token: row.token.clone(),
                beats: row.beats,
            })
            .collect()
        })
    }

    fn release<'a>(&'a self, seen: &'a Running) -> BoxFuture<'a, StoreResult<bool>> {
        self.change(move |state, now| {
            let row = state.running(seen.id, &seen.token);
            let Some(row) = row.filter(|row| row.beats == seen.beats) else {
                return false;
            };
            row.status = JobStatus::Pending;
            row.due_at = now;
            "the worker stopped before the end of the attempt".clone_into(&mut row.reason);
            true
        })
    }

    fn record<'a>(&'a self, object: &'a str) -> BoxFuture<'a, StoreResult<Option<StoredRecord>>> {
        self.step(move |state, _now| state.records.get(object).cloned())
    }

    fn apply(&self, change: Change) -> BoxFuture<'_, StoreResult<bool>> {
        self.change(move |state, now| state.apply(change, now))
    }

    fn wait(&self, timeout: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            // Either way there may be a job.
            let _ = tokio::time::timeout(timeout, self.shared.changed.notified()).await;
        })
    }

    fn list(&self, filter: Filter) -> BoxFuture<'_, StoreResult<Vec<JobInfo>>> {
        self.step(move |state, now| {
            let limit = usize::try_from(filter.limit.unwrap_or(100)).unwrap_or(usize::MAX);
            let rows = state.jobs.iter().rev();
            rows.filter(|(id, row)| row.matches(**id, &filter, now))
                .take(limit)
                .map(|(id, row)| row.info(*id))
                .collect()
        })
    }

    fn job(&self, id: i64) -> BoxFuture<'_, StoreResult<Option<JobWithContent>>> {
        self.step(move |state, _now| {
            let row = state.jobs.get(&id)?;
            Some((row.info(id), row.new.data.clone()))
        })
    }

    fn counts(&self) -> BoxFuture<'_, StoreResult<Vec<(JobKind, JobStatus, u64)>>> {
        self.step(|state, _now| {
            let mut counts: Vec<(JobKind, JobStatus, u64)> = Vec::new();
            for row in state.jobs.values() {
                let known = counts
                    .iter_mut()
                    .find(|(kind, status, _)| (*kind, *status) == (row.new.kind, row.status));
                match known {
                    Some((_, _, count)) => *count += 1,
                    None => counts.push((row.new.kind, row.status, 1)),
                }
            }
            counts
        })
    }

    fn replay(&self, ids: Vec<i64>) -> BoxFuture<'_, StoreResult<u64>> {
        self.change(move |state, now| {
            let mut replayed = 0;
            for id in ids {
                if let Some(row) = state.jobs.get_mut(&id)
                    && !matches!(row.status, JobStatus::Pending | JobStatus::Running)
                {
                    row.reopen(now);
                    replayed += 1;
                }
            }
            replayed
        })
    }

    fn prune(&self, age: Duration) -> BoxFuture<'_, StoreResult<u64>> {
        self.step(move |state, now| state.prune(age, now))
    }
}

impl State {
    fn add(&mut self, new: NewJob, now: SystemTime) {
        self.last_id += 1;
        self.keys.insert(new.key.clone(), self.last_id);
        let row = Row {
            new,
            status: JobStatus::Pending,
            attempts: 0,
            deliveries: 1,
            token: String::new(),
            beats: 0,
            reason: String::new(),
            created_at: now,
            due_at: now,
            claimed_at: None,
            ended_at: None,
        };
        self.jobs.insert(self.last_id, row);
    }

    fn insert(&mut self, event: NewJob, bounds: Bounds, now: SystemTime) -> Inserted {
        let known = self.keys.get(&event.key);
        if let Some(row) = known.and_then(|id| self.jobs.get_mut(id)) {
            row.deliveries = row.deliveries.saturating_add(1);
            if row.opens_again(bounds.reopen_after, now) {
                row.reopen(now);
            }
            return Inserted::Known(row.deliveries);
        }
        if matches!(event.trust, Trust::Unsigned | Trust::Invalid) {
            let open = self
                .jobs
                .values()
                .filter(|row| row.is_open_unsigned_event());
            let per_object = |row: &&Row| row.new.object == event.object;
            let of_object = open.clone().filter(per_object).count();
            let exceeds = |count: usize, bound: u32| u32::try_from(count).is_ok_and(|n| n >= bound);
            if exceeds(open.count(), bounds.total) || exceeds(of_object, bounds.per_object) {
                return Inserted::Full;
            }
        }
        self.add(event, now);
        Inserted::New
    }

    fn claim(&mut self, claim: &Claim, now: SystemTime) -> Vec<Job> {
        let mut due: Vec<(bool, SystemTime, i64)> = self
            .jobs
            .iter()
            .filter(|(id, row)| row.is_due(claim.max_wait, now) && self.is_free(**id, row))
            .map(|(id, row)| (row.new.kind == JobKind::Event, row.due_at, *id))
            .collect();
        due.sort_unstable();
        let most = usize::try_from(claim.most).unwrap_or(usize::MAX);
        let mut jobs = Vec::new();
        for (_, _, id) in due.into_iter().take(most) {
            let Some(row) = self.jobs.get_mut(&id) else {
                continue;
            };
            row.status = JobStatus::Running;
            row.attempts = row.attempts.saturating_add(1);
            row.token.clone_from(&claim.token);
            row.beats = 0;
            row.claimed_at = Some(now);
            jobs.push(row.job(id, now));
        }
        jobs
    }

    /// Returns whether no other task of the object has to come first.
    fn is_free(&self, id: i64, row: &Row) -> bool {
        row.new.kind == JobKind::Event
            || !self.jobs.iter().any(|(other, job)| {
                job.new.kind == JobKind::Task
                    && job.new.object == row.new.object
                    && (job.status == JobStatus::Running
                        || (job.status == JobStatus::Pending && *other < id))
            })
    }

    fn running(&mut self, id: i64, token: &str) -> Option<&mut Row> {
        let row = self.jobs.get_mut(&id)?;
        (row.status == JobStatus::Running && row.token == token).then_some(row)
    }

    fn finish(&mut self, id: i64, token: &str, finish: Finish, now: SystemTime) -> bool {
        let is_done = |row: &Row| row.status == JobStatus::Done && row.token == token;
        if matches!(finish, Finish::Done { .. }) && self.jobs.get(&id).is_some_and(is_done) {
            return true;
        }
        let Some(row) = self.running(id, token) else {
            return false;
        };
        row.ended_at = Some(now);
        let (status, reason) = match finish {
            Finish::Done { reason } => (JobStatus::Done, reason),
            Finish::Dead { reason } => (JobStatus::Dead, reason),
            Finish::Superseded { reason } => (JobStatus::Superseded, reason),
            Finish::Retry { after, reason } => {
                row.due_at = now + after;
                row.ended_at = None;
                (JobStatus::Pending, reason)
            }
            Finish::Defer { after } => {
                row.due_at = now + after;
                row.ended_at = None;
                row.attempts = row.attempts.saturating_sub(1);
                (JobStatus::Pending, std::mem::take(&mut row.reason))
            }
        };
        row.status = status;
        row.reason = reason;
        true
    }

    fn apply(&mut self, change: Change, now: SystemTime) -> bool {
        let recorded = self.records.get(&change.object);
        if recorded.map_or(0, |record| record.version) != change.version {
            return false;
        }
        if let Some((id, token, finish)) = change.ends
            && !self.finish(id, &token, finish, now)
        {
            return false;
        }
        if let Some(data) = change.data {
            let version = change.version + 1;
            self.records
                .insert(change.object, StoredRecord { data, version });
        }
        for key in change.supersede {
            let row = self.keys.get(&key).and_then(|id| self.jobs.get_mut(id));
            if let Some(row) = row.filter(|row| row.status == JobStatus::Pending) {
                row.status = JobStatus::Superseded;
                row.ended_at = Some(now);
            }
        }
        for task in change.tasks {
            if !self.keys.contains_key(&task.key) {
                self.add(task, now);
            }
        }
        true
    }

    fn prune(&mut self, age: Duration, now: SystemTime) -> u64 {
        let is_old = |row: &Row| {
            let ended = row
                .ended_at
                .and_then(|ended| now.duration_since(ended).ok());
            row.status != JobStatus::Dead && ended.is_some_and(|ended| ended > age)
        };
        let mut changed = 0;
        self.jobs.retain(|_, row| {
            if !is_old(row) {
                return true;
            }
            if row.new.kind == JobKind::Event {
                self.keys.remove(&row.new.key);
                changed += 1;
                return false;
            }
            changed += u64::from(!row.new.data.is_empty());
            row.new.data.clear();
            true
        });
        changed
    }
}

impl Row {
    fn reopen(&mut self, now: SystemTime) {
        self.status = JobStatus::Pending;
        self.attempts = 0;
        self.due_at = now;
        self.ended_at = None;
    }

    /// Returns whether another delivery of an event is to be confirmed again.
    fn opens_again(&self, reopen_after: Duration, now: SystemTime) -> bool {
        let ended = self
            .ended_at
            .and_then(|ended| now.duration_since(ended).ok());
        match self.status {
            JobStatus::Dead => true,
            JobStatus::Done => {
                !self.reason.is_empty() || ended.is_none_or(|ended| ended >= reopen_after)
            }
            JobStatus::Pending | JobStatus::Running | JobStatus::Superseded => false,
        }
    }

    fn is_open_unsigned_event(&self) -> bool {
        self.new.kind == JobKind::Event
            && matches!(self.status, JobStatus::Pending | JobStatus::Running)
            && matches!(self.new.trust, Trust::Unsigned | Trust::Invalid)
    }

    fn is_due(&self, max_wait: Duration, now: SystemTime) -> bool {
        self.status == JobStatus::Pending && (self.due_at <= now || self.due_at > now + max_wait)
    }

    fn matches(&self, id: i64, filter: &Filter, now: SystemTime) -> bool {
        let claimed_before = |age: Duration| {
            let claimed = self.claimed_at.and_then(|at| now.duration_since(at).ok());
            claimed.is_some_and(|claimed| claimed > age)
        };
        filter.kind.is_none_or(|kind| kind == self.new.kind)
            && filter.status.is_none_or(|status| status == self.status)
            && filter
                .object
                .as_ref()
                .is_none_or(|object| *object == self.new.object)
            && filter.claimed_before.is_none_or(claimed_before)
            && filter.before.is_none_or(|before| id < before)
    }

    fn job(&self, id: i64, now: SystemTime) -> Job {
        let NewJob {
            kind,
            key,
            object,
            name,
            data,
            trust,
        } = self.new.clone();
        Job {
            id,
            kind,
            key,
            object,
            name,
            data,
            trust,
            attempts: self.attempts,
            token: self.token.clone(),
            created_at: self.created_at,
            claimed_at: now,
        }
    }

    fn info(&self, id: i64) -> JobInfo {
        JobInfo {
            id,
            kind: self.new.kind,
            object: self.new.object.clone(),
            name: self.new.name.clone(),
            trust: self.new.trust,
            status: self.status,
            attempts: self.attempts,
            deliveries: self.deliveries,
            reason: self.reason.clone(),
            created_at: self.created_at,
            due_at: self.due_at,
            claimed_at: self.claimed_at,
            ended_at: self.ended_at,
        }
    }
}
