//! An inbox in an SQLite file.

use crate::support::{command, text};
use durianpay_client::webhook::inbox::{
    Bounds, Change, Claim, Finish, Job, JobKind, NewJob, Store, Trust,
};
use durianpay_sqlx::SqliteStore;
use serde_json::Value;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use std::process::Output;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

pub(crate) const URL: &str = "sqlite:shop.db";
/// The age of the inbox that [`shop`] creates.
const AGE: Duration = Duration::from_hours(2);

/// Runs `durianpay inbox` with the database in the environment variable.
pub(crate) fn inbox(folder: &TempDir, arguments: &[&str]) -> Output {
    command(folder, &[&["inbox"], arguments].concat())
        .env("DATABASE_URL", URL)
        .output()
        .unwrap()
}

/// Runs a command that must succeed. Returns its standard output.
pub(crate) fn printed(folder: &TempDir, arguments: &[&str]) -> String {
    let output = inbox(folder, arguments);
    let error = text(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {error}");
    text(&output.stdout)
}

/// Runs a command that must succeed. Returns its JSON report.
pub(crate) fn json(folder: &TempDir, arguments: &[&str]) -> Value {
    let printed = printed(folder, &[arguments, &["--format", "json"]].concat());
    serde_json::from_str(&printed).unwrap()
}

/// Runs a command that must fail. Returns its standard error.
pub(crate) fn error(folder: &TempDir, arguments: &[&str]) -> String {
    let output = inbox(folder, arguments);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    text(&output.stderr)
}

/// Returns the ids and statuses of all jobs.
pub(crate) fn statuses(folder: &TempDir) -> Vec<(i64, String)> {
    let list = json(folder, &["list"]);
    let jobs = list.as_array().unwrap().iter().rev();
    jobs.map(|job| {
        let status = job["status"].as_str().unwrap();
        (job["id"].as_i64().unwrap(), status.to_owned())
    })
    .collect()
}

/// Builds a folder with the inbox of [`fill`], filled two hours ago.
pub(crate) fn shop() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.db");
    run(async {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true);
        let pool = SqlitePool::connect_with(options).await.unwrap();
        let store = SqliteStore::new(pool.clone()).with_clock(|| SystemTime::now() - AGE);
        store.migrate().await.unwrap();
        fill(&store).await;
        pool.close().await;
    });
    folder
}

pub(crate) fn run<T>(work: impl Future<Output = T>) -> T {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_all().build().unwrap().block_on(work)
}

/// Adds jobs with every status: event 1 and task 2 are done, task 3 is dead, task 4 is superseded, task 5 is running
/// and event 6 is pending.
pub(crate) async fn fill(store: &dyn Store) {
    receive(store, Trust::Signed, "orders/ord_1", "order.completed").await;
    let event = claim(store).await;
    let done = Finish::Done {
        reason: String::new(),
    };
    let change = Change {
        ends: Some((event.id, event.token, done.clone())),
        ..paid("orders/ord_1")
    };
    assert!(store.apply(change).await.unwrap());
    end(store, done).await;
    assert!(store.apply(paid("orders/ord_2")).await.unwrap());
    let reason = "the printer is \u{1b}[31mon fire".to_owned();
    end(store, Finish::Dead { reason }).await;
    assert!(store.apply(paid("orders/ord_3")).await.unwrap());
    let refunded = Change {
        version: 1,
        tasks: vec![task("orders/ord_3", "order.refunded")],
        supersede: vec!["orders/ord_3 order.paid".to_owned()],
        ..paid("orders/ord_3")
    };
    assert!(store.apply(refunded).await.unwrap());
    claim(store).await;
    receive(store, Trust::Unsigned, "orders/ord_6", "order.completed").await;
}

async fn receive(store: &dyn Store, trust: Trust, object: &str, name: &str) {
    let event = NewJob {
        kind: JobKind::Event,
        key: format!("webhook of {object}"),
        object: object.to_owned(),
        name: name.to_owned(),
        data: b"{}\n{\"email\": \"sari@example.com\"}\x1b\xc2\x9b".to_vec(),
        trust,
    };
    let bounds = Bounds {
        total: 100,
        per_object: 100,
        reopen_after: Duration::MAX,
    };
    store.insert(event, bounds).await.unwrap();
}

async fn claim(store: &dyn Store) -> Job {
    let claim = Claim {
        token: "token".to_owned(),
        most: 1,
        max_wait: Duration::from_mins(1),
    };
    store.claim(claim).await.unwrap().remove(0)
}

async fn end(store: &dyn Store, finish: Finish) {
    let job = claim(store).await;
    assert!(store.finish(job.id, &job.token, finish).await.unwrap());
}

fn paid(object: &str) -> Change {
    Change {
        object: object.to_owned(),
        version: 0,
        data: Some("{}".to_owned()),
        tasks: vec![task(object, "order.paid")],
        supersede: vec![],
        ends: None,
    }
}

fn task(object: &str, name: &str) -> NewJob {
    NewJob {
        kind: JobKind::Task,
        key: format!("{object} {name}"),
        object: object.to_owned(),
        name: name.to_owned(),
        data: b"{\"email\": \"sari@example.com\"}".to_vec(),
        trust: Trust::Confirmed,
    }
}
