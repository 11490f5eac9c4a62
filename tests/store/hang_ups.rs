//! Senders that hang up: case M1.

use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use crate::jobs::{WIDE, all, event};
use crate::polls::{poll_times, quiet, soon, tasks};
use durianpay_client::ApiKey;
use durianpay_client::webhook::Verifier;
use durianpay_client::webhook::inbox::{Inbox, Incoming, Limits, Receipt, Store};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;

/// The size of the pool and the number of hang-ups.
const CASES: [(u32, u32); 2] = [(1, 20), (5, 160)];

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_survives_hang_ups() {
    let folder = tempfile::tempdir().unwrap();
    for (connections, hang_ups) in CASES {
        let file = sqlite_file(&folder);
        let store = SqliteStore::new(sqlite_pool(file.clone(), connections).await);
        store.migrate().await.unwrap();
        let other = SqliteStore::new(sqlite_pool(file, 1).await);
        while_receiving(store.clone(), &other, hang_ups).await;
        let before = tasks().await;
        for number in 0..hang_ups {
            let _ = poll_times(number % 6, store.begin()).await;
        }
        quiet(before).await;
        works(&store, &other, connections, "begun").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_survives_hang_ups() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    for (connections, hang_ups) in CASES {
        let name = postgres_database(&server, "read committed").await;
        let store = PostgresStore::new(server.pool(&name, connections).await);
        store.migrate().await.unwrap();
        let other = PostgresStore::new(server.pool(&name, 1).await);
        while_receiving(store.clone(), &other, hang_ups).await;
        let before = tasks().await;
        for number in 0..hang_ups {
            let _ = poll_times(number % 6, store.begin()).await;
        }
        quiet(before).await;
        works(&store, &other, connections, "begun").await;
    }
}

async fn while_receiving<S: Store + Clone + 'static>(store: S, other: &dyn Store, hang_ups: u32) {
    let verifier = Verifier::new([ApiKey::new("dp_test_demo").unwrap()]);
    let mut limits = Limits::default();
    (limits.per_second, limits.stored_per_object) = (10_000, 10_000);
    let inbox = Inbox::new(store.clone(), verifier).limits(limits);
    let body = |number| format!(r#"{{"event": "canary", "data": {{"id": "ord_{number}"}}}}"#);
    let before = tasks().await;
    for number in 0..hang_ups {
        let body = body(number);
        let _ = poll_times(number % 4, inbox.receive(Incoming::new(body.as_bytes()))).await;
    }
    quiet(before).await;
    works(&store, other, 5, "received").await;
    // A webhook whose sender hung up is stored or not. Each is delivered again, and is there
    // once.
    let stored = all(&store).await;
    let before = stored.iter().filter(|job| job.name == "canary").count();
    assert!(before > 0, "none was stored");
    let mut known = 0;
    for number in 0..hang_ups {
        let body = body(number);
        let receipt = inbox.receive(Incoming::new(body.as_bytes())).await.unwrap();
        known += usize::from(receipt == Receipt::Known { delivery: 2 });
    }
    assert_eq!(known, before);
    let stored = all(&store).await;
    let of_senders = stored.iter().filter(|job| job.name == "canary").count();
    assert_eq!(u32::try_from(of_senders).unwrap(), hang_ups);
}

/// Checks that every connection of the pool, and another process, can write.
async fn works(store: &dyn Store, other: &dyn Store, connections: u32, name: &str) {
    for number in 0..=connections {
        for store in [other, store] {
            let event = event(&format!("{name} {number}"));
            soon(store.insert(event, WIDE)).await.unwrap();
        }
    }
}

/// Drops transactions of other code while they begin, and checks that what the store then
/// writes is committed.
macro_rules! others_hang_up {
    ($store:expr, $other:expr, $begin:expr) => {{
        let (store, other) = ($store, $other);
        store.migrate().await.unwrap();
        for number in 0..24_u32 {
            let _ = poll_times(number % 8, $begin).await;
            let event = event(&format!("{number}"));
            soon(store.insert(event, WIDE)).await.unwrap();
            let seen = soon(all(&other)).await.len();
            assert_eq!(u32::try_from(seen).unwrap(), number + 1);
        }
        works(&store, &other, 1, "after others").await;
    }};
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_left_open_by_others_are_rolled_back_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = sqlite_file(&folder);
    let pool = sqlite_pool(file.clone(), 1).await;
    let other = SqliteStore::new(sqlite_pool(file, 1).await);
    let store = SqliteStore::new(pool.clone());
    others_hang_up!(store, other, pool.begin_with("BEGIN IMMEDIATE"));
    if let Some(server) = PostgresServer::start() {
        let name = postgres_database(&server, "read committed").await;
        let pool = server.pool(&name, 1).await;
        let other = PostgresStore::new(server.pool(&name, 1).await);
        let store = PostgresStore::new(pool.clone());
        others_hang_up!(store, other, pool.begin());
    }
}
