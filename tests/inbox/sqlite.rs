//! Databases in a file of their own.

use durianpay_sqlx::SqliteStore;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use std::path::Path;
use std::time::Duration;

pub(crate) async fn open(file: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .busy_timeout(Duration::from_secs(30));
    SqlitePool::connect_with(options).await.unwrap()
}

/// A folder that goes away, and a database in it that has the table.
pub(crate) async fn fresh() -> (tempfile::TempDir, SqlitePool) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let pool = open(&folder.path().join("shop.db")).await;
    SqliteStore::new(pool.clone()).migrate().await.unwrap();
    (folder, pool)
}
