//! Intents in transactions of the merchant.

use super::rows::intent;
use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use durianpay_client::intent::{IntentFilter, IntentStatus, IntentStore};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use std::time::{Duration, SystemTime};

/// The same steps for both stores, whose transactions have different types.
macro_rules! are_recorded_with_the_transaction {
    ($store:ty, $pool:expr) => {{
        let pool = $pool;
        let store = <$store>::new(pool.clone());
        store.migrate().await.unwrap();
        let create = "CREATE TABLE sales (number TEXT PRIMARY KEY)";
        sqlx::query(create).execute(&pool).await.unwrap();
        let sell = "INSERT INTO sales (number) VALUES ($1)";
        let list = async || {
            let list = IntentStore::list(&store, IntentFilter::default());
            list.await.unwrap()
        };

        // A transaction that is not committed leaves nothing.
        let mut transaction = store.begin().await.unwrap();
        let sale = sqlx::query(sell).bind("a").execute(&mut *transaction);
        sale.await.unwrap();
        let recorded = <$store>::record_in(&mut transaction, &intent("a")).await;
        assert!(recorded.unwrap());
        drop(transaction);
        assert_eq!(list().await, []);

        let before = SystemTime::now() - Duration::from_millis(1);
        let mut transaction = store.begin().await.unwrap();
        let sale = sqlx::query(sell).bind("a").execute(&mut *transaction);
        sale.await.unwrap();
        let recorded = <$store>::record_in(&mut transaction, &intent("a")).await;
        assert!(recorded.unwrap());
        transaction.commit().await.unwrap();
        let records = list().await;
        assert_eq!(records.len(), 1);
        assert_eq!(records[0].intent, intent("a"));
        let state = (records[0].status, records[0].version);
        assert_eq!(state, (IntentStatus::Ready, 1));
        assert!(records[0].created_at >= before);
        // A call under its reference returns the recorded intent.
        let mut other = intent("a");
        other.data = b"another request".to_vec();
        let known = IntentStore::insert(&store, other.clone()).await.unwrap();
        assert_eq!(known, records[0]);

        // A known reference is no error, and changes nothing.
        let mut transaction = store.begin().await.unwrap();
        let recorded = <$store>::record_in(&mut transaction, &other).await;
        assert!(!recorded.unwrap());
        transaction.commit().await.unwrap();
        assert_eq!(list().await, records);
    }};
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_records_an_intent_with_the_rows_of_the_merchant() {
    let folder = tempfile::tempdir().unwrap();
    are_recorded_with_the_transaction!(SqliteStore, sqlite_pool(sqlite_file(&folder), 2).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_records_an_intent_with_the_rows_of_the_merchant() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    for isolation in ["read committed", "serializable"] {
        let name = postgres_database(&server, isolation).await;
        are_recorded_with_the_transaction!(PostgresStore, server.pool(&name, 2).await);
    }
}
