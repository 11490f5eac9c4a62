//! The work of the merchant after the last kill.

use super::merchant::{Entry, LIMIT, MARGIN, Merchant};
use super::plan::item;
use crate::database::Books;
use durianpay_client::intent::{IntentError, IntentInfo, IntentStatus};
use durianpay_simulator::Simulator;
use std::time::Duration;
use tokio::time::sleep;

/// Longer than the consistency window and the limit of a call.
const LONG: Duration = Duration::from_secs(10 * 60);

/// The number of passes that meet faults too.
const WITH_FAULTS: u32 = 3;

/// The largest number of passes.
const PASSES: u32 = 20;

/// Recovers until no intent waits. Returns the number of passes.
pub(crate) async fn recover(simulator: &Simulator, books: &Books) -> u32 {
    for pass in 1..=PASSES {
        if pass > WITH_FAULTS {
            simulator.faults().clear();
        }
        // A separate process, since the server's clock has moved.
        let merchant = Merchant::open(simulator.base_url(), books);
        let pending = loop {
            let pending = merchant.intents.recover().await.unwrap().pending;
            let is_leased = |info: &IntentInfo| info.status == IntentStatus::Sending;
            if !pending.iter().any(is_leased) {
                break pending;
            }
            // Those that sent these are dead: a lease ends them.
            sleep(LIMIT + MARGIN).await;
        };
        if pending.is_empty() {
            nothing_waits(books).await;
            return pass;
        }
        assert!(pass < PASSES, "these wait for ever: {pending:#?}");
        simulator.advance(LONG).await.unwrap();
    }
    PASSES
}

/// Panics unless every intent has an outcome, or is listed for a person.
async fn nothing_waits(books: &Books) {
    for (status, number) in books.intents().counts().await.unwrap() {
        let waits = status.is_open() && status != IntentStatus::Review;
        assert!(!waits, "{number} intents are {status}");
    }
}

/// Does all of the plan, until each call has an outcome. Returns them.
pub(crate) async fn complete(
    simulator: &Simulator,
    books: &Books,
    seed: u64,
    items: usize,
) -> Vec<Entry> {
    simulator.faults().clear();
    let mut entries = Vec::new();
    let mut left: Vec<usize> = (0..items).collect();
    for pass in 1..=PASSES {
        let merchant = Merchant::open(simulator.base_url(), books);
        let mut waiting = Vec::new();
        for number in left {
            let done = merchant.work(&item(seed, number)).await;
            let waits = |entry: &Entry| matches!(entry.result, Err(IntentError::Pending { .. }));
            if done.iter().any(waits) {
                waiting.push(number);
            } else {
                assert!(!done.is_empty(), "the item {number} cannot be recorded");
                entries.extend(done);
            }
        }
        if waiting.is_empty() {
            return entries;
        }
        assert!(pass < PASSES, "these items wait for ever: {waiting:?}");
        left = waiting;
        simulator.advance(LONG).await.unwrap();
    }
    entries
}
