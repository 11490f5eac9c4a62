//! [`Checkout`]: a pool connection that is only reused in a known state.

use crate::database::connection::{Connection, Database};
use sqlx::pool::PoolConnection;
use sqlx::{Error, Pool};

/// A connection of the pool. It is closed when dropped, unless it was given back.
///
/// After an error it is unknown whether a transaction is open: for example, a full disk ends some
/// transactions but not others.
pub(crate) struct Checkout<D: sqlx::Database> {
    connection: PoolConnection<D>,
    is_whole: bool,
}

impl<D: Database> Checkout<D> {
    pub(crate) async fn acquire(pool: &Pool<D>) -> Result<Self, Error> {
        let connection = acquire_idle(pool).await?;
        Ok(Self {
            connection,
            is_whole: false,
        })
    }

    pub(crate) fn get(&mut self) -> &mut D::Connection {
        &mut self.connection
    }

    /// Lets the pool keep the connection.
    pub(crate) fn give_back(mut self) {
        self.is_whole = true;
    }
}

impl<D: sqlx::Database> Drop for Checkout<D> {
    fn drop(&mut self) {
        if !self.is_whole {
            self.connection.close_on_drop();
        }
    }
}

/// Acquires a connection that is not in a transaction. Closes connections that other code has left
/// in one, since a change made there would be rolled back with it.
pub(crate) async fn acquire_idle<D: Database>(pool: &Pool<D>) -> Result<PoolConnection<D>, Error> {
    for _ in 0..pool.options().get_max_connections() {
        let connection = pool.acquire().await?;
        if !connection.is_in_transaction() {
            return Ok(connection);
        }
        // The connection is gone in either case.
        let _ = connection.close().await;
    }
    pool.acquire().await
}
