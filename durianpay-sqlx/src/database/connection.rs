//! [`Database`] and [`Connection`]: the differences between SQLite and PostgreSQL.

use crate::database::dialect::Dialect;
use crate::database::value::{Row, Value};
use sqlx::{Error, Pool};

/// A database that can contain the tables.
pub(crate) trait Database: sqlx::Database<Connection: Connection> {
    /// Begins a transaction that writes.
    const BEGIN: &'static str;
    /// The statements that migrate the tables from each version to the next.
    const SCHEMA: &'static [&'static str];
    /// The fragments in which its SQL differs.
    const DIALECT: &'static Dialect;

    /// Whether only one connection can write at a time. The others would wait with growing pauses,
    /// and leave the database idle between them.
    const HAS_ONE_WRITER: bool;

    /// Returns the pool for the store's operations, which each run separately.
    fn pool_for_operations(pool: &Pool<Self>) -> Pool<Self>;

    /// Returns whether an operation failed only because another one was faster, so that it can be
    /// retried at once.
    fn is_conflict(error: &Error) -> bool;
}

/// A connection, with parameters and results of the types that the tables use.
pub(crate) trait Connection: Send {
    /// Executes a statement to completion, and returns its rows.
    ///
    /// It must run to completion, since SQLite only commits then: an error such as a full disk may
    /// still occur after the first row.
    fn rows(
        &mut self,
        sql: &'static str,
        values: Vec<Value>,
    ) -> impl Future<Output = Result<Vec<Row>, Error>> + Send;

    /// Executes statements without parameters.
    fn script(&mut self, sql: &'static str) -> impl Future<Output = Result<(), Error>> + Send;

    /// Returns whether sqlx considers this connection to be in a transaction.
    fn is_in_transaction(&self) -> bool;
}

/// Implements [`Connection`] on top of sqlx.
macro_rules! connection {
    ($database:ty, $connection:ty, $row:ty) => {
        impl $crate::database::connection::Connection for $connection {
            async fn rows(
                &mut self,
                sql: &'static str,
                values: Vec<Value>,
            ) -> Result<Vec<Row>, sqlx::Error> {
                let mut query = sqlx::query(sql);
                for value in values {
                    query = match value {
                        Value::Int(int) => query.bind(int),
                        Value::Text(text) => query.bind(text),
                        Value::Bytes(bytes) => query.bind(bytes),
                    };
                }
                let rows = query.fetch_all(self).await?;
                rows.iter().map(read).collect()
            }

            async fn script(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
                sqlx::raw_sql(sql).execute(self).await.map(drop)
            }

            fn is_in_transaction(&self) -> bool {
                sqlx::Connection::is_in_transaction(self)
            }
        }

        fn read(row: &$row) -> Result<Row, sqlx::Error> {
            let columns = 0..row.len();
            let values: Result<Vec<_>, _> = columns.map(|column| value(row, column)).collect();
            values.map(Row::new)
        }

        fn value(row: &$row, column: usize) -> Result<Value, sqlx::Error> {
            let raw = row.try_get_raw(column)?;
            let info = raw.type_info();
            Ok(if raw.is_null() {
                Value::Int(None)
            } else if <i64 as Type<$database>>::compatible(&info) {
                Value::from(row.try_get::<i64, _>(column)?)
            } else if <String as Type<$database>>::compatible(&info) {
                Value::Text(Some(row.try_get(column)?))
            } else {
                Value::Bytes(row.try_get(column)?)
            })
        }
    };
}
pub(crate) use connection;
