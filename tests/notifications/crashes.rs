//! Processes that end between storing and handling, in memory and in databases.

use crate::merchant::Merchant;
use durianpay_client::webhook::inbox::{Delivery, HandlerError, Inbox, MemoryStore, Store, Worker};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePoolOptions};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

const LEASE: Duration = Duration::from_millis(400);

async fn sqlite(file: &Path) -> SqliteStore {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .busy_timeout(Duration::from_secs(5));
    let pool = SqlitePoolOptions::new().max_connections(2);
    let store = SqliteStore::new(pool.connect_with(options).await.unwrap());
    store.migrate().await.unwrap();
    store
}

/// A handler that never ends, and reports that it has begun.
fn hanging(
    begun: &Arc<Notify>,
) -> impl Fn(Delivery) -> std::pin::Pin<Box<dyn Future<Output = Result<(), HandlerError>> + Send>>
+ Send
+ Sync
+ 'static {
    let begun = Arc::clone(begun);
    move |_delivery| {
        begun.notify_one();
        Box::pin(std::future::pending())
    }
}

/// Drops a worker at a moment, as the end of its process does.
async fn end_during(inbox: &Inbox, begun: &Arc<Notify>) {
    let worker = Worker::for_notifications(inbox.clone()).lease(LEASE);
    let run = worker.run(hanging(begun));
    tokio::select! {
        never = run => match never {},
        () = begun.notified() => {}
    }
}

async fn survives(before: impl Store + 'static, after: impl Store + 'static) {
    let inbox = Inbox::for_notifications(before);
    let first = Merchant::with(inbox.clone());
    first.receive("pay_1", "03").await;
    first.receive("pay_2", "00").await;
    let begun = Arc::default();
    end_during(&inbox, &begun).await;
    drop((inbox, first));
    // The next process has the store alone.
    let next = Merchant::with(Inbox::for_notifications(after));
    next.receive("pay_1", "00").await;
    let worker = next.worker().lease(LEASE).poll_interval(LEASE / 8);
    let done = async {
        while next.of("pay_1").last().is_none_or(|last| last != "00") || next.of("pay_2").is_empty()
        {
            tokio::time::sleep(LEASE / 8).await;
        }
    };
    let limit = Duration::from_secs(60);
    let ended = tokio::time::timeout(limit, worker.run_until(done, next.handler())).await;
    assert!(ended.is_ok(), "{:?}", next.statuses());
    assert_eq!(next.of("pay_2"), ["00"]);
    // The passing status was begun, so it is handled again, or was overtaken by the final one.
    let of_first = next.of("pay_1");
    assert!(
        of_first == ["03", "00"] || of_first == ["00"],
        "{of_first:?}"
    );
}

#[tokio::test]
async fn memory_loses_nothing_if_the_process_ends_before_the_handler() {
    let store = MemoryStore::default();
    survives(store.clone(), store).await;
}

#[tokio::test]
async fn sqlite_loses_nothing_if_the_process_ends_before_the_handler() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop");
    survives(sqlite(&file).await, sqlite(&file).await).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_loses_nothing_if_the_process_ends_before_the_handler() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    server.create_database("shop", "read committed").await;
    let [before, after] = [
        PostgresStore::new(server.pool("shop", 2).await),
        PostgresStore::new(server.pool("shop", 2).await),
    ];
    before.migrate().await.unwrap();
    survives(before, after).await;
}
