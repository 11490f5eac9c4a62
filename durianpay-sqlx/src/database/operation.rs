//! [`Operation`]: the statements of one operation of a store.

use crate::database::connection::Database;
use crate::error::Failure;

/// The statements of one operation of a store.
pub(crate) trait Operation: Send + Sync + 'static {
    type Output: Send + 'static;

    /// Whether there are several statements.
    const NEEDS_TRANSACTION: bool;

    /// Executes the statements. It can be called again after an error.
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
