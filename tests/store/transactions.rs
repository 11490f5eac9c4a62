//! Side effects in the same database: exactly once.

use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use crate::jobs::{WIDE, adds, all, claim, claim_one, done, event, task};
use durianpay_client::webhook::inbox::{JobStatus, Running, Store, TaskRef};
use durianpay_sqlx::{CompleteError, PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use std::time::Duration;

/// The same steps for both stores, whose transactions have different types.
macro_rules! side_effects_happen_once {
    ($store:ty, $pool:expr) => {{
        let pool = $pool;
        let store = <$store>::new(pool.clone());
        store.migrate().await.unwrap();
        let create = "CREATE TABLE delivered (object TEXT NOT NULL)";
        sqlx::query(create).execute(&pool).await.unwrap();
        assert!(
            store
                .apply(adds(vec![task("1", "a"), task("2", "a")]))
                .await
                .unwrap()
        );
        let job = claim_one(&store, "t").await.unwrap();
        let task = TaskRef {
            id: job.id,
            key: job.key.clone(),
            token: job.token.clone(),
        };

        // A transaction that is not committed leaves nothing.
        let mut transaction = store.begin().await.unwrap();
        <$store>::complete_in(&mut transaction, &task)
            .await
            .unwrap();
        drop(transaction);
        assert_eq!(all(&store).await[0].status, JobStatus::Running);
        assert_eq!(store.running().await.unwrap().len(), 1);

        // Twenty handlers of one task, every other of which fails at the last moment.
        let handlers: Vec<_> = (0..20)
            .map(|number| {
                let (store, task) = (store.clone(), task.clone());
                tokio::spawn(async move {
                    let mut transaction = store.begin().await.unwrap();
                    sqlx::query("INSERT INTO delivered VALUES ($1)")
                        .bind("a")
                        .execute(&mut *transaction)
                        .await
                        .unwrap();
                    match <$store>::complete_in(&mut transaction, &task).await {
                        Ok(()) if number % 2 == 1 => transaction.commit().await.unwrap(),
                        Ok(()) | Err(CompleteError::LeaseLost) => {}
                        Err(error) => panic!("{error}"),
                    }
                })
            })
            .collect();
        for handler in handlers {
            handler.await.unwrap();
        }
        let delivered: i64 = sqlx::query_scalar("SELECT count(*) FROM delivered")
            .fetch_one(&pool)
            .await
            .unwrap();
        assert_eq!(delivered, 1);
        assert_eq!(all(&store).await[0].status, JobStatus::Done);
        // The worker that ran the handler ends the attempt as usual, and no other worker can.
        assert!(!store.finish(job.id, "other", done("")).await.unwrap());
        assert!(store.beat(job.id, "t").await.unwrap());
        assert!(store.finish(job.id, "t", done("")).await.unwrap());

        // A lease that was lost completes nothing.
        let job = claim_one(&store, "u").await.unwrap();
        let seen = Running {
            id: job.id,
            token: job.token.clone(),
            beats: 0,
        };
        assert!(store.release(&seen).await.unwrap());
        let task = TaskRef {
            id: job.id,
            key: job.key,
            token: job.token,
        };
        for _ in 0..2 {
            let mut transaction = store.begin().await.unwrap();
            let lost = <$store>::complete_in(&mut transaction, &task).await;
            assert!(matches!(lost, Err(CompleteError::LeaseLost)), "{lost:?}");
            drop(transaction);
            // Nor does it after another worker has claimed the task.
            let _ = claim_one(&store, "v").await;
        }
        store
    }};
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_side_effects_happen_once() {
    let folder = tempfile::tempdir().unwrap();
    let pool = sqlite_pool(sqlite_file(&folder), 4).await;
    side_effects_happen_once!(SqliteStore, pool);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_side_effects_happen_once() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    for isolation in ["read committed", "serializable"] {
        let name = postgres_database(&server, isolation).await;
        side_effects_happen_once!(PostgresStore, server.pool(&name, 4).await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hosts_are_notified_of_new_tasks() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let name = postgres_database(&server, "read committed").await;
    let store = PostgresStore::new(server.pool(&name, 1).await);
    store.migrate().await.unwrap();
    let other = PostgresStore::new(server.pool(&name, 1).await);
    // The first wait begins to listen.
    other.wait(Duration::ZERO).await;
    let begun = tokio::time::Instant::now();
    let mut number = 0;
    while begun.elapsed() < Duration::from_secs(60) {
        // A wait may end early, but not each time.
        let quiet = Duration::from_millis(300);
        let waited = tokio::time::Instant::now();
        other.wait(quiet).await;
        if waited.elapsed() >= quiet {
            break;
        }
    }
    for _ in 0..3 {
        number += 1;
        let waiting = {
            let other = other.clone();
            tokio::spawn(async move { other.wait(Duration::from_secs(600)).await })
        };
        let tasks = vec![task(&format!("told {number}"), "a")];
        assert!(store.apply(adds(tasks)).await.unwrap());
        let limit = Duration::from_secs(20);
        tokio::time::timeout(limit, waiting).await.unwrap().unwrap();
    }
    // The connection that listens is closed with the store.
    let listening = async || -> i64 {
        let sql = "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'";
        let pool = server.pool("postgres", 1).await;
        let count = sqlx::query_scalar(sql).fetch_one(&pool).await.unwrap();
        pool.close().await;
        count
    };
    assert_eq!(listening().await, 1);
    drop(other);
    let begun = tokio::time::Instant::now();
    while listening().await != 0 {
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "it still listens"
        );
    }
}

/// The next task of the object may be due then, and no other host is told.
#[tokio::test(flavor = "multi_thread")]
async fn the_end_of_a_job_wakes_the_workers_of_its_process() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let store = PostgresStore::new(server.pool("postgres", 2).await);
    store.migrate().await.unwrap();
    store.insert(event("a"), WIDE).await.unwrap();
    let jobs = store.claim(claim("t", 1)).await.unwrap();
    // Until the news of these two has come.
    let quiet = Duration::from_millis(300);
    for _ in 0..100 {
        let waited = tokio::time::Instant::now();
        store.wait(quiet).await;
        if waited.elapsed() >= quiet {
            break;
        }
    }
    let waiting = {
        let store = store.clone();
        tokio::spawn(async move { store.wait(Duration::from_secs(600)).await })
    };
    assert!(store.finish(jobs[0].id, "t", done("")).await.unwrap());
    let limit = Duration::from_secs(20);
    tokio::time::timeout(limit, waiting).await.unwrap().unwrap();
}
