//! Compares the inbox with a hand-written queue, in one run on the same database.
//!
//! ```sh
//! cargo run --release -p durianpay-sqlx --all-features --example throughput
//! DATABASE_URL=postgres://… cargo run --release -p durianpay-sqlx --all-features --example throughput
//! ```
//!
//! Without `DATABASE_URL`, it uses an SQLite file in the temporary folder. Both queues receive
//! the same webhooks one after the other, and then handle them, eight at a time. The event of
//! the webhooks needs no API call, so only the queue is measured. The hand-written queue is the
//! minimum that stores each webhook once and handles it at least once: an insert, a claim and an
//! update per webhook. It has no records, ordering, dead jobs or leases.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

use durianpay_client::webhook::Expectation;
use durianpay_client::webhook::Verifier;
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, Inbox, Incoming, Limits, LookupError, OrderQuery, Store, Worker,
};
use durianpay_client::{ApiKey, Client};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions};
use sqlx::{PgPool, SqlitePool};
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// The number of webhooks.
const WEBHOOKS: u32 = 2000;

/// The number of webhooks handled concurrently.
const WORKERS: u32 = 8;

/// A database of either kind.
#[derive(Clone)]
enum Database {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// Runs a statement of the hand-written queue, and returns the first column of its rows.
macro_rules! rows {
    ($database:expr, $sql:expr $(, $value:expr)*) => {
        match $database {
            Database::Sqlite(pool) => {
                sqlx::query_scalar::<_, i64>($sql)$(.bind($value))*.fetch_all(pool).await?
            }
            Database::Postgres(pool) => {
                sqlx::query_scalar::<_, i64>($sql)$(.bind($value))*.fetch_all(pool).await?
            }
        }
    };
}

type Outcome<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome {
    let (database, store) = open().await?;
    let by_hand = [
        receive_by_hand(&database).await?,
        work_by_hand(&database).await?,
    ];
    let inbox = inbox(store)?;
    let queued = [receive(&inbox).await?, work(&inbox).await?];
    for (step, (queued, by_hand)) in ["received", "handled"]
        .iter()
        .zip(queued.iter().zip(by_hand))
    {
        let per_second =
            |time: &Duration| u128::from(WEBHOOKS) * 1_000_000 / time.as_micros().max(1);
        let percent = queued.as_micros() * 100 / by_hand.as_micros().max(1);
        println!(
            "{step}: {} per second, hand-written {}: {percent} percent of the time",
            per_second(queued),
            per_second(&by_hand)
        );
    }
    Ok(())
}

async fn open() -> Outcome<(Database, Arc<dyn Store>)> {
    let create = |identity: &str| {
        format!(
            "CREATE TABLE by_hand (id {identity}, body TEXT NOT NULL UNIQUE, status TEXT NOT NULL)"
        )
    };
    let Ok(url) = std::env::var("DATABASE_URL") else {
        let file = std::env::temp_dir().join(format!("throughput-{}.db", std::process::id()));
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal);
        let pool = SqlitePoolOptions::new()
            .max_connections(WORKERS)
            .connect_with(options)
            .await?;
        let store = SqliteStore::new(pool.clone());
        store.migrate().await?;
        let create = create("INTEGER PRIMARY KEY");
        sqlx::query(sqlx::AssertSqlSafe(create))
            .execute(&pool)
            .await?;
        return Ok((Database::Sqlite(pool), Arc::new(store)));
    };
    let pool = PgPoolOptions::new()
        .max_connections(WORKERS + 2)
        .connect(&url)
        .await?;
    let store = PostgresStore::new(pool.clone());
    store.migrate().await?;
    sqlx::query("DROP TABLE IF EXISTS by_hand")
        .execute(&pool)
        .await?;
    let create = create("BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
    sqlx::query(sqlx::AssertSqlSafe(create))
        .execute(&pool)
        .await?;
    Ok((Database::Postgres(pool), Arc::new(store)))
}

/// Creates a webhook that no other run has sent.
fn body(number: u32, side: &str) -> String {
    let run = std::process::id();
    format!(r#"{{"event":"benchmark","data":{{"number":{number},"side":"{side}","run":{run}}}}}"#)
}

async fn receive_by_hand(database: &Database) -> Outcome<Duration> {
    const INSERT: &str = "INSERT INTO by_hand (body, status) VALUES ($1, 'pending') \
                          ON CONFLICT (body) DO NOTHING RETURNING id";
    let begun = Instant::now();
    for number in 0..WEBHOOKS {
        rows!(database, INSERT, body(number, "by hand"));
    }
    Ok(begun.elapsed())
}

async fn work_by_hand(database: &Database) -> Outcome<Duration> {
    let begun = Instant::now();
    let mut workers = JoinSet::new();
    for _ in 0..WORKERS {
        let database = database.clone();
        workers.spawn(async move { handle_by_hand(&database).await });
    }
    while let Some(worker) = workers.join_next().await {
        worker??;
    }
    Ok(begun.elapsed())
}

async fn handle_by_hand(database: &Database) -> Outcome {
    const CLAIM: &str = "UPDATE by_hand SET status = 'running' WHERE id = \
                         (SELECT id FROM by_hand WHERE status = 'pending' ORDER BY id LIMIT 1) \
                         RETURNING id";
    const CLAIM_SKIPPING: &str = "UPDATE by_hand SET status = 'running' WHERE id = \
                                  (SELECT id FROM by_hand WHERE status = 'pending' ORDER BY id \
                                   LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id";
    const DONE: &str = "UPDATE by_hand SET status = 'done' WHERE id = $1 RETURNING id";
    let claim = match database {
        Database::Sqlite(_) => CLAIM,
        Database::Postgres(_) => CLAIM_SKIPPING,
    };
    while let [id] = rows!(database, claim)[..] {
        rows!(database, DONE, id);
    }
    Ok(())
}

fn inbox(store: Arc<dyn Store>) -> Outcome<Inbox> {
    let mut limits = Limits::default();
    limits.per_second = u32::MAX;
    limits.stored = u32::MAX;
    limits.stored_per_object = u32::MAX;
    let verifier = Verifier::new([ApiKey::new("dp_test_demo")?]);
    Ok(Inbox::from_arc(store, verifier).limits(limits))
}

async fn receive(inbox: &Inbox) -> Outcome<Duration> {
    let begun = Instant::now();
    for number in 0..WEBHOOKS {
        inbox
            .receive(Incoming::new(body(number, "inbox").as_bytes()))
            .await?;
    }
    Ok(begun.elapsed())
}

async fn work(inbox: &Inbox) -> Outcome<Duration> {
    let client = Client::new(ApiKey::new("dp_test_demo")?)?;
    let lookup = |_order: OrderQuery| async { Ok::<_, LookupError>(Expectation::NotOurs) };
    let handler = |_delivery: Delivery| async { Ok::<_, HandlerError>(()) };
    let begun = Instant::now();
    let worker = Worker::new(inbox.clone(), client, lookup).concurrency(WORKERS);
    worker.run_pending(handler).await?;
    Ok(begun.elapsed())
}
