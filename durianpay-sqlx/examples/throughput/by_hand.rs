//! A queue written by hand: an insert, and a transaction for each notification.

use crate::database::{Database, Pool};
use crate::outcome::Outcome;
use durianpay_client::notification::Authentic;
use durianpay_client::snap::Notification;
use sqlx::AssertSqlSafe;
use tokio::task::JoinSet;

const INSERT: &str = "INSERT INTO queue (object, body, status) VALUES ($1, $2, 'pending') \
                      ON CONFLICT (object) DO NOTHING";
const CLAIM: &str = "SELECT object FROM queue WHERE status = 'pending' ORDER BY id LIMIT 1";
const RECORD: &str = "INSERT INTO state (object, status) VALUES ($1, 'paid') \
                      ON CONFLICT (object) DO UPDATE SET status = 'paid'";
const DONE: &str = "UPDATE queue SET status = 'done' WHERE object = $1";

/// Creates the tables.
pub(crate) async fn create(pool: &Pool) -> Outcome {
    let id = match pool {
        Pool::Sqlite(_) => "INTEGER PRIMARY KEY",
        Pool::Postgres(_) => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    };
    let create = format!(
        "CREATE TABLE queue (id {id}, object TEXT NOT NULL UNIQUE, body TEXT NOT NULL, \
         status TEXT NOT NULL); \
         CREATE INDEX queue_pending ON queue (id) WHERE status = 'pending'; \
         CREATE TABLE state (object TEXT NOT NULL PRIMARY KEY, status TEXT NOT NULL)"
    );
    let create = sqlx::raw_sql(AssertSqlSafe(create));
    match pool {
        Pool::Sqlite(pool) => {
            create.execute(pool).await?;
        }
        Pool::Postgres(pool) => {
            create.execute(pool).await?;
        }
    }
    Ok(())
}

pub(crate) async fn receive(database: &Database, received: &[Authentic<Notification>]) -> Outcome {
    for notification in received {
        let object = notification.object_id().ok_or("no object")?;
        let body = String::from_utf8_lossy(notification.body());
        match &database.pool {
            Pool::Sqlite(pool) => {
                let insert = sqlx::query(INSERT).bind(object).bind(body);
                insert.execute(pool).await?;
            }
            Pool::Postgres(pool) => {
                let insert = sqlx::query(INSERT).bind(object).bind(body);
                insert.execute(pool).await?;
            }
        }
    }
    Ok(())
}

/// Handles all notifications, this number at once.
pub(crate) async fn work(database: &Database, workers: u32) -> Outcome {
    let mut working = JoinSet::new();
    for _ in 0..workers {
        let pool = database.pool.clone();
        working.spawn(async move {
            match pool {
                Pool::Sqlite(pool) => while handle_in_sqlite(&pool).await? {},
                Pool::Postgres(pool) => while handle_in_postgres(&pool).await? {},
            }
            Outcome::Ok(())
        });
    }
    while let Some(worker) = working.join_next().await {
        worker??;
    }
    Ok(())
}

/// Handles one notification, in a transaction that this begins.
macro_rules! handle {
    ($pool:expr, $begin:literal, $skip:literal) => {{
        let mut transaction = $pool.begin_with($begin).await?;
        let claim =
            sqlx::query_scalar::<_, String>(sqlx::AssertSqlSafe(format!("{CLAIM}{}", $skip)));
        let Some(object) = claim.fetch_optional(&mut *transaction).await? else {
            return Ok(false);
        };
        for statement in [RECORD, DONE] {
            sqlx::query(statement)
                .bind(&object)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(true)
    }};
}

async fn handle_in_sqlite(pool: &sqlx::SqlitePool) -> Outcome<bool> {
    handle!(pool, "BEGIN IMMEDIATE", "")
}

async fn handle_in_postgres(pool: &sqlx::PgPool) -> Outcome<bool> {
    handle!(pool, "BEGIN", " FOR UPDATE SKIP LOCKED")
}
