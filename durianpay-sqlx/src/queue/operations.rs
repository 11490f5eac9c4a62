//! [`Queue`]: the operations of a store, for both databases.

use crate::error::{CompleteError, Failure};
use crate::queue::apply::{Apply, Prune, new_job};
use crate::queue::checkout::acquire_idle;
use crate::queue::database::{Connection, Database};
use crate::queue::one::One;
use crate::queue::operation::Operation;
use crate::queue::run::{is_conflict, run};
use crate::queue::schema::Migrate;
use crate::queue::time::{Clock, millis};
use crate::queue::value::{Row, Value, values};
use crate::queue::wait::Wait;
use crate::queue::{finish, read};
use durianpay_client::webhook::inbox::{
    Bounds, Change, Claim, Filter, Finish, Inserted, Job, JobInfo, JobKind, JobStatus,
    JobWithContent, NewJob, Running, StoreError, StoreResult, StoredRecord, TaskRef,
};
use sqlx::{Pool, SqlSafeStr as _, Transaction};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

/// The tables of an inbox in the database of a pool.
pub(crate) struct Queue<D: Database, W> {
    /// The pool of the merchant.
    pool: Pool<D>,
    /// The pool for the operations, made by the first one, in its runtime.
    operations: Arc<OnceLock<Pool<D>>>,
    clock: Clock,
    wait: W,
}

impl<D: Database, W: Wait> Queue<D, W> {
    pub(crate) fn new(pool: Pool<D>, wait: W) -> Self {
        Self {
            pool,
            operations: Arc::default(),
            clock: Clock::default(),
            wait,
        }
    }

    pub(crate) fn with_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let clock = Clock::new(clock);
        Self { clock, ..self }
    }

    pub(crate) async fn migrate(&self) -> StoreResult<()> {
        Ok(self.run(Migrate).await?)
    }

    /// Begins a transaction in a task of its own, since sqlx may leave one open that is
    /// dropped while it begins.
    pub(crate) async fn begin(&self) -> StoreResult<Transaction<'static, D>> {
        let pool = self.pool.clone();
        let task = tokio::spawn(async move {
            let connection = acquire_idle(&pool).await?;
            // `Pool::begin_with` does the same with any connection.
            Transaction::begin(connection, Some(D::BEGIN.into_sql_str())).await
        });
        let transaction = task.await.map_err(Failure::from)?;
        Ok(transaction.map_err(Failure::from)?)
    }

    pub(crate) async fn insert(&self, event: NewJob, bounds: Bounds) -> StoreResult<Inserted> {
        let mut values = new_job(self.clock.now(), &event);
        let reopen_after = millis(bounds.reopen_after);
        values.extend(values![bounds.total, bounds.per_object, reopen_after]);
        let rows = self.one(&D::statements().insert, values).await?;
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
        let values = values![self.clock.now(), token.as_str(), most, millis(max_wait)];
        match self.one(&D::statements().claim, values).await {
            Ok(rows) => read_by(read::claimed(rows)),
            // The index of running tasks: another worker was faster each time.
            Err(error) if is_conflict::<D>(&error) => Ok(Vec::new()),
            Err(error) => Err(error.into()),
        }
    }

    pub(crate) async fn beat(&self, id: i64, token: &str) -> StoreResult<bool> {
        self.changes(&D::statements().beat, values![id, token])
            .await
    }

    pub(crate) async fn finish(&self, id: i64, token: &str, finish: Finish) -> StoreResult<bool> {
        let values = finish::values(self.clock.now(), id, token, &finish);
        let finished = self.changes(&D::statements().finish, values).await;
        // The next task of the object may be due.
        self.wait.changed();
        finished
    }

    pub(crate) async fn running(&self) -> StoreResult<Vec<Running>> {
        let rows = self.one(&D::statements().running, vec![]).await?;
        read_by(rows.into_iter().map(read::running).collect())
    }

    pub(crate) async fn release(&self, seen: &Running) -> StoreResult<bool> {
        let Running { id, token, beats } = seen;
        let reason = "the worker stopped before the end of the attempt";
        let values = values![self.clock.now(), *id, token.as_str(), *beats, reason];
        let released = self.changes(&D::statements().release, values).await;
        self.wait.changed();
        released
    }

    pub(crate) async fn record(&self, object: &str) -> StoreResult<Option<StoredRecord>> {
        let rows = self.one(&D::statements().record, values![object]).await?;
        let record = |mut row: Row| {
            let (data, version) = (row.text()?, row.int()?);
            Ok(StoredRecord { data, version })
        };
        read_by(rows.into_iter().next().map(record).transpose())
    }

    pub(crate) async fn apply(&self, change: Change) -> StoreResult<bool> {
        let now = self.clock.now();
        let applied = self.run(Apply { now, change }).await;
        self.wait.changed();
        Ok(applied?)
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
            self.clock.now(),
            kind.map(JobKind::as_str),
            status.map(JobStatus::as_str),
            object.as_deref(),
            claimed_before.map(millis),
            before,
            limit.unwrap_or(100),
        ];
        let rows = self.one(&D::statements().list, values).await?;
        let infos = rows.into_iter().map(|mut row| read::info(&mut row));
        read_by(infos.collect())
    }

    pub(crate) async fn job(&self, id: i64) -> StoreResult<Option<JobWithContent>> {
        let rows = self.one(&D::statements().job, values![id]).await?;
        let job = |mut row: Row| Ok((read::info(&mut row)?, row.bytes()?));
        read_by(rows.into_iter().next().map(job).transpose())
    }

    pub(crate) async fn counts(&self) -> StoreResult<Vec<(JobKind, JobStatus, u64)>> {
        let rows = self.one(&D::statements().counts, vec![]).await?;
        read_by(rows.into_iter().map(read::number).collect())
    }

    pub(crate) async fn replay(&self, ids: Vec<i64>) -> StoreResult<u64> {
        let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
        let json = format!("[{}]", ids.join(","));
        let values = values![self.clock.now(), json.as_str()];
        let rows = self.one(&D::statements().replay, values).await?;
        self.wait.changed();
        Ok(u64::try_from(rows.len()).unwrap_or(u64::MAX))
    }

    pub(crate) async fn prune(&self, age: Duration) -> StoreResult<u64> {
        let now = self.clock.now();
        Ok(self.run(Prune { now, age }).await?)
    }

    /// Executes a statement that returns the rows that it changes, and returns whether there
    /// is one.
    async fn changes(&self, sql: &'static str, values: Vec<Value>) -> StoreResult<bool> {
        Ok(!self.one(sql, values).await?.is_empty())
    }

    async fn one(&self, sql: &'static str, values: Vec<Value>) -> Result<Vec<Row>, Failure> {
        self.run(One { sql, values }).await
    }

    async fn run<O: Operation>(&self, operation: O) -> Result<O::Output, Failure> {
        let pool = || D::pool_for_operations(&self.pool);
        run(self.operations.get_or_init(pool).clone(), operation).await
    }
}

/// Marks a task as done in a transaction of the handler.
pub(crate) async fn complete<D: Database>(
    connection: &mut D::Connection,
    task: &TaskRef,
) -> Result<(), CompleteError> {
    let values = values![task.id, task.token.as_str()];
    let rows = connection.rows(&D::statements().complete, values).await;
    let rows = rows.map_err(StoreError::new)?;
    if rows.is_empty() {
        return Err(CompleteError::LeaseLost);
    }
    Ok(())
}

fn read_by<T>(result: Result<T, sqlx::Error>) -> StoreResult<T> {
    result.map_err(StoreError::new)
}

// By hand, since a derive would ask for a database that can be cloned.
impl<D: Database, W: Wait> Clone for Queue<D, W> {
    fn clone(&self) -> Self {
        Self {
            pool: self.pool.clone(),
            operations: Arc::clone(&self.operations),
            clock: self.clock.clone(),
            wait: self.wait.clone(),
        }
    }
}

impl<D: Database, W: Wait> std::fmt::Debug for Queue<D, W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Queue")
            .field("pool", &self.pool)
            .field("clock", &self.clock)
            .finish_non_exhaustive()
    }
}
