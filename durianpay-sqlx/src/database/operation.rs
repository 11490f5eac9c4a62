//! [`Operation`]: the statements of a store operation.

use crate::database::connection::Database;
use crate::error::Failure;

/// The statements of a store operation.
pub(crate) trait Operation: Send + Sync + 'static {
    type Output: Send + 'static;

    /// Whether the operation consists of several statements.
    const NEEDS_TRANSACTION: bool;

    /// Executes the statements. It may be called again after an error.
    fn perform<D: Database>(
        &self,
        connection: &mut D::Connection,
    ) -> impl Future<Output = Result<End<Self::Output>, Failure>> + Send;
}

/// How an operation ends its transaction, if it has one.
pub(crate) enum End<T> {
    Commit(T),
    RollBack(T),
}
