//! The tables: their versions, missing tables, and their content.

use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use crate::jobs::{WIDE, adds, changes, claim, done, event, task};
use durianpay_client::webhook::inbox::{Filter, Store, StoreError};
use durianpay_sqlx::{PostgresStore, SchemaError, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use std::error::Error as _;
use std::time::Duration;

/// Returns the error of the tables in an error of a store.
fn schema_error(error: &StoreError) -> SchemaError {
    let source = error.source().unwrap();
    *source.downcast_ref().unwrap_or_else(|| panic!("{source}"))
}

/// The same steps for both stores, whose pools have different types.
macro_rules! versions {
    ($store:ty, $pool:expr) => {{
        let pool = $pool;
        let store = <$store>::new(pool.clone());
        let missing = SchemaError::Outdated {
            found: 0,
            expected: 3,
        };
        for error in errors(&store).await {
            assert_eq!(schema_error(&error), missing);
            let message = error.source().unwrap().to_string();
            assert!(message.contains("`migrate`"), "{message}");
        }
        // Many processes start at once.
        let migrations: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { store.migrate().await })
            })
            .collect();
        for migration in migrations {
            migration.await.unwrap().unwrap();
        }
        store.insert(event("a"), WIDE).await.unwrap();
        store.migrate().await.unwrap();
        assert_eq!(store.list(Filter::default()).await.unwrap().len(), 1);

        let newer = SchemaError::Newer { found: 7, known: 3 };
        let raise = "UPDATE durianpay_schema SET version = 7";
        sqlx::query(raise).execute(&pool).await.unwrap();
        assert_eq!(schema_error(&store.migrate().await.unwrap_err()), newer);
        // Operations work until they do not, and then say why.
        store.insert(event("a"), WIDE).await.unwrap();
        for table in ["durianpay_inbox", "durianpay_records", "durianpay_intents"] {
            let sql = sqlx::AssertSqlSafe(format!("DROP TABLE {table}"));
            sqlx::query(sql).execute(&pool).await.unwrap();
        }
        for error in errors(&store).await {
            assert_eq!(schema_error(&error), newer);
        }
        // An error of tables of the right version is reported unchanged.
        let right = "UPDATE durianpay_schema SET version = 3";
        sqlx::query(right).execute(&pool).await.unwrap();
        for error in errors(&store).await {
            let source = error.source().unwrap();
            assert!(source.downcast_ref::<SchemaError>().is_none(), "{source}");
        }
    }};
}

/// Returns the errors of all operations that need the tables.
async fn errors(store: &dyn Store) -> Vec<StoreError> {
    let tasks = vec![task("1", "a")];
    vec![
        store.insert(event("a"), WIDE).await.unwrap_err(),
        store.claim(claim("t", 1)).await.unwrap_err(),
        store.beat(1, "t").await.unwrap_err(),
        store.finish(1, "t", done("")).await.unwrap_err(),
        store.running().await.unwrap_err(),
        store.record("a").await.unwrap_err(),
        store.apply(changes("a", 0)).await.unwrap_err(),
        store.apply(adds(tasks)).await.unwrap_err(),
        store.list(Filter::default()).await.unwrap_err(),
        store.job(1).await.unwrap_err(),
        store.counts().await.unwrap_err(),
        store.replay(vec![1]).await.unwrap_err(),
        store.prune(Duration::ZERO).await.unwrap_err(),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_records_its_schema_version() {
    let folder = tempfile::tempdir().unwrap();
    versions!(SqliteStore, sqlite_pool(sqlite_file(&folder), 4).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_records_its_schema_version() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    for isolation in ["read committed", "serializable"] {
        let name = postgres_database(&server, isolation).await;
        versions!(PostgresStore, server.pool(&name, 4).await);
    }
}

/// The second host to start on an empty database waits for the first.
#[tokio::test(flavor = "multi_thread")]
async fn a_migration_waits_for_another_host() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let pool = server.pool("postgres", 8).await;
    let store = PostgresStore::new(server.pool("postgres", 4).await);
    // The other host, which has the lock on the tables and has not made them yet.
    let mut other = pool.begin().await.unwrap();
    let lock = "SELECT pg_advisory_xact_lock(7238817772999700577)::text";
    sqlx::query(lock).execute(&mut *other).await.unwrap();
    let migration = tokio::spawn(async move { store.migrate().await });
    let waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
    for attempt in 0.. {
        let waiting = sqlx::query_scalar::<_, i64>(waiting).fetch_one(&pool);
        if waiting.await.unwrap() == 1 {
            break;
        }
        assert!(
            !migration.is_finished() && attempt < 10_000,
            "it did not wait"
        );
    }
    for sql in PostgresStore::SCHEMA {
        sqlx::raw_sql(*sql).execute(&mut *other).await.unwrap();
    }
    other.commit().await.unwrap();
    migration.await.unwrap().unwrap();
}

/// A worker that loses each attempt against other workers has nothing to do for now.
#[tokio::test]
async fn a_claim_that_always_loses_the_race_finds_nothing() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let pool = server.pool("postgres", 2).await;
    let store = PostgresStore::new(pool.clone());
    store.migrate().await.unwrap();
    store.insert(event("a"), WIDE).await.unwrap();
    let faster = "CREATE FUNCTION faster() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE 'another worker has it' USING ERRCODE = '23505'; END $$;
        CREATE TRIGGER faster BEFORE UPDATE ON durianpay_inbox EXECUTE FUNCTION faster()";
    sqlx::raw_sql(faster).execute(&pool).await.unwrap();
    assert!(store.claim(claim("t", 1)).await.unwrap().is_empty());
    let end = "DROP TRIGGER faster ON durianpay_inbox";
    sqlx::raw_sql(end).execute(&pool).await.unwrap();
    assert_eq!(store.claim(claim("t", 1)).await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_statements_of_the_schema_can_be_executed_by_hand() {
    let folder = tempfile::tempdir().unwrap();
    let pool = sqlite_pool(sqlite_file(&folder), 1).await;
    for sql in SqliteStore::SCHEMA {
        sqlx::raw_sql(*sql).execute(&pool).await.unwrap();
    }
    let store = SqliteStore::new(pool);
    store.migrate().await.unwrap();
    store.insert(event("a"), WIDE).await.unwrap();
    if let Some(server) = PostgresServer::start() {
        let pool = server.pool("postgres", 1).await;
        for sql in PostgresStore::SCHEMA {
            sqlx::raw_sql(*sql).execute(&pool).await.unwrap();
        }
        let store = PostgresStore::new(pool);
        store.migrate().await.unwrap();
        store.insert(event("a"), WIDE).await.unwrap();
    }
}

#[tokio::test]
async fn times_are_taken_from_the_database() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::new(sqlite_pool(sqlite_file(&folder), 1).await);
    store.migrate().await.unwrap();
    time_is_now(&store).await;
    if let Some(server) = PostgresServer::start() {
        let store = PostgresStore::new(server.pool("postgres", 1).await);
        store.migrate().await.unwrap();
        time_is_now(&store).await;
    }
}

/// The database is on this host, so that its clock is that of the test.
async fn time_is_now(store: &dyn Store) {
    let millisecond = Duration::from_millis(1);
    let before = std::time::SystemTime::now() - millisecond;
    store.insert(event("a"), WIDE).await.unwrap();
    let job = store.claim(claim("t", 1)).await.unwrap().remove(0);
    store.finish(job.id, "t", done("")).await.unwrap();
    let (info, _) = store.job(job.id).await.unwrap().unwrap();
    let after = std::time::SystemTime::now() + millisecond;
    let times = [
        before,
        info.created_at,
        info.claimed_at.unwrap(),
        info.ended_at.unwrap(),
        after,
    ];
    assert!(times.is_sorted(), "{times:?}");
}

#[tokio::test]
async fn a_row_of_a_newer_version_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let pool = sqlite_pool(sqlite_file(&folder), 1).await;
    let store = SqliteStore::new(pool.clone());
    store.migrate().await.unwrap();
    store.insert(event("a"), WIDE).await.unwrap();
    let sql = "UPDATE durianpay_inbox SET status = 'paused'";
    sqlx::query(sql).execute(&pool).await.unwrap();
    let error = store.list(Filter::default()).await.unwrap_err();
    let source = error.source().unwrap().to_string();
    assert!(source.contains("update durianpay-sqlx"), "{source}");
}

#[tokio::test]
async fn debug_shows_no_content() {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::new(sqlite_pool(sqlite_file(&folder), 1).await);
    store.migrate().await.unwrap();
    let mut secret = event("a");
    secret.data = b"customer@example.com".to_vec();
    store.insert(secret, WIDE).await.unwrap();
    let shown = format!("{store:?}");
    assert!(
        shown.starts_with("SqliteStore") && !shown.contains("example"),
        "{shown}"
    );
}
