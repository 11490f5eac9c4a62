//! The number of statements for each operation, as the documentation states it.

use crate::databases::{postgres_database, sqlite_pool};
use crate::intents::rows;
use crate::jobs::{WIDE, changes, claim, claim_one, done, event, task};
use durianpay_client::intent::{IntentFilter, IntentStatus, IntentStore};
use durianpay_client::webhook::inbox::{Change, Store};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::{PostgresServer, pool};
use log::{LevelFilter, Log, Metadata, Record};
use sqlx::ConnectOptions as _;
use sqlx::sqlite::SqliteConnectOptions;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The first words of the statements that were logged. All other tests have turned the log
/// of their statements off.
static LOGGED: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// The word for the statement that counts jobs, which marks an end.
const COUNTS: &str = "counts";

struct Words;

impl Log for Words {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "sqlx::query"
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let text = record.args().to_string();
            let summary = text.split_once("summary=\"").unwrap().1;
            let word = if summary.starts_with("SELECT kind, status, count(*)") {
                COUNTS
            } else {
                summary.split([' ', '"']).next().unwrap()
            };
            let word = word.to_owned();
            LOGGED.lock().unwrap().push(word);
        }
    }

    fn flush(&self) {}
}

/// Returns the statements that were logged while the future ran.
async fn statements<T>(store: &dyn Store, future: impl Future<Output = T>) -> (T, String) {
    let _before = logged(store).await;
    let output = future.await;
    (output, logged(store).await.join(" "))
}

/// Takes the statements that were logged so far. SQLite may log one after its result has
/// come, but before the next one.
async fn logged(store: &dyn Store) -> Vec<String> {
    store.counts().await.unwrap();
    let begun = Instant::now();
    loop {
        {
            let mut logged = LOGGED.lock().unwrap();
            if let Some(end) = logged.iter().position(|word| word == COUNTS) {
                logged.truncate(end);
                return std::mem::take(&mut *logged);
            }
            assert!(begun.elapsed() < Duration::from_secs(20), "{logged:?}");
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_and_an_intent_take_as_few_statements_as_documented() {
    log::set_logger(&Words).unwrap();
    log::set_max_level(LevelFilter::Debug);
    let folder = tempfile::tempdir().unwrap();
    let options = SqliteConnectOptions::new()
        .filename(folder.path().join("shop.db"))
        .create_if_missing(true)
        .log_statements(LevelFilter::Debug)
        .log_slow_statements(LevelFilter::Debug, Duration::from_secs(60));
    let store = SqliteStore::new(sqlite_pool(options, 1).await);
    store.migrate().await.unwrap();
    webhook(&store, false).await;
    intent(&store).await;
    if let Some(server) = PostgresServer::start() {
        let name = postgres_database(&server, "read committed").await;
        let options = server
            .options()
            .database(&name)
            .log_statements(LevelFilter::Debug)
            .log_slow_statements(LevelFilter::Debug, Duration::from_secs(60));
        let store = PostgresStore::new(pool(options, 1).await);
        store.migrate().await.unwrap();
        webhook(&store, true).await;
        intent(&store).await;
    }
}

/// Handles one webhook with one task, as a worker does. `whole` is whether a change is a single
/// statement.
async fn webhook(store: &dyn Store, whole: bool) {
    let change_of = |several: &'static str| if whole { "WITH" } else { several };
    let (_, received) = statements(store, store.insert(event("a"), WIDE)).await;
    assert_eq!(received, "INSERT");
    let (jobs, claimed) = statements(store, store.claim(claim("t", 9))).await;
    assert_eq!(claimed, "WITH");
    let (_, read) = statements(store, store.record("o")).await;
    assert_eq!(read, "SELECT");
    let change = Change {
        tasks: vec![task("1", "o")],
        ends: Some((jobs.unwrap()[0].id, "t".to_owned(), done(""))),
        ..changes("o", 0)
    };
    let (applied, words) = statements(store, store.apply(change)).await;
    assert!(applied.unwrap());
    assert_eq!(words, change_of("BEGIN INSERT UPDATE INSERT COMMIT"));
    let job = claim_one(store, "u").await.unwrap();
    let (_, beat) = statements(store, store.beat(job.id, "u")).await;
    assert_eq!(beat, "UPDATE");
    let (_, finished) = statements(store, store.finish(job.id, "u", done(""))).await;
    assert_eq!(finished, "UPDATE");
    let (_, pruned) = statements(store, store.prune(Duration::ZERO)).await;
    assert_eq!(pruned, "BEGIN DELETE UPDATE COMMIT");
    let superseded = Change {
        supersede: vec!["task/1".to_owned()],
        data: None,
        ..changes("o", 1)
    };
    let (_, applied) = statements(store, store.apply(superseded)).await;
    assert_eq!(applied, change_of("BEGIN SELECT UPDATE COMMIT"));
}

/// Makes each operation of the intents once.
async fn intent<S: Store + IntentStore>(store: &S) {
    let insert = IntentStore::insert(store, rows::intent("a"));
    let (record, inserted) = statements(store, insert).await;
    let known = IntentStore::insert(store, rows::intent("a"));
    let (known, met) = statements(store, known).await;
    assert_eq!(known.unwrap(), *record.as_ref().unwrap());
    assert_eq!((inserted.as_str(), met.as_str()), ("INSERT", "INSERT"));
    let change = rows::change(&record.unwrap(), IntentStatus::Done, "response");
    let (_, updated) = statements(store, store.update(change)).await;
    assert_eq!(updated, "UPDATE");
    let (_, read) = statements(store, store.get("orders.create", "a")).await;
    assert_eq!(read, "SELECT");
    let filter = IntentFilter {
        statuses: IntentStatus::OPEN.to_vec(),
        ..IntentFilter::default()
    };
    let (_, listed) = statements(store, IntentStore::list(store, filter)).await;
    assert_eq!(listed, "SELECT");
    let (_, counted) = statements(store, IntentStore::counts(store)).await;
    assert_eq!(counted, "SELECT");
    let (_, pruned) = statements(store, IntentStore::prune(store, Duration::ZERO)).await;
    assert_eq!(pruned, "UPDATE");
}
