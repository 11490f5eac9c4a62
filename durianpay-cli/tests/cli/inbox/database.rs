//! The database URL: errors describe the problem and never show the password.

use super::support::{URL, error, inbox, run};
use crate::support::{command, folder, names, text};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};

const COMMANDS: [&[&str]; 5] = [
    &["status"],
    &["list"],
    &["show", "1"],
    &["replay", "--dead"],
    &["prune", "--older-than", "1d"],
];

#[test]
fn a_missing_file_is_an_error_and_is_not_created() {
    let folder = folder(&[]);
    for arguments in COMMANDS {
        let error = error(&folder, arguments);
        let expected =
            "error: database file shop.db does not exist; `durianpay inbox migrate` creates it";
        assert!(error.starts_with(expected), "{arguments:?}: {error}");
    }
    // Not even if the URL asks for it.
    let url = "sqlite:shop.db?mode=rwc";
    let output = command(&folder, &["inbox", "list", "--database-url", url])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(names(&folder).is_empty());
}

#[test]
fn missing_tables_are_an_error_that_names_migrate() {
    let folder = folder(&[("shop.db", "")]);
    for arguments in COMMANDS {
        let error = error(&folder, arguments);
        let expected =
            "error: the database has no inbox tables; `durianpay inbox migrate` creates them\n";
        assert_eq!(error, expected, "{arguments:?}");
    }
}

#[test]
fn tables_with_a_newer_version_are_an_error() {
    let folder = folder(&[]);
    let options = SqliteConnectOptions::new().filename(folder.path().join("shop.db"));
    run(async {
        let pool = SqlitePool::connect_with(options.create_if_missing(true))
            .await
            .unwrap();
        let sql = "CREATE TABLE durianpay_schema (version BIGINT NOT NULL);
                   INSERT INTO durianpay_schema (version) VALUES (99);";
        sqlx::raw_sql(sql).execute(&pool).await.unwrap();
        pool.close().await;
    });
    for arguments in [&["migrate"][..], &["status"]] {
        let error = error(&folder, arguments);
        assert!(error.contains("version 99"), "{arguments:?}: {error}");
        assert!(
            error.contains("update durianpay-cli"),
            "{arguments:?}: {error}"
        );
    }
}

#[test]
fn a_file_that_is_not_a_database_is_an_error() {
    let folder = folder(&[(
        "shop.db",
        "no database, but long enough to be taken for one: "
            .repeat(20)
            .as_str(),
    )]);
    let error = error(&folder, &["status"]);
    assert!(error.contains("file is not a database"), "{error}");
}

#[test]
fn the_url_comes_from_the_option_or_the_variable() {
    let folder = folder(&[]);
    let without = command(&folder, &["inbox", "status"]).output().unwrap();
    assert_eq!(without.status.code(), Some(2));
    assert!(text(&without.stderr).contains("--database-url <URL>"));
    let option = command(&folder, &["inbox", "migrate", "--database-url", URL])
        .env("DATABASE_URL", "sqlite:other.db")
        .output()
        .unwrap();
    assert_eq!(option.status.code(), Some(0));
    assert_eq!(names(&folder), ["shop.db"]);
    assert_eq!(inbox(&folder, &["status"]).status.code(), Some(0));
}

#[test]
fn urls_of_other_databases_are_errors() {
    let folder = folder(&[]);
    for (url, part) in [
        ("", "must begin with `sqlite:` or `postgres://`"),
        ("shop.db", "must begin with `sqlite:` or `postgres://`"),
        (
            "mysql://shop@db.example.com/shop",
            "must begin with `sqlite:` or `postgres://`",
        ),
        ("sqlite::memory:", "in-memory"),
        ("sqlite:shop.db?mode=fast", "unknown value"),
        ("sqlite:shop.db?color=red", "unknown query parameter"),
        ("postgres://db.example.com:many/shop", "invalid port number"),
    ] {
        for arguments in [&["inbox", "migrate"][..], &["inbox", "list"]] {
            let mut command = command(&folder, arguments);
            let output = command.env("DATABASE_URL", url).output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{url}");
            let error = text(&output.stderr);
            assert!(error.contains(part), "{url}: {error}");
        }
    }
    assert!(names(&folder).is_empty());
}

/// Holds for every place of the URL and every error in it.
#[test]
fn no_error_shows_the_password() {
    let folder = folder(&[]);
    for url in [
        // Nothing listens on this port.
        "postgres://shop:hunter2@127.0.0.1:1/shop",
        "postgres://127.0.0.1:1/shop?user=shop&password=hunter2",
        "postgres://shop:hunter2/hunter2@127.0.0.1:1/shop",
        "postgres://shop:hunter2#hunter2@127.0.0.1:1/shop",
        "postgres://shop:hunter2@hunter2@127.0.0.1:1/shop",
        "postgres://shop:hunter2@127.0.0.1:1/shop?sslmode=fast",
        "mysql://shop:hunter2@127.0.0.1:1/shop",
        // A path by mistake.
        "sqlite:postgres://shop:hunter2@127.0.0.1:1/shop",
    ] {
        let cases: [&[&str]; 7] = [
            &["inbox", "status", "--database-url", url],
            &["inbox", "migrate", "--database-url", url],
            &["inbox", "migrate", url],
            &["inbox", "show", url],
            &["inbox", url],
            &["inbox", "schema", "--database", url],
            &["inbox", "list", "--database-url", url, "--limit", url],
        ];
        for arguments in cases {
            let output = command(&folder, arguments).output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            let printed = text(&output.stdout) + &text(&output.stderr);
            assert!(!printed.contains("hunter2"), "{arguments:?}: {printed}");
            assert!(printed.starts_with("error: "), "{arguments:?}: {printed}");
        }
        let help = command(&folder, &["inbox", "status", "--help"])
            .env("DATABASE_URL", url)
            .output()
            .unwrap();
        assert!(!text(&help.stdout).contains("hunter2"));
    }
}
