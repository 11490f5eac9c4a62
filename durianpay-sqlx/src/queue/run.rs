//! Runs an operation on a connection of the pool, whole or not at all.
//!
//! A statement that is dropped half way leaves a connection in a state that only the
//! database knows. So each operation runs in a task of its own: dropping the future that
//! waits for it stops the waiting and not the operation.

use crate::error::Failure;
use crate::queue::checkout::Checkout;
use crate::queue::database::{Connection, Database};
use crate::queue::operation::{End, Operation};
use crate::queue::schema;
use sqlx::Pool;

/// The number of times that an operation is made if others are faster.
const MOST_ATTEMPTS: u32 = 8;

/// The number of those that use the isolation level of the connection.
const IMPLICIT_ATTEMPTS: u32 = 2;

/// Performs an operation in a task of its own.
pub(crate) async fn run<D: Database, O: Operation>(
    pool: Pool<D>,
    operation: O,
) -> Result<O::Output, Failure> {
    let task = tokio::spawn(async move { attempts(&pool, &operation).await });
    match task.await {
        Ok(result) => result,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => Err(error.into()),
        },
    }
}

async fn attempts<D: Database, O: Operation>(
    pool: &Pool<D>,
    operation: &O,
) -> Result<O::Output, Failure> {
    // The same one for all attempts: the server reports an error before it has released the
    // locks, which another connection would meet.
    let mut connection = Checkout::acquire(pool).await?;
    let mut attempt = 1;
    loop {
        // A statement by itself takes the default isolation of the database. If that is
        // stricter than "read committed", other writers can make it fail again and again.
        let in_transaction = O::NEEDS_TRANSACTION || attempt > IMPLICIT_ATTEMPTS;
        let result = if in_transaction {
            transaction(&mut connection, operation).await
        } else {
            let result = operation.perform::<D>(connection.get()).await;
            result.map(|(End::Commit(output) | End::RollBack(output))| output)
        };
        let error = match result {
            Ok(output) => {
                connection.give_back();
                return Ok(output);
            }
            Err(error) => error,
        };
        if !is_conflict::<D>(&error) {
            return Err(explain(&mut connection, error, in_transaction).await);
        }
        if in_transaction && connection.get().script("ROLLBACK").await.is_err() {
            return Err(error);
        }
        if attempt == MOST_ATTEMPTS {
            connection.give_back();
            return Err(error);
        }
        attempt += 1;
    }
}

/// Returns whether an operation failed only since others were faster.
pub(crate) fn is_conflict<D: Database>(error: &Failure) -> bool {
    matches!(error, Failure::Sqlx(error) if D::is_conflict(error))
}

/// Replaces an error of the database by one that says that the tables are missing or of
/// another version, if they are.
async fn explain<D: Database>(
    connection: &mut Checkout<D>,
    error: Failure,
    in_transaction: bool,
) -> Failure {
    if !matches!(error, Failure::Sqlx(sqlx::Error::Database(_))) {
        return error;
    }
    let connection = connection.get();
    if in_transaction && connection.script("ROLLBACK").await.is_err() {
        return error;
    }
    let schema = schema::error::<D>(connection).await;
    schema.map_or(error, Failure::from)
}

async fn transaction<D: Database, O: Operation>(
    connection: &mut Checkout<D>,
    operation: &O,
) -> Result<O::Output, Failure> {
    let connection = connection.get();
    connection.script(D::BEGIN).await?;
    match operation.perform::<D>(connection).await? {
        End::Commit(output) => {
            connection.script("COMMIT").await?;
            Ok(output)
        }
        End::RollBack(output) => {
            connection.script("ROLLBACK").await?;
            Ok(output)
        }
    }
}
