//! A shop in random histories, in virtual time: its books must agree with Durianpay, whatever
//! crashes, is lost or is duplicated.
//!
//! ```sh
//! cargo run --release -p durianpay-simulator --example histories            # a thousand histories
//! cargo run --release -p durianpay-simulator --example histories 1000000    # a million histories
//! cargo run --release -p durianpay-simulator --example histories 1 4711     # the history of seed 4711
//! ```
//!
//! To test another shop, replace `shop.rs`, and `books.rs` with its database.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

mod books;
mod shop;

use durianpay_simulator::simulation::{Finding, Simulation};
use shop::Shop;
use std::error::Error;
use std::ops::Range;
use std::thread;

/// The number of histories between two lines of output.
const STEP: u64 = 10_000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let histories: u64 = arguments.next().map_or(Ok(1000), |number| number.parse())?;
    let first: u64 = arguments.next().map_or(Ok(0), |number| number.parse())?;
    let mut faults = 0;
    let mut next = first;
    while next < first + histories {
        let end = (next + STEP).min(first + histories);
        faults += run(next..end)?;
        println!(
            "histories {first} to {end}: {faults} faults, {}",
            books::summary()
        );
        next = end;
    }
    books::assert_that_nearly_all_was_settled();
    Ok(())
}

/// Runs the histories of these seeds in as many threads as there are processors. Returns the number
/// of faults.
fn run(seeds: Range<u64>) -> Result<u64, Finding> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let runs: Vec<_> = (0..threads)
        .map(|thread| {
            let seeds = seeds.clone().skip(thread).step_by(threads);
            thread::spawn(move || Simulation::new().run(seeds, Shop::open))
        })
        .collect();
    let mut faults = 0;
    for run in runs {
        faults += run.join().expect("a history does not panic")?.faults;
    }
    Ok(faults)
}
