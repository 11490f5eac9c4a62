//! Random histories of a shop, in virtual time: its books must agree with Durianpay, whatever
//! crashes, is lost or is duplicated.
//!
//! The long form is the example `histories` of the simulator.

#![expect(clippy::expect_used, clippy::print_stderr, reason = "tests")]

#[path = "../../durianpay-simulator/examples/histories/books.rs"]
mod books;
#[path = "../../durianpay-simulator/examples/histories/shop.rs"]
mod shop;

use durianpay_simulator::simulation::{Finding, Report, Simulation};
use shop::Shop;
use std::ops::Range;
use std::thread;

/// The number of histories of a short run.
const HISTORIES: u64 = 400;

fn variable(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Runs the histories of these seeds in two threads.
fn run(seeds: Range<u64>) -> Result<Vec<Report>, Finding> {
    let middle = seeds.start.midpoint(seeds.end);
    let halves = [seeds.start..middle, middle..seeds.end];
    let runs = halves.map(|seeds| thread::spawn(|| Simulation::new().run(seeds, Shop::open)));
    runs.into_iter()
        .map(|run| run.join().expect("a history does not panic"))
        .collect()
}

#[test]
fn the_books_of_a_shop_match_the_executed_calls() {
    let histories = variable("HISTORIES").unwrap_or(HISTORIES);
    let first = variable("FIRST").unwrap_or_else(random_seed);
    eprintln!("histories {first} to {}", first + histories);
    match run(first..first + histories) {
        Ok(reports) => {
            let histories: u64 = reports.iter().map(|report| report.histories).sum();
            let faults: u64 = reports.iter().map(|report| report.faults).sum();
            eprintln!(
                "{histories} histories with {faults} faults, {}",
                books::summary()
            );
            assert!(faults > histories, "there were hardly any faults");
            books::assert_that_nearly_all_was_settled();
        }
        Err(finding) => panic!("{finding}"),
    }
}

/// Returns a seed from the time, in seconds.
fn random_seed() -> u64 {
    let now = std::time::SystemTime::now();
    let since = now
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default();
    since.as_secs() * 1000
}

#[test]
fn a_seed_replays_a_history_exactly() {
    let run = |seed| {
        Simulation::new()
            .run([seed], Shop::open)
            .map(|report| report.faults)
    };
    for seed in 0..20 {
        assert_eq!(run(seed), run(seed), "{seed}");
    }
}
