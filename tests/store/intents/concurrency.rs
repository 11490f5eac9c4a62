//! Several processes at one intent.

use super::rows::{change, intent};
use crate::databases::{Database, Opened};
use durianpay_client::intent::IntentStatus;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ISOLATIONS: &[&str] = &["read committed", "repeatable read", "serializable"];

fn databases(isolations: &[&'static str]) -> Vec<Database> {
    let mut databases = vec![Database::Memory, Database::sqlite()];
    for isolation in isolations {
        databases.extend(Database::postgres(isolation));
    }
    databases
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_intents_with_one_reference_record_one() {
    for database in databases(ISOLATIONS) {
        let Opened {
            intents,
            other_intents,
            ..
        } = database.open(4).await;
        let inserts: Vec<_> = (0..20)
            .map(|number| {
                let store = Arc::clone([&intents, &other_intents][number % 2]);
                let mut intent = intent("a");
                intent.data = vec![u8::try_from(number).unwrap()];
                tokio::spawn(async move { store.insert(intent).await.unwrap() })
            })
            .collect();
        let mut records = Vec::new();
        for insert in inserts {
            records.push(insert.await.unwrap());
        }
        assert!(records.iter().all(|record| *record == records[0]));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn concurrent_changes_of_one_version_apply_one() {
    for database in databases(ISOLATIONS) {
        let Opened {
            intents,
            other_intents,
            ..
        } = database.open(4).await;
        let record = intents.insert(intent("a")).await.unwrap();
        let changes: Vec<_> = (0..20)
            .map(|number| {
                let store = Arc::clone([&intents, &other_intents][number % 2]);
                let change = change(&record, IntentStatus::Sending, &number.to_string());
                tokio::spawn(async move { store.update(change).await.unwrap() })
            })
            .collect();
        let mut made = Vec::new();
        for (number, change) in changes.into_iter().enumerate() {
            if change.await.unwrap() {
                made.push(number.to_string());
            }
        }
        let record = intents.get("orders.create", "a").await.unwrap().unwrap();
        let stored = String::from_utf8(record.intent.data).unwrap();
        assert_eq!((record.version, made), (2, vec![stored]));
    }
}

/// A call that joins one of the same process learns of its end at once, and with PostgreSQL
/// of those of other processes too.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_ends_waiting() {
    for database in databases(&["read committed"]) {
        let Opened {
            intents,
            other_intents,
            ..
        } = database.open(2).await;
        let by_others = !matches!(database, Database::Sqlite(_));
        let mut record = intents.insert(intent("a")).await.unwrap();
        for changes_it in [&intents, &other_intents] {
            if !by_others && Arc::ptr_eq(changes_it, &other_intents) {
                continue;
            }
            let (long, begun) = (Duration::from_secs(60), Instant::now());
            let mut waits = 0;
            // Earlier changes, and the start of the listener, end a wait early.
            while begun.elapsed() < Duration::from_millis(300) {
                intents.wait(Duration::from_millis(100)).await;
                waits += 1;
            }
            assert!(waits < 20, "a wait without a change ends with its time");
            let waiting = intents.wait(long);
            let change = changes_it.update(change(&record, IntentStatus::Sending, ""));
            let ((), changed) = tokio::join!(biased; waiting, change);
            assert!(changed.unwrap());
            record.version += 1;
            assert!(begun.elapsed() < long);
        }
    }
}
