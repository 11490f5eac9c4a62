//! Conversion of rows to the types of the client.

use crate::database::time::time;
use crate::database::value::Row;
use durianpay_client::webhook::inbox::{
    Job, JobInfo, JobKind, JobStatus, Running, StoredRecord, Trust,
};
use sqlx::Error;
use std::cmp::Reverse;

/// Reads claimed jobs: tasks first, then in the order in which they were due.
pub(crate) fn claimed(rows: Vec<Row>) -> Result<Vec<Job>, Error> {
    let jobs: Result<Vec<_>, _> = rows.into_iter().map(job).collect();
    let mut jobs = jobs?;
    let is_untrusted = |trust| matches!(trust, Trust::Unsigned | Trust::Invalid);
    jobs.sort_by_key(|(due_at, job)| {
        let kind = Reverse(job.kind.as_str());
        (kind, is_untrusted(job.trust), *due_at, job.id)
    });
    Ok(jobs.into_iter().map(|(_, job)| job).collect())
}

/// Reads when a job was due, and the job.
fn job(mut row: Row) -> Result<(i64, Job), Error> {
    let due_at = row.int()?;
    let job = Job {
        id: row.int()?,
        kind: row.word(JobKind::from_stored)?,
        key: row.text()?,
        object: row.text()?,
        name: row.text()?,
        data: row.bytes()?,
        trust: row.word(Trust::from_stored)?,
        attempts: row.count()?,
        token: row.text()?,
        created_at: time(row.int()?),
        claimed_at: time(row.int()?),
        record: record(&mut row)?,
    };
    Ok((due_at, job))
}

/// Reads the content and the version of a record, if there is one.
fn record(row: &mut Row) -> Result<Option<StoredRecord>, Error> {
    let (data, version) = (row.optional_text()?, row.optional_int()?);
    Ok(data
        .zip(version)
        .map(|(data, version)| StoredRecord { data, version }))
}

pub(crate) fn info(row: &mut Row) -> Result<JobInfo, Error> {
    Ok(JobInfo {
        id: row.int()?,
        kind: row.word(JobKind::from_stored)?,
        object: row.text()?,
        name: row.text()?,
        trust: row.word(Trust::from_stored)?,
        status: row.word(JobStatus::from_stored)?,
        attempts: row.count()?,
        deliveries: row.count()?,
        reason: row.text()?,
        created_at: time(row.int()?),
        due_at: time(row.int()?),
        claimed_at: row.optional_int()?.map(time),
        ended_at: row.optional_int()?.map(time),
    })
}

pub(crate) fn running(mut row: Row) -> Result<Running, Error> {
    Ok(Running {
        id: row.int()?,
        token: row.text()?,
        beats: row.int()?,
    })
}

/// Reads the number of jobs with a given kind and status.
pub(crate) fn number(mut row: Row) -> Result<(JobKind, JobStatus, u64), Error> {
    let kind = row.word(JobKind::from_stored)?;
    let status = row.word(JobStatus::from_stored)?;
    Ok((kind, status, u64::try_from(row.int()?).unwrap_or_default()))
}
