//! A disk that is full and has room again: case M2.

use crate::databases::sqlite_file;
use crate::jobs::{WIDE, all, changes, claim_one, done, event, task};
use crate::polls::soon;
use durianpay_client::webhook::inbox::{Change, Inserted, JobStatus, NewJob, Store, TaskRef};
use durianpay_sqlx::SqliteStore;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// Pages of 4 kB.
const FULL: u32 = 60;
const ROOM: u32 = 100_000;

/// Opens a pool of one connection whose database has at most this number of pages. The
/// number counts for connections that are opened after it was changed.
async fn limited_pool(file: SqliteConnectOptions, pages: &Arc<AtomicU32>) -> SqlitePool {
    let pages = Arc::clone(pages);
    let pool = SqlitePoolOptions::new().max_connections(1);
    let pool = pool.after_connect(move |connection, _| {
        let pages = pages.load(Ordering::Relaxed);
        Box::pin(async move {
            let sql = AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"));
            sqlx::query(sql).execute(connection).await.map(drop)
        })
    });
    pool.connect_with(file).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pool_of_one_survives_a_full_disk() {
    for mode in [SqliteJournalMode::Delete, SqliteJournalMode::Wal] {
        let folder = tempfile::tempdir().unwrap();
        let pages = Arc::new(AtomicU32::new(FULL));
        let pool = limited_pool(sqlite_file(&folder).journal_mode(mode), &pages).await;
        let store = SqliteStore::new(pool);
        store.migrate().await.unwrap();

        let stored = fill(&store).await;
        // Every operation fails or is carried out, and none leaves the pool without a
        // connection.
        let task = add_task_when_full(&store).await;
        side_effects_when_full(&store).await;
        assert_eq!(soon(all(&store)).await.len(), stored + usize::from(task));

        pages.store(ROOM, Ordering::Relaxed);
        // The connection that is open has the old limit; it is closed by the next error.
        let _ = soon(store.insert(large(stored), WIDE)).await;
        let again = soon(store.insert(large(stored), WIDE)).await.unwrap();
        assert!(
            matches!(again, Inserted::New | Inserted::Known(2)),
            "{again:?}"
        );
        let jobs = soon(all(&store)).await;
        assert_eq!(jobs.len(), stored + usize::from(task) + 1);
        assert!(soon(store.apply(changes("after", 0))).await.unwrap());
        while let Some(job) = soon(claim_one(&store, "t")).await {
            let transaction = soon(store.begin()).await.unwrap();
            soon(transaction.commit()).await.unwrap();
            assert!(soon(store.finish(job.id, "t", done(""))).await.unwrap());
        }
        let counts = store.counts().await.unwrap();
        assert!(
            counts
                .iter()
                .all(|(_, status, _)| *status == JobStatus::Done)
        );
    }
}

fn large(number: usize) -> NewJob {
    NewJob {
        data: vec![7; 20_000],
        object: format!("orders/{number}"),
        ..event(&format!("{number}"))
    }
}

/// Inserts until nothing can be inserted, and returns how many were stored.
async fn fill(store: &SqliteStore) -> usize {
    for number in 0..1000 {
        if soon(store.insert(large(number), WIDE)).await.is_err() {
            for again in 0..5 {
                assert!(
                    soon(store.insert(large(number + again), WIDE))
                        .await
                        .is_err()
                );
            }
            return number;
        }
    }
    panic!("the disk has room for everything");
}

async fn add_task_when_full(store: &SqliteStore) -> bool {
    let task = NewJob {
        data: vec![7; 50_000],
        ..task("1", "x")
    };
    let change = Change {
        tasks: vec![task],
        ..changes("full", 0)
    };
    let applied = soon(store.apply(change)).await.is_ok();
    let record = soon(store.record("full")).await.unwrap();
    assert_eq!(record.is_some(), applied);
    applied
}

/// A handler whose transaction finds no room.
async fn side_effects_when_full(store: &SqliteStore) {
    for commits in [true, false] {
        let mut transaction = soon(store.begin()).await.unwrap();
        let sql = "CREATE TABLE IF NOT EXISTS shop AS SELECT zeroblob(300000) AS goods";
        let written = sqlx::query(sql).execute(&mut *transaction).await;
        assert!(written.is_err());
        let task = TaskRef {
            id: 1,
            key: "k".to_owned(),
            token: "t".to_owned(),
        };
        assert!(
            SqliteStore::complete_in(&mut transaction, &task)
                .await
                .is_err()
        );
        if commits {
            let _ = soon(transaction.commit()).await;
        }
    }
}
