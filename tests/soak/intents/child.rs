//! A process of the merchant, until it is killed.

use super::merchant::{Entry, Merchant};
use super::plan::{Progress, item};
use crate::clock::Clock;
use crate::database::Books;
use crate::processes::{ADDRESS, API, FOLDER, NUMBER, variable};
use crate::random::Random;
use durianpay_client::intent::IntentError;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of the process among the tests of this package.
pub(crate) const PROCESS: &str = "intents::child::process";

/// The number of calls at a time.
const WORKERS: u64 = 3;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the tests of this file, which kill it"]
async fn process() {
    let folder = PathBuf::from(variable(FOLDER));
    let books = Books::open(&variable(ADDRESS), Clock::in_folder(&folder));
    let number: u64 = variable(NUMBER).parse().unwrap();
    let merchant = Merchant::open(&variable(API), &books);
    let work = |worker: u64| work(&merchant, &folder, Random::new(number * WORKERS + worker));
    tokio::join!(biased; work(0), work(1), work(2), recover(&merchant));
}

/// Makes the planned calls again and again, and drops some of them halfway.
async fn work(merchant: &Merchant, folder: &Path, mut random: Random) {
    let progress = Progress::in_folder(folder);
    loop {
        let (seed, items) = progress.get();
        // The last ones are the most likely to be open.
        let newest = items.min(8);
        let number = if random.percent(80) {
            items - 1 - random.below(newest)
        } else {
            random.below(items)
        };
        let item = item(seed, number);
        let work = merchant.work(&item);
        let patience = if random.percent(25) {
            random.next() % 60
        } else {
            60_000
        };
        let done = tokio::time::timeout(Duration::from_millis(patience), work).await;
        for entry in done.unwrap_or_default() {
            report(folder, &entry);
        }
        tokio::time::sleep(Duration::from_millis(random.next() % 10)).await;
    }
}

/// Leaves a note for the parent if a call fails in a way that it never should.
fn report(folder: &Path, entry: &Entry) {
    match &entry.result {
        Ok(_)
        | Err(
            IntentError::Pending { .. }
            | IntentError::Rejected(_)
            | IntentError::Review { .. }
            | IntentError::Store(_),
        ) => {}
        Err(error) => {
            let note = format!("{entry:?}: {error}");
            let _written = std::fs::write(folder.join("complaint"), note);
        }
    }
}

/// Recovers all the time. A store that is busy is asked again.
async fn recover(merchant: &Merchant) {
    loop {
        let _failed = merchant.intents.recover().await;
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
