//! Kills the processes of a merchant whose calls all go through intents, and compares what they
//! did with the truth.
//!
//! Several processes create orders, charge and refund them, and submit and approve payouts,
//! each reference again and again, with one database and a simulated Durianpay whose faults are
//! on. They are killed by SIGKILL at random moments, and drop futures in between. In the end
//! every intent has an outcome or is listed for a person; nothing is doubled, nothing is lost.
//!
//! `SOAK_KILLS` and `SOAK_SEED` are as for the inbox.

mod child;
mod merchant;
mod plan;
mod run;
mod settle;
mod truth;

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_carries_out_each_call_once_despite_kills() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let database = crate::database::Database::sqlite(folder.path());
    run::run(folder.path(), &database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_carries_out_each_call_once_despite_kills() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let Some(database) = crate::database::Database::postgres() else {
        return;
    };
    run::run(folder.path(), &database).await;
}
