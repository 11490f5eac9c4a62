//! Two processes with one database, which the same webhooks are delivered to.

use crate::support::{Api, confirmed_state};
use crate::{histories, postgres, sqlite};
use durianpay_client::webhook::inbox::{ClaimOutcome, HandleError, Inbox, State, Store};
use durianpay_sqlx::{PostgresStore, SqliteStore};
use std::convert::Infallible;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Tells the child which database, and where to write its effects.
const DATABASE: &str = "INBOX_TEST_DATABASE";
const EFFECTS: &str = "INBOX_TEST_EFFECTS";
const OBJECTS: usize = 10;

fn object(number: usize) -> String {
    format!("pay_shared_{number}")
}

/// Starts a process of this program that runs one test, which is ignored else.
fn child(test: &str, database: &str, effects: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("processes::{test}"), "--ignored"])
        .env(DATABASE, database)
        .env(EFFECTS, effects)
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// The deliveries of a history of each object, in an order of this process.
async fn deliver_all<S: Store>(inbox: &Inbox<S>, effects: &Path) {
    use State::{Completed, Processing, Refunded};
    let mut states = [
        Processing, Completed, Refunded, Completed, Refunded, Processing,
    ];
    states.rotate_left(usize::try_from(std::process::id()).unwrap() % 6);
    let api = Api::start().await;
    for number in 0..OBJECTS {
        let confirmed_states = api.confirmed_states(&object(number)).await;
        for state in states {
            let confirmed_state = confirmed_states.at(state);
            loop {
                let effect = async || {
                    write_down(effects, confirmed_state.object(), state);
                    Ok::<_, Infallible>(())
                };
                match inbox.handle(confirmed_state, effect).await {
                    Ok(_) => break,
                    Err(HandleError::Busy { .. }) => {
                        tokio::time::sleep(Duration::from_millis(2)).await;
                    }
                    Err(error) => panic!("{error}"),
                }
            }
        }
    }
}

/// One line, in one write, which processes that append do not mix up.
fn write_down(effects: &Path, object: &str, state: State) {
    let mut file = OpenOptions::new()
        .append(true)
        .create(true)
        .open(effects)
        .unwrap();
    file.write_all(format!("{object} {state}\n").as_bytes())
        .unwrap();
}

/// What a child does, with the database that the parent names.
#[tokio::test]
#[ignore = "started by the tests of two processes"]
async fn a_child_delivers() {
    let database = std::env::var(DATABASE).unwrap();
    let effects = std::env::var_os(EFFECTS).unwrap();
    if let Ok(port) = database.parse() {
        let store = PostgresStore::new(postgres::pool(port).await);
        deliver_all(&Inbox::new(store), Path::new(&effects)).await;
    } else {
        let store = SqliteStore::new(sqlite::open(Path::new(&database)).await);
        deliver_all(&Inbox::new(store), Path::new(&effects)).await;
    }
}

/// Claims, and dies as a machine does: nothing is said of it any more.
#[tokio::test]
#[ignore = "started by the test of a process that dies"]
async fn a_child_dies_in_the_middle() {
    let database = std::env::var(DATABASE).unwrap();
    let store = SqliteStore::new(sqlite::open(Path::new(&database)).await);
    let inbox = Inbox::new(store).lease(Duration::from_secs(1));
    let paid = confirmed_state(&object(0), "completed").await;
    let never = inbox.handle(&paid, async || -> Result<(), Infallible> {
        let effects = std::env::var_os(EFFECTS).unwrap();
        write_down(Path::new(&effects), paid.object(), State::Completed);
        std::process::abort()
    });
    let _ = never.await;
}

/// Effects of each object: in the order of its history, each at most once, the
/// last for sure.
fn check(effects: &Path) {
    let text = std::fs::read_to_string(effects).unwrap();
    for number in 0..OBJECTS {
        let key = format!("payments/{} ", object(number));
        let states: Vec<_> = text
            .lines()
            .filter_map(|line| line.strip_prefix(&key))
            .collect();
        let legal = ["processing", "completed", "refunded"];
        let mut rest = legal.iter();
        assert!(
            states.iter().all(|state| rest.any(|legal| legal == state)),
            "{states:?}"
        );
        assert_eq!(states.last(), Some(&"refunded"));
    }
}

async fn two_processes<S: Store + Clone + 'static>(store: S, database: &str, folder: &Path) {
    let effects = folder.join("effects");
    let children = [(); 2].map(|()| child("a_child_delivers", database, &effects));
    deliver_all(&Inbox::new(store.clone()), &effects).await;
    histories::hold_on(store, "beside").await;
    for mut child in children {
        let status = tokio::task::spawn_blocking(move || child.wait())
            .await
            .unwrap();
        assert!(status.unwrap().success());
    }
    check(&effects);
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_share_an_inbox_in_sqlite() {
    let (folder, pool) = sqlite::fresh().await;
    let file = folder.path().join("shop.db");
    two_processes(
        SqliteStore::new(pool),
        file.to_str().unwrap(),
        folder.path(),
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn processes_share_an_inbox_in_postgres() {
    let Some(server) = postgres::Server::start() else {
        return;
    };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let pool = server.pool().await;
    let store = PostgresStore::new(pool.clone());
    store.migrate().await.unwrap();
    two_processes(store, &server.port().to_string(), folder.path()).await;
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_effect_whose_process_died_is_taken_over_when_the_lease_is_out() {
    let (folder, pool) = sqlite::fresh().await;
    let file = folder.path().join("shop.db");
    let effects = folder.path().join("effects");
    let mut dying = child(
        "a_child_dies_in_the_middle",
        file.to_str().unwrap(),
        &effects,
    );
    let status = tokio::task::spawn_blocking(move || dying.wait())
        .await
        .unwrap();
    assert!(!status.unwrap().success());
    let begun = std::fs::read_to_string(&effects).unwrap();
    assert_eq!(begun, "payments/pay_shared_0 completed\n");

    let inbox = Inbox::new(SqliteStore::new(pool));
    let paid = confirmed_state(&object(0), "completed").await;
    let patience = tokio::time::Instant::now() + Duration::from_secs(20);
    let lease = loop {
        match inbox.claim(&paid).await.unwrap() {
            ClaimOutcome::First(lease) => break lease,
            ClaimOutcome::Busy { remaining } => tokio::time::sleep(remaining).await,
            other => panic!("{other:?}"),
        }
        assert!(tokio::time::Instant::now() < patience);
    };
    // The second attempt knows that it is one.
    assert_eq!(lease.attempt().number, 2);
    lease.complete().await.unwrap();
}
