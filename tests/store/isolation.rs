//! PostgreSQL with a stricter default isolation level: case M5.

use crate::contract;
use crate::databases::{Database, postgres_database};
use crate::jobs::{HOUR, WIDE, all, changes, claim, claim_one, done, event, retry, task};
use durianpay_client::webhook::inbox::{Change, Inserted, Running, Store};
use durianpay_sqlx::PostgresStore;
use durianpay_test_support::postgres::PostgresServer;
use sqlx::postgres::PgPool;
use std::time::{Duration, SystemTime};

#[tokio::test(flavor = "multi_thread")]
async fn repeatable_read_keeps_the_contract() {
    if let Some(database) = Database::postgres("repeatable read") {
        contract::holds(&database).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn serializable_keeps_the_contract() {
    if let Some(database) = Database::postgres("serializable") {
        contract::holds(&database).await;
    }
}

/// Opens a store in a database with this default, and a pool to disturb it with.
async fn open(server: &PostgresServer, isolation: &str) -> (PostgresStore, PgPool) {
    let name = postgres_database(server, isolation).await;
    let store = PostgresStore::new(server.pool(&name, 2).await);
    store.migrate().await.unwrap();
    (store, server.pool(&name, 1).await)
}

#[tokio::test(flavor = "multi_thread")]
async fn transactions_of_handlers_have_a_separate_isolation_level() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let (store, pool) = open(&server, "serializable").await;
    let show = "SHOW transaction_isolation";
    let default: String = sqlx::query_scalar(show).fetch_one(&pool).await.unwrap();
    assert_eq!(default, "serializable");
    let mut transaction = store.begin().await.unwrap();
    let level: String = sqlx::query_scalar(show)
        .fetch_one(&mut *transaction)
        .await
        .unwrap();
    assert_eq!(level, "read committed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conflicting_statement_is_retried() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    for isolation in ["repeatable read", "serializable"] {
        let (store, pool) = open(&server, isolation).await;
        store.insert(event("a"), WIDE).await.unwrap();
        let job = claim_one(&store, "t").await.unwrap();
        let mut other = pool.begin().await.unwrap();
        let sql = "UPDATE durianpay_inbox SET deliveries = 7";
        sqlx::query(sql).execute(&mut *other).await.unwrap();
        let waiting = {
            let store = store.clone();
            tokio::spawn(async move { store.finish(job.id, "t", retry(Duration::ZERO)).await })
        };
        until_blocked(&server).await;
        other.commit().await.unwrap();
        assert!(waiting.await.unwrap().unwrap());
        assert_eq!(all(&store).await[0].deliveries, 7);
    }
}

/// Waits until a statement waits for the lock of another transaction.
async fn until_blocked(server: &PostgresServer) {
    let pool = server.pool("postgres", 1).await;
    let sql = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    let begun = std::time::Instant::now();
    while sqlx::query_scalar::<_, i64>(sql)
        .fetch_one(&pool)
        .await
        .unwrap()
        == 0
    {
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing waits");
    }
    pool.close().await;
}

/// Makes every change fail as if another transaction had been faster, unless the level is
/// "read committed".
const STRICT: &str = "
    CREATE FUNCTION strict() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF current_setting('transaction_isolation') <> 'read committed' THEN
            RAISE EXCEPTION 'faster' USING ERRCODE = '40001';
        END IF;
        RETURN coalesce(NEW, OLD);
    END $$;
    CREATE TRIGGER strict BEFORE INSERT OR UPDATE OR DELETE ON durianpay_inbox
        FOR EACH ROW EXECUTE FUNCTION strict();
    CREATE TRIGGER strict BEFORE INSERT OR UPDATE OR DELETE ON durianpay_records
        FOR EACH ROW EXECUTE FUNCTION strict();";

#[tokio::test(flavor = "multi_thread")]
async fn endless_conflicts_fall_back_to_read_committed() {
    let Some(server) = PostgresServer::start() else {
        return;
    };
    let (store, pool) = open(&server, "serializable").await;
    sqlx::raw_sql(STRICT).execute(&pool).await.unwrap();
    assert_eq!(store.insert(event("a"), WIDE).await.unwrap(), Inserted::New);
    let id = store.claim(claim("t", 9)).await.unwrap()[0].id;
    assert!(store.beat(id, "t").await.unwrap());
    let seen = Running {
        id,
        token: "t".to_owned(),
        beats: 1,
    };
    assert!(store.release(&seen).await.unwrap());
    assert_eq!(store.claim(claim("u", 9)).await.unwrap().len(), 1);
    let change = Change {
        tasks: vec![task("1", "o")],
        ..changes("o", 0)
    };
    assert!(store.apply(change).await.unwrap());
    assert!(store.finish(id, "u", done("")).await.unwrap());
    assert_eq!(store.replay(vec![id]).await.unwrap(), 1);
    assert_eq!(store.claim(claim("v", 9)).await.unwrap().len(), 2);
    assert!(store.finish(id, "v", done("")).await.unwrap());
    let store = store.with_clock(|| SystemTime::now() + HOUR);
    assert_eq!(store.prune(Duration::ZERO).await.unwrap(), 1);
}
