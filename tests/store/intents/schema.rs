//! The table of intents in databases of an older version.

use super::rows::intent;
use crate::databases::{postgres_database, sqlite_file, sqlite_pool};
use crate::jobs::{WIDE, event};
use durianpay_client::intent::{IntentFilter, IntentStore};
use durianpay_client::webhook::inbox::{Filter, Inserted, Store};
use durianpay_sqlx::{PostgresStore, SchemaError, SqliteStore};
use durianpay_test_support::postgres::PostgresServer;
use std::error::Error as _;
use std::time::Duration;

/// The same steps for both stores, whose pools have different types.
macro_rules! is_brought_up_to_date {
    ($store:ty, $pool:expr) => {{
        let pool = $pool;
        sqlx::raw_sql(<$store>::SCHEMA[0])
            .execute(&pool)
            .await
            .unwrap();
        let store = <$store>::new(pool.clone());
        // The inbox works as before, and intents report the missing tables.
        Store::insert(&store, event("a"), WIDE).await.unwrap();
        let outdated = SchemaError::Outdated {
            found: 1,
            expected: 3,
        };
        let errors = [
            IntentStore::insert(&store, intent("a")).await.unwrap_err(),
            store.get("orders.create", "a").await.unwrap_err(),
            IntentStore::list(&store, IntentFilter::default())
                .await
                .unwrap_err(),
            IntentStore::counts(&store).await.unwrap_err(),
            IntentStore::prune(&store, Duration::ZERO)
                .await
                .unwrap_err(),
        ];
        for error in errors {
            let source = error.source().unwrap();
            assert_eq!(source.downcast_ref(), Some(&outdated), "{source}");
        }
        for _ in 0..2 {
            store.migrate().await.unwrap();
        }
        let known = Store::insert(&store, event("a"), WIDE).await.unwrap();
        assert_eq!(known, Inserted::Known(2));
        assert_eq!(
            Store::list(&store, Filter::default()).await.unwrap().len(),
            1
        );
        IntentStore::insert(&store, intent("a")).await.unwrap();
        let intents = IntentStore::list(&store, IntentFilter::default());
        assert_eq!(intents.await.unwrap().len(), 1);
    }};
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_is_migrated() {
    let folder = tempfile::tempdir().unwrap();
    is_brought_up_to_date!(SqliteStore, sqlite_pool(sqlite_file(&folder), 2).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_is_migrated() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let name = postgres_database(&server, "read committed").await;
    is_brought_up_to_date!(PostgresStore, server.pool(&name, 2).await);
}

/// The lists that recovery reads do not get slower with the intents that have ended.
#[tokio::test]
async fn lists_of_open_intents_and_of_an_object_use_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let pool = sqlite_pool(sqlite_file(&folder), 1).await;
    let store = SqliteStore::new(pool.clone());
    store.migrate().await.unwrap();
    for (condition, index) in [
        (
            "status IN ('ready', 'sending', 'in_doubt', 'review')",
            "durianpay_intents_open",
        ),
        ("object = 'a' AND object <> ''", "durianpay_intents_object"),
    ] {
        let plan = sqlx::AssertSqlSafe(format!(
            "EXPLAIN QUERY PLAN SELECT * FROM durianpay_intents WHERE {condition} \
             AND (NULL IS NULL OR id > NULL) ORDER BY id LIMIT 100"
        ));
        let plan: (i64, i64, i64, String) = sqlx::query_as(plan).fetch_one(&pool).await.unwrap();
        assert!(plan.3.contains(index), "{plan:?}");
    }
}
