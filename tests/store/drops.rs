//! The futures of an inbox in a database, dropped at every poll.

use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use durianpay_client::webhook::inbox::{BoxFuture, Delivery, HandlerError};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::inbox_drops::{Fixture, Scenario};
use durianpay_test_support::postgres::PostgresServer;
use sqlx::{PgPool, SqlitePool};
use std::sync::Mutex;
use std::time::Duration;
use tempfile::TempDir;

const CREATE: &str = "CREATE TABLE delivered (task TEXT NOT NULL)";
const DELIVER: &str = "INSERT INTO delivered (task) VALUES ($1)";
const COUNT: &str = "SELECT count(*) FROM delivered";

/// Databases of one kind, and the pool of the last one.
struct Databases<R, P> {
    root: R,
    pool: Mutex<Option<P>>,
}

impl<R, P: Clone> Databases<R, P> {
    fn new(root: R) -> Self {
        Self {
            root,
            pool: Mutex::default(),
        }
    }

    fn pool(&self) -> P {
        self.pool.lock().unwrap().clone().unwrap()
    }
}

/// Implements the scenario for a store. The transactions of each have a separate type.
macro_rules! fixture {
    ($root:ty, $pool:ty, $store:ty, $open:expr) => {
        impl Fixture for Databases<$root, $pool> {
            type Store = $store;

            fn store(&self) -> BoxFuture<'_, $store> {
                Box::pin(async move {
                    let open = $open;
                    let pool: $pool = open(&self.root).await;
                    sqlx::query(CREATE).execute(&pool).await.unwrap();
                    *self.pool.lock().unwrap() = Some(pool.clone());
                    let store = <$store>::new(pool);
                    store.migrate().await.unwrap();
                    store
                })
            }

            fn effect<'a>(
                &'a self,
                store: &'a $store,
                delivery: &'a Delivery,
            ) -> BoxFuture<'a, Result<(), HandlerError>> {
                Box::pin(async move {
                    let mut transaction = store.begin().await?;
                    let deliver = sqlx::query(DELIVER).bind(delivery.key());
                    deliver.execute(&mut *transaction).await?;
                    <$store>::complete_in(&mut transaction, delivery.task()).await?;
                    transaction.commit().await?;
                    Ok(())
                })
            }

            fn effects<'a>(&'a self, _store: &'a $store) -> BoxFuture<'a, usize> {
                Box::pin(async move {
                    let pool = self.pool();
                    let count: i64 = sqlx::query_scalar(COUNT).fetch_one(&pool).await.unwrap();
                    usize::try_from(count).unwrap()
                })
            }

            fn pass(&self, time: Duration) -> BoxFuture<'_, ()> {
                Box::pin(tokio::time::sleep(time))
            }

            fn lease(&self) -> Duration {
                Duration::from_millis(400)
            }

            fn is_real(&self) -> bool {
                true
            }
        }
    };
}

fixture!(TempDir, SqlitePool, SqliteStore, async |folder| {
    sqlite_pool(sqlite_file(folder), 2).await
});

fixture!(
    PostgresServer,
    PgPool,
    PostgresStore,
    async |server: &PostgresServer| {
        let name = postgres_database(server, "read committed").await;
        server.pool(&name, 2).await
    }
);

/// Drops each future of the scenario at every poll.
async fn survives<F: Fixture>(fixture: F) {
    let scenario = Scenario::start(fixture).await;
    let drops = [
        scenario.drop_receiving().await,
        scenario.drop_working().await,
        scenario.drop_pending_run().await,
        scenario.drop_sweeping().await,
    ];
    // Receiving is one statement, which a fast database may end at the second poll.
    let [receiving, others @ ..] = drops;
    assert!(receiving > 0, "{drops:?}");
    assert!(others.iter().all(|drops| *drops > 1), "{drops:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inbox_in_sqlite_can_be_dropped_at_every_poll() {
    let folder = tempfile::tempdir().unwrap();
    survives(Databases::<TempDir, SqlitePool>::new(folder)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_inbox_in_postgres_can_be_dropped_at_every_poll() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    survives(Databases::<PostgresServer, PgPool>::new(server)).await;
}
