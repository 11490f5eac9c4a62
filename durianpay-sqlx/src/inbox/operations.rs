//! [`Queue`]: the inbox operations, for both databases.

use crate::database::connection::{Connection, Database};
use crate::database::run::is_conflict;
use crate::database::tables::{Tables, read_by};
use crate::database::time::millis;
use crate::database::value::{Row, values};
use crate::database::wait::Wait;
use crate::error::CompleteError;
use crate::inbox::apply::{Apply, Prune, at_once, new_job};
use crate::inbox::statements::Statements;
use crate::inbox::{finish, read};
use durianpay_client::webhook::inbox::{
    Bounds, Change, Claim, Filter, Finish, Inserted, Job, JobInfo, JobKind, JobStatus,
    JobWithContent, NewJob, Running, StoreError, StoreResult, StoredRecord, TaskRef,
};
use std::time::Duration;

/// The inbox in the tables of a database.
#[derive(Debug)]
pub(crate) struct Queue<D: Database, W> {
    tables: Tables<D>,
    statements: &'static Statements,
    wait: W,
}

impl<D: Database, W: Wait> Queue<D, W> {
    pub(crate) fn new(tables: Tables<D>, statements: &'static Statements, wait: W) -> Self {
        Self {
            tables,
            statements,
            wait,
        }
    }

    /// Takes all times from the clock of these tables.
    pub(crate) fn with_tables(self, tables: Tables<D>) -> Self {
        Self { tables, ..self }
    }

    pub(crate) async fn insert(&self, event: NewJob, bounds: Bounds) -> StoreResult<Inserted> {
        let mut values = new_job(self.tables.now(), &event);
        let reopen_after = millis(bounds.reopen_after);
        values.extend(values![bounds.total, bounds.per_object, reopen_after]);
        let rows = self.tables.one(&self.statements.insert, values).await?;
        let Some(mut row) = rows.into_iter().next() else {
            return Ok(Inserted::Full);
        };
        self.wait.changed();
        Ok(match read_by(row.count())? {
            1 => Inserted::New,
            delivery => Inserted::Known(delivery),
        })
    }

    pub(crate) async fn claim(&self, claim: Claim) -> StoreResult<Vec<Job>> {
        let Claim {
            token,
            most,
            max_wait,
        } = claim;
        let values = values![self.tables.now(), token.as_str(), most, millis(max_wait)];
        match self.tables.one(&self.statements.claim, values).await {
            Ok(rows) => read_by(read::claimed(rows)),
            // The index of running tasks was violated: another worker was faster each time.
            Err(error) if is_conflict::<D>(&error) => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) async fn beat(&self, id: i64, token: &str) -> StoreResult<bool> {
        self.tables
            .changes(&self.statements.beat, values![id, token])
            .await
    }

    pub(crate) async fn finish(&self, id: i64, token: &str, finish: Finish) -> StoreResult<bool> {
        let values = finish::values(self.tables.now(), id, token, &finish);
        let finished = self.tables.changes(&self.statements.finish, values).await;
        // The next task of the object may be due.
        self.wait.changed();
        finished
    }

    pub(crate) async fn running(&self) -> StoreResult<Vec<Running>> {
        let rows = self.tables.one(&self.statements.running, vec![]).await?;
        read_by(rows.into_iter().map(read::running).collect())
    }

    pub(crate) async fn release(&self, seen: &Running) -> StoreResult<bool> {
        let Running { id, token, beats } = seen;
        let reason = "the worker stopped before the end of the attempt";
        let values = values![self.tables.now(), *id, token.as_str(), *beats, reason];
        let released = self.tables.changes(&self.statements.release, values).await;
        self.wait.changed();
        released
    }

    pub(crate) async fn record(&self, object: &str) -> StoreResult<Option<StoredRecord>> {
        let rows = self
            .tables
            .one(&self.statements.record, values![object])
            .await?;
        let record = |mut row: Row| {
            let (data, version) = (row.text()?, row.int()?);
            Ok(StoredRecord { data, version })
        };
        read_by(rows.into_iter().next().map(record).transpose())
    }

    pub(crate) async fn apply(&self, change: Change) -> StoreResult<bool> {
        let now = self.tables.now();
        let applied = match &self.statements.apply {
            Some(sql) => self.tables.changes(sql, at_once(now, &change)).await,
            None => {
                let statements = self.statements;
                let apply = Apply {
                    statements,
                    now,
                    change,
                };
                self.tables.run(apply).await.map_err(StoreError::from)
            }
        };
        self.wait.changed();
        applied
    }

    pub(crate) async fn wait(&self, timeout: Duration) {
        self.wait.wait(timeout).await;
    }

    pub(crate) async fn list(&self, filter: Filter) -> StoreResult<Vec<JobInfo>> {
        let Filter {
            kind,
            status,
            object,
            claimed_before,
            before,
            limit,
        } = filter;
        let values = values![
            self.tables.now(),
            kind.map(JobKind::as_str),
            status.map(JobStatus::as_str),
            object.as_deref(),
            claimed_before.map(millis),
            before,
            limit.unwrap_or(100),
        ];
        let rows = self.tables.one(&self.statements.list, values).await?;
        let infos = rows.into_iter().map(|mut row| read::info(&mut row));
        read_by(infos.collect())
    }

    pub(crate) async fn job(&self, id: i64) -> StoreResult<Option<JobWithContent>> {
        let rows = self.tables.one(&self.statements.job, values![id]).await?;
        let job = |mut row: Row| Ok((read::info(&mut row)?, row.bytes()?));
        read_by(rows.into_iter().next().map(job).transpose())
    }

    pub(crate) async fn counts(&self) -> StoreResult<Vec<(JobKind, JobStatus, u64)>> {
        let rows = self.tables.one(&self.statements.counts, vec![]).await?;
        read_by(rows.into_iter().map(read::number).collect())
    }

    pub(crate) async fn replay(&self, ids: Vec<i64>) -> StoreResult<u64> {
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        let json = format!("[{}]", ids.join(","));
        let values = values![self.tables.now(), json.as_str()];
        let rows = self.tables.one(&self.statements.replay, values).await?;
        self.wait.changed();
        Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
    }

    pub(crate) async fn prune(&self, age: Duration) -> StoreResult<u64> {
        let now = self.tables.now();
        Ok(self
            .tables
            .run(Prune {
                statements: self.statements,
                now,
                age,
            })
            .await?)
    }
}

/// Marks a task as done in the handler's transaction.
pub(crate) async fn complete<D: Database>(
    connection: &mut D::Connection,
    statements: &'static Statements,
    task: &TaskRef,
) -> Result<(), CompleteError> {
    let values = values![task.id, task.token.as_str()];
    let rows = connection.rows(&statements.complete, values).await;
    let rows = rows.map_err(StoreError::new)?;
    if rows.is_empty() {
        return Err(CompleteError::LeaseLost);
    }
    Ok(())
}

// Not derived, since a derive would require a database that can be cloned.
impl<D: Database, W: Wait> Clone for Queue<D, W> {
    fn clone(&self) -> Self {
        Self {
            tables: self.tables.clone(),
            statements: self.statements,
            wait: self.wait.clone(),
        }
    }
}
