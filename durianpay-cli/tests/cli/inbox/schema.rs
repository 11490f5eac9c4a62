//! `schema` and `migrate`: the tables.

use super::support::{inbox, json, printed, run};
use crate::support::{durianpay, folder, text};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

#[test]
fn the_sql_equals_that_of_the_stores() {
    let folder = folder(&[]);
    for (database, schema) in [
        ("sqlite", SqliteStore::SCHEMA),
        ("postgres", PostgresStore::SCHEMA),
    ] {
        // This command needs no database.
        let output = durianpay(&folder, &["inbox", "schema", "--database", database]);
        assert_eq!(output.status.code(), Some(0));
        let sql = text(&output.stdout);
        for step in schema {
            assert!(sql.contains(step.trim()), "{database}: {sql}");
        }
        let latest = schema.len().to_string();
        let nothing = printed(
            &folder,
            &["schema", "--database", database, "--from", &latest],
        );
        assert!(
            nothing.lines().all(|line| line.starts_with("--")),
            "{nothing}"
        );
        let later = (schema.len() + 1).to_string();
        let output = inbox(
            &folder,
            &["schema", "--database", database, "--from", &later],
        );
        assert_eq!(output.status.code(), Some(2));
    }
}

/// Tables created by another migration tool are the same as those of `migrate`.
#[test]
fn the_sql_creates_the_same_tables_as_migrate() {
    let folder = folder(&[]);
    let sql = printed(&folder, &["schema", "--database", "sqlite"]);
    let options = SqliteConnectOptions::new().filename(folder.path().join("shop.db"));
    run(async {
        let pool = SqlitePool::connect_with(options.create_if_missing(true))
            .await
            .unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql))
            .execute(&pool)
            .await
            .unwrap();
        pool.close().await;
    });
    assert_eq!(json(&folder, &["list"]), serde_json::json!([]));
    assert_eq!(
        json(&folder, &["migrate"])["version"],
        SqliteStore::SCHEMA.len()
    );
}

#[test]
fn migrate_creates_the_file_and_may_run_again() {
    let folder = folder(&[]);
    for _ in 0..2 {
        let report = printed(&folder, &["migrate"]);
        assert!(
            report.starts_with("the inbox tables are at version 3"),
            "{report}"
        );
    }
    let report = printed(&folder, &["status"]);
    assert!(report.starts_with("no jobs\n"), "{report}");
}
