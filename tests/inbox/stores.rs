//! The stores, each held to the same contract, and effects in the same database.

use crate::support::ConfirmedStates;
use crate::{contract, histories, postgres, sqlite};
use durianpay_client::webhook::ResponseError;
use durianpay_client::webhook::inbox::{ClaimOutcome, Inbox, MemoryStore, State};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use std::error::Error as _;

#[tokio::test]
async fn memory_keeps_the_contract() {
    contract::holds(MemoryStore::default(), "memory").await;
    histories::hold_on(MemoryStore::default(), "memory").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_the_contract() {
    let (_folder, pool) = sqlite::fresh().await;
    let store = SqliteStore::new(pool);
    // The second time there is nothing to do.
    store.migrate().await.unwrap();
    contract::holds(store.clone(), "sqlite").await;
    histories::hold_on(store, "sqlite").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_the_contract() {
    let Some(server) = postgres::Server::start() else {
        return;
    };
    let pool = server.pool().await;
    let store = PostgresStore::new(pool.clone());
    // Several hosts start at once.
    let migrations: Vec<_> = (0..8)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.migrate().await })
        })
        .collect();
    for migration in migrations {
        migration.await.unwrap().unwrap();
    }
    contract::holds(store.clone(), "postgres").await;
    histories::hold_on(store, "postgres").await;
    pool.close().await;
}

#[tokio::test]
async fn without_its_table_a_store_says_so() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let pool = sqlite::open(&folder.path().join("empty.db")).await;
    let confirmed_states = ConfirmedStates::for_payment("pay_1").await;
    let inbox = Inbox::new(SqliteStore::new(pool));
    let error = inbox
        .claim(confirmed_states.at(State::Completed))
        .await
        .unwrap_err();
    assert_eq!(error.status_code(), 503);
    let source = error.source().unwrap().to_string();
    assert!(source.contains("durianpay_webhook_inbox"), "{source}");
}

#[tokio::test]
async fn a_state_of_a_newer_version_is_not_guessed_at() {
    let (_folder, pool) = sqlite::fresh().await;
    sqlx::query("INSERT INTO durianpay_webhook_inbox VALUES ('payments/pay_1', 'charged_back', '', 0, true, 1)")
        .execute(&pool)
        .await
        .unwrap();
    let confirmed_states = ConfirmedStates::for_payment("pay_1").await;
    let inbox = Inbox::new(SqliteStore::new(pool));
    let error = inbox
        .claim(confirmed_states.at(State::Completed))
        .await
        .unwrap_err();
    let source = error.source().unwrap().to_string();
    assert!(source.contains("update durianpay-sqlx"), "{source}");
}

#[tokio::test]
async fn nothing_but_ids_and_states_is_stored() {
    let (_folder, pool) = sqlite::fresh().await;
    let confirmed_states = ConfirmedStates::for_payment("pay_1").await;
    let inbox = Inbox::new(SqliteStore::new(pool.clone()));
    contract::first(
        inbox
            .claim(confirmed_states.at(State::Completed))
            .await
            .unwrap(),
    )
    .complete()
    .await
    .unwrap();
    let rows: Vec<(String, String, i64, i64)> =
        sqlx::query_as("SELECT object, state, done, attempts FROM durianpay_webhook_inbox")
            .fetch_all(&pool)
            .await
            .unwrap();
    assert_eq!(
        rows,
        [("payments/pay_1".to_owned(), "completed".to_owned(), 1, 1)]
    );
    let columns: Vec<(String,)> = sqlx::query_as(
        "SELECT name FROM pragma_table_info('durianpay_webhook_inbox') ORDER BY cid",
    )
    .fetch_all(&pool)
    .await
    .unwrap();
    let columns: Vec<_> = columns.iter().map(|(name,)| name.as_str()).collect();
    assert_eq!(
        columns,
        [
            "object",
            "state",
            "token",
            "leased_until",
            "done",
            "attempts"
        ]
    );
}

/// Effects in a table of the shop, claimed in the transaction that writes them.
macro_rules! effects_in_the_same_database {
    ($pool:expr, $store:ident) => {{
        let pool = $pool;
        let store = $store::new(pool.clone());
        store.migrate().await.unwrap();
        sqlx::query("CREATE TABLE delivered (object TEXT NOT NULL)")
            .execute(&pool)
            .await
            .unwrap();
        let inbox = Inbox::new(store);
        let confirmed_states =
            std::sync::Arc::new(ConfirmedStates::for_payment("pay_in_one").await);
        let paid = confirmed_states.at(State::Completed);

        // A transaction that does not come to its end leaves nothing.
        let mut transaction = pool.begin().await.unwrap();
        let claim = inbox
            .store()
            .claim_in(&mut transaction, paid)
            .await
            .unwrap();
        assert!(matches!(claim, ClaimOutcome::First(_)), "{claim:?}");
        transaction.rollback().await.unwrap();
        assert_eq!(inbox.state(paid).await.unwrap(), None);

        // Twenty deliveries at once, every other of which fails at the last moment.
        let tasks: Vec<_> = (0..20)
            .map(|number| {
                let (pool, inbox) = (pool.clone(), inbox.clone());
                let confirmed_states = std::sync::Arc::clone(&confirmed_states);
                tokio::spawn(async move {
                    let mut transaction = pool.begin().await.unwrap();
                    let paid = confirmed_states.at(State::Completed);
                    let claim = inbox
                        .store()
                        .claim_in(&mut transaction, paid)
                        .await
                        .unwrap();
                    if !matches!(claim, ClaimOutcome::First(_)) {
                        assert!(matches!(claim, ClaimOutcome::AlreadyHandled), "{claim:?}");
                        return;
                    }
                    sqlx::query("INSERT INTO delivered VALUES ($1)")
                        .bind(paid.object())
                        .execute(&mut *transaction)
                        .await
                        .unwrap();
                    if number % 2 == 1 {
                        transaction.commit().await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let delivered: i64 = sqlx::query_scalar("SELECT count(*) FROM delivered")
            .fetch_one(&pool)
            .await
            .unwrap();
        assert_eq!(delivered, 1);
        let again = inbox.claim(paid).await.unwrap();
        assert!(matches!(again, ClaimOutcome::AlreadyHandled), "{again:?}");

        // A lease of somebody else counts in a transaction too.
        let lease = contract::first(
            inbox
                .claim(confirmed_states.at(State::Refunded))
                .await
                .unwrap(),
        );
        let mut transaction = pool.begin().await.unwrap();
        let claim = inbox
            .store()
            .claim_in(&mut transaction, confirmed_states.at(State::Refunded))
            .await
            .unwrap();
        assert!(matches!(claim, ClaimOutcome::Busy { .. }), "{claim:?}");
        transaction.rollback().await.unwrap();
        lease.complete().await.unwrap();
        pool.close().await;
    }};
}

#[tokio::test(flavor = "multi_thread")]
async fn an_effect_in_the_same_sqlite_happens_exactly_once() {
    let (_folder, pool) = sqlite::fresh().await;
    effects_in_the_same_database!(pool, SqliteStore);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_effect_in_the_same_postgres_happens_exactly_once() {
    let Some(server) = postgres::Server::start() else {
        return;
    };
    effects_in_the_same_database!(server.pool().await, PostgresStore);
}
