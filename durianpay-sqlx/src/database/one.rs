//! [`One`]: an operation of one statement.

use crate::database::connection::{Connection, Database};
use crate::database::operation::{End, Operation};
use crate::database::value::{Row, Value};
use crate::error::Failure;

/// A statement that commits on its own.
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
