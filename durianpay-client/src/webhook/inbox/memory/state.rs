//! The jobs and records of a [`MemoryStore`](super::MemoryStore): the reference implementation
//! for every store.

use crate::webhook::inbox::job::{Job, JobInfo, JobKind, JobStatus, NewJob, Trust};
use crate::webhook::inbox::store::{Bounds, Change, Claim, Filter, Finish, Inserted};
use crate::webhook::inbox::stored_record::StoredRecord;
use std::collections::{BTreeMap, HashMap};
use std::time::{Duration, SystemTime};

#[derive(Default)]
pub(super) struct State {
    last_id: i64,
    pub(super) jobs: BTreeMap<i64, Row>,
    keys: HashMap<String, i64>,
    pub(super) records: HashMap<String, StoredRecord>,
}

pub(super) struct Row {
    pub(super) new: NewJob,
    pub(super) status: JobStatus,
    attempts: u32,
    deliveries: u32,
    pub(super) token: String,
    pub(super) beats: i64,
    pub(super) reason: String,
    created_at: SystemTime,
    pub(super) due_at: SystemTime,
    claimed_at: Option<SystemTime>,
    ended_at: Option<SystemTime>,
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

    pub(super) fn insert(&mut self, event: NewJob, bounds: Bounds, now: SystemTime) -> Inserted {
        let event = storable_job(event);
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

    pub(super) fn claim(&mut self, claim: &Claim, now: SystemTime) -> Vec<Job> {
        let mut due: Vec<(bool, bool, SystemTime, i64)> = self
            .jobs
            .iter()
            .filter(|(id, row)| row.is_due(claim.max_wait, now) && self.is_free(**id, row))
            .map(|(id, row)| {
                let is_event = row.new.kind == JobKind::Event;
                (is_event, row.is_untrusted(), row.due_at, *id)
            })
            .collect();
        due.sort_unstable();
        let most = usize::try_from(claim.most).unwrap_or(usize::MAX);
        let mut jobs = Vec::new();
        for (_, _, _, id) in due.into_iter().take(most) {
            let Some(row) = self.jobs.get_mut(&id) else {
                continue;
            };
            row.status = JobStatus::Running;
            row.attempts = row.attempts.saturating_add(1);
            row.token = storable(&claim.token);
            row.beats = 0;
            row.claimed_at = Some(now);
            let is_event = row.new.kind == JobKind::Event;
            let record = is_event.then(|| self.records.get(&row.new.object).cloned());
            jobs.push(row.job(id, now, record.flatten()));
        }
        jobs
    }

    /// Returns whether no other task of the object must run first.
    fn is_free(&self, id: i64, row: &Row) -> bool {
        row.new.kind == JobKind::Event
            || row.new.object.is_empty()
            || !self.jobs.iter().any(|(other, job)| {
                job.new.kind == JobKind::Task
                    && job.new.object == row.new.object
                    && (job.status == JobStatus::Running
                        || (job.status == JobStatus::Pending && *other < id))
            })
    }

    /// Returns a job that is running under this token, or done.
    pub(super) fn held(&mut self, id: i64, token: &str) -> Option<&mut Row> {
        let row = self.jobs.get_mut(&id)?;
        let is_held = matches!(row.status, JobStatus::Running | JobStatus::Done);
        (is_held && row.token == storable(token)).then_some(row)
    }

    pub(super) fn finish(
        &mut self,
        id: i64,
        token: &str,
        finish: &Finish,
        now: SystemTime,
    ) -> bool {
        let is_done = matches!(finish, Finish::Done { .. });
        let can_end = |row: &&mut Row| row.status == JobStatus::Running || is_done;
        let Some(row) = self.held(id, token).filter(can_end) else {
            return false;
        };
        row.ended_at = Some(now);
        let (status, reason) = match finish {
            Finish::Done { reason } => (JobStatus::Done, reason),
            Finish::Dead { reason } => (JobStatus::Dead, reason),
            Finish::Superseded { reason } => (JobStatus::Superseded, reason),
            Finish::Retry { after, reason } => {
                row.due_at = later(now, *after);
                row.ended_at = None;
                (JobStatus::Pending, reason)
            }
            Finish::Defer { after, reason } => {
                row.due_at = later(now, *after);
                row.ended_at = None;
                row.attempts = row.attempts.saturating_sub(1);
                (JobStatus::Pending, reason)
            }
        };
        row.status = status;
        row.reason = storable(reason);
        true
    }

    pub(super) fn apply(&mut self, change: Change, now: SystemTime) -> bool {
        let object = storable(&change.object);
        let recorded = self.records.get(&object);
        if recorded.map_or(0, |record| record.version) != change.version {
            return false;
        }
        let superseded = change.supersede.iter().filter_map(|key| {
            let id = *self.keys.get(&storable(key))?;
            (self.jobs.get(&id)?.status == JobStatus::Pending).then_some(id)
        });
        let superseded: Vec<i64> = superseded.collect();
        if let Some((id, token, finish)) = change.ends
            && !self.finish(id, &token, &finish, now)
        {
            return false;
        }
        if let Some(data) = change.data {
            let (data, version) = (storable(&data), change.version + 1);
            self.records.insert(object, StoredRecord { data, version });
        }
        for id in superseded {
            if let Some(row) = self.jobs.get_mut(&id) {
                row.status = JobStatus::Superseded;
                row.ended_at = Some(now);
            }
        }
        for task in change.tasks {
            let task = storable_job(task);
            if !self.keys.contains_key(&task.key) {
                self.add(task, now);
            }
        }
        true
    }

    pub(super) fn prune(&mut self, age: Duration, now: SystemTime) -> u64 {
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
    pub(super) fn reopen(&mut self, now: SystemTime) {
        self.status = JobStatus::Pending;
        self.attempts = 0;
        self.due_at = now;
        self.ended_at = None;
    }

    /// Returns whether another delivery of an event must be confirmed again.
    fn opens_again(&self, reopen_after: Duration, now: SystemTime) -> bool {
        let is_old = |ended: SystemTime| {
            let ended = now.duration_since(ended);
            ended.is_ok_and(|ended| ended >= reopen_after)
        };
        match self.status {
            JobStatus::Dead => true,
            JobStatus::Done => !self.reason.is_empty() || self.ended_at.is_some_and(is_old),
            JobStatus::Pending | JobStatus::Running | JobStatus::Superseded => false,
        }
    }

    fn is_open_unsigned_event(&self) -> bool {
        self.new.kind == JobKind::Event
            && matches!(self.status, JobStatus::Pending | JobStatus::Running)
            && self.is_untrusted()
    }

    fn is_untrusted(&self) -> bool {
        matches!(self.new.trust, Trust::Unsigned | Trust::Invalid)
    }

    fn is_due(&self, max_wait: Duration, now: SystemTime) -> bool {
        self.status == JobStatus::Pending
            && (self.due_at <= now || self.due_at > later(now, max_wait))
    }

    pub(super) fn matches(&self, id: i64, filter: &Filter, now: SystemTime) -> bool {
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

    fn job(&self, id: i64, now: SystemTime, record: Option<StoredRecord>) -> Job {
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
            record,
        }
    }

    pub(super) fn info(&self, id: i64) -> JobInfo {
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

/// The longest duration: a hundred years.
const LONGEST: Duration = Duration::from_secs(100 * 366 * 24 * 3600);

fn later(now: SystemTime, wait: Duration) -> SystemTime {
    now.checked_add(wait.min(LONGEST)).unwrap_or(now)
}

/// Replaces U+0000, as the trait requires.
pub(super) fn storable(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

fn storable_job(job: NewJob) -> NewJob {
    NewJob {
        key: storable(&job.key),
        object: storable(&job.object),
        name: storable(&job.name),
        ..job
    }
}
