//! [`Tables`]: the tables in the database of a pool.

use crate::database::checkout::acquire_idle;
use crate::database::connection::Database;
use crate::database::one::One;
use crate::database::operation::Operation;
use crate::database::run::run;
use crate::database::schema::Migrate;
use crate::database::time::Clock;
use crate::database::value::{Row, Value};
use crate::error::Failure;
use durianpay_client::store::{StoreError, StoreResult};
use sqlx::{Pool, SqlSafeStr as _, Transaction};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;
use tokio::sync::Mutex;

/// The tables in the database of a pool. Clones share the pools.
pub(crate) struct Tables<D: Database> {
    /// The merchant's pool.
    pool: Pool<D>,
    /// The pool for the store's operations. The first operation creates it, in its runtime.
    operations: Arc<OnceLock<Pool<D>>>,
    /// The turn to write, where only one connection can.
    turn: Option<Arc<Mutex<()>>>,
    clock: Clock,
}

impl<D: Database> Tables<D> {
    pub(crate) fn new(pool: Pool<D>) -> Self {
        Self {
            pool,
            operations: Arc::default(),
            turn: D::HAS_ONE_WRITER.then(Arc::default),
            clock: Clock::default(),
        }
    }

    pub(crate) fn with_clock(self, clock: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        let clock = Clock::new(clock);
        Self { clock, ..self }
    }

    /// Returns the time to bind, or `None` to use the database's time.
    pub(crate) fn now(&self) -> Option<i64> {
        self.clock.now()
    }

    pub(crate) async fn migrate(&self) -> StoreResult<()> {
        Ok(self.run(Migrate).await?)
    }

    /// Begins a transaction in a separate task, since sqlx may leave a transaction open if it is
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

    /// Executes a statement that returns the rows it changes, and returns whether it changed any.
    pub(crate) async fn changes(&self, sql: &'static str, values: Vec<Value>) -> StoreResult<bool> {
        Ok(!self.one(sql, values).await?.is_empty())
    }

    /// Executes one statement.
    pub(crate) async fn one(
        &self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> Result<Vec<Row>, Failure> {
        self.run(One { sql, values }).await
    }

    pub(crate) async fn run<O: Operation>(&self, operation: O) -> Result<O::Output, Failure> {
        let pool = || D::pool_for_operations(&self.pool);
        let pool = self.operations.get_or_init(pool).clone();
        run(pool, self.turn.clone(), operation).await
    }
}

/// Converts the result of reading rows to the result of an operation.
pub(crate) fn read_by<T>(result: Result<T, sqlx::Error>) -> StoreResult<T> {
    result.map_err(StoreError::new)
}

// Not derived, since a derive would require a database that can be cloned.
impl<D: Database> Clone for Tables<D> {
    fn clone(&self) -> Self {
        Self {
            pool: self.pool.clone(),
            operations: Arc::clone(&self.operations),
            turn: self.turn.clone(),
            clock: self.clock.clone(),
        }
    }
}

impl<D: Database> std::fmt::Debug for Tables<D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tables")
            .field("pool", &self.pool)
            .field("clock", &self.clock)
            .finish_non_exhaustive()
    }
}
