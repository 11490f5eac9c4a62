//! [`One`]: an operation that is one statement.

use crate::error::Failure;
use crate::queue::database::{Connection, Database};
use crate::queue::operation::{End, Operation};
use crate::queue::value::{Row, Value};

/// One statement, which commits by itself.
pub(crate) struct One {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Value>,
}

impl Operation for One {
    type Output = Vec<Row>;

    const NEEDS_TRANSACTION: bool = false;

    async fn perform<D: Database>(
        &self,
        connection: &mut D::Connection,
    ) -> Result<End<Vec<Row>>, Failure> {
        let rows = connection.rows(self.sql, self.values.clone()).await?;
        Ok(End::Commit(rows))
    }
}
