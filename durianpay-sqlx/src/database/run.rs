//! Runs an operation on a connection of the pool, completely or not at all.
//!
//! If a statement is dropped halfway, only the database knows the state of the connection.
//! Each operation therefore runs in a separate task: dropping the future that waits for it does
//! not stop the operation.

use crate::database::checkout::Checkout;
use crate::database::connection::{Connection, Database};
use crate::database::operation::{End, Operation};
use crate::database::schema;
use crate::error::Failure;
use sqlx::Pool;
use std::sync::Arc;
use tokio::sync::Mutex;

/// The maximum number of attempts at an operation while others are faster.
const MOST_ATTEMPTS: u32 = 8;

/// The number of attempts that use the isolation level of the connection.
const IMPLICIT_ATTEMPTS: u32 = 2;

/// Runs an operation in a separate task, when it is its turn.
pub(crate) async fn run<D: Database, O: Operation>(
    pool: Pool<D>,
    turn: Option<Arc<Mutex<()>>>,
    operation: O,
) -> Result<O::Output, Failure> {
    let task = tokio::spawn(async move {
        let _turn = match &turn {
            Some(turn) => Some(turn.lock().await),
            None => None,
        };
        attempts(&pool, &operation).await
    });
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
    // One connection for all attempts: the server reports an error before it has released the
    // locks, which another connection would run into.
    let mut connection = Checkout::acquire(pool).await?;
    let mut attempt = 1;
    loop {
        // A single statement uses the database's default isolation level. If that is stricter than
        // "read committed", other writers can make it fail repeatedly.
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

/// Returns whether an operation failed only because others were faster.
pub(crate) fn is_conflict<D: Database>(error: &Failure) -> bool {
    matches!(error, Failure::Sqlx(error) if D::is_conflict(error))
}

/// Replaces a database error if the tables are missing or have another version, by an error that
/// says so.
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

#[cfg(all(test, feature = "postgres"))]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a panic is how a test fails")]

    use super::{MOST_ATTEMPTS, is_conflict, run};
    use crate::database::connection::{Connection, Database};
    use crate::database::operation::{End, Operation};
    use crate::error::Failure;
    use durianpay_test_support::postgres::PostgresServer;
    use sqlx::Postgres;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU32, Ordering};

    /// An operation that is overtaken by others a number of times.
    #[derive(Clone)]
    struct Slow {
        conflicts: u32,
        attempts: Arc<AtomicU32>,
    }

    impl Slow {
        fn new(conflicts: u32) -> Self {
            let attempts = Arc::default();
            Self {
                conflicts,
                attempts,
            }
        }
    }

    impl Operation for Slow {
        type Output = ();

        const NEEDS_TRANSACTION: bool = false;

        async fn perform<D: Database>(
            &self,
            connection: &mut D::Connection,
        ) -> Result<End<()>, Failure> {
            connection.script("INSERT INTO marks VALUES (1)").await?;
            if self.attempts.fetch_add(1, Ordering::Relaxed) < self.conflicts {
                let conflict = "DO $$ BEGIN RAISE 'faster' USING ERRCODE = '40001'; END $$";
                connection.script(conflict).await?;
            }
            Ok(End::Commit(()))
        }
    }

    /// The first two attempts are single statements whose effects remain. The others are
    /// transactions, of which only the last has an effect.
    #[tokio::test]
    async fn a_conflicting_operation_is_retried_in_a_transaction() {
        let Some(server) = PostgresServer::start() else {
            return;
        };
        let pool = server.pool("postgres", 2).await;
        for (conflicts, marks) in [(0, 1), (1, 2), (2, 3), (4, 3), (MOST_ATTEMPTS - 1, 3)] {
            let create = "DROP TABLE IF EXISTS marks; CREATE TABLE marks (mark integer)";
            sqlx::raw_sql(create).execute(&pool).await.unwrap();
            run::<Postgres, _>(pool.clone(), None, Slow::new(conflicts))
                .await
                .unwrap();
            let count = sqlx::query_scalar::<_, i64>("SELECT count(*) FROM marks");
            let count = count.fetch_one(&pool).await.unwrap();
            assert_eq!(count, marks, "{conflicts} conflicts");
        }
        let slow = Slow::new(u32::MAX);
        let error = run::<Postgres, _>(pool, None, slow.clone())
            .await
            .unwrap_err();
        assert!(is_conflict::<Postgres>(&error), "{error}");
        assert_eq!(slow.attempts.load(Ordering::Relaxed), MOST_ATTEMPTS);
    }
}
