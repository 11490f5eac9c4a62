//! Kills the processes of a shop at random moments, and compares its books with what the API
//! states in the end.
//!
//! A simulated Durianpay sends webhooks of random histories, with faults. Several processes
//! of the shop receive and handle them with one database, and are killed by SIGKILL at random
//! moments; the clock of the shop jumps by days, the disk fills up, PostgreSQL is restarted.
//! In the end every event is handled, or is dead with its reason; effects in the database
//! happened exactly once, effects elsewhere at least once, each attempt with its own number.
//!
//! The short form runs with the other tests. The long one:
//!
//! ```sh
//! SOAK_KILLS=500 cargo test -p durianpay-tests --test soak -- --nocapture
//! ```
//!
//! A third test runs random histories in one process, in which the worker is dropped at
//! random moments instead: `SOAK_HISTORIES` is their number.
//!
//! Processes whose calls go through intents are killed in [`intents`].
//!
//! Races of calls with a server that closes the connection are in [`races`]. The long form:
//!
//! ```sh
//! RACES=5000 cargo test -p durianpay-tests --test soak races -- --nocapture
//! ```
//!
//! `SOAK_SEED` repeats the decisions of a run, which prints its seed; the moments of the
//! operating system are not repeated.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and prints the seed of its run"
)]

mod books;
mod child;
mod clock;
mod database;
mod histories;
mod history;
mod intents;
mod processes;
mod races;
mod random;
mod run;

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_survives_kills_a_full_disk_and_a_clock_that_jumps() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let database = database::Database::sqlite(folder.path());
    run::run(folder.path(), database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_survives_kills_restarts_and_a_clock_that_jumps() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let Some(database) = database::Database::postgres() else {
        return;
    };
    run::run(folder.path(), database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn random_histories_end_with_correct_books() {
    histories::run().await;
}

#[test]
fn races_with_a_closing_connection_send_nothing_twice() {
    races::run();
}
