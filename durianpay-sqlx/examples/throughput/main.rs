//! Compares the inbox with a hand-written queue, in one run on the same database.
//!
//! ```sh
//! cargo run --release -p durianpay-sqlx --all-features --example throughput
//! ```
//!
//! It uses an SQLite file in the temporary folder and, if its programs are installed, a PostgreSQL
//! server that does not wait for the disk. Both queues store the same signed notifications one after
//! the other, and then handle them, several at a time. No request is made to the API, so only the queue
//! is measured. The hand-written queue is one insert per notification and one transaction to handle
//! it: it claims the row, records the status of the object, and marks the row as done. It has no
//! leases, attempts, order or dead jobs, and ends the transaction only after the handler.
//!
//! With `--json`, it prints the samples that `cargo xtask bench inbox` reads.
#![expect(clippy::print_stdout, reason = "it is a program for the terminal")]

mod by_hand;
mod database;
mod notifications;
mod outcome;
mod queued;

use database::Database;
use durianpay_client::json;
use notifications::Notifications;
use outcome::Outcome;
use rustix::time::{ClockId, clock_gettime};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The number of notifications of a measurement.
const COUNT: usize = 2000;

/// The numbers of jobs that are handled at once.
const WORKERS: [u32; 3] = [1, 8, 64];

/// The number of webhooks that are stored in the full database.
const STORED: i64 = 1_000_000;

/// What the work on a number of notifications took.
#[derive(Clone, Copy)]
struct Cost {
    elapsed: Duration,
    processor: Duration,
}

impl Cost {
    /// Measures work, and the processor time of this process.
    async fn of<T>(work: impl Future<Output = Outcome<T>>) -> Outcome<Self> {
        let (begun, used) = (Instant::now(), processor_time()?);
        work.await?;
        Ok(Self {
            elapsed: begun.elapsed(),
            processor: processor_time()?.saturating_sub(used),
        })
    }

    fn per_second(self) -> i64 {
        per(COUNT as u128 * 1_000_000, self.elapsed.as_micros())
    }

    /// The processor time of one notification, in nanoseconds.
    fn each(self) -> i64 {
        per(self.processor.as_nanos(), COUNT as u128)
    }
}

fn per(total: u128, count: u128) -> i64 {
    i64::try_from(total / count.max(1)).unwrap_or(i64::MAX)
}

fn processor_time() -> Outcome<Duration> {
    Ok(clock_gettime(ClockId::ProcessCPUTime).try_into()?)
}

#[tokio::main]
async fn main() -> Outcome {
    let is_json = std::env::args().any(|argument| argument == "--json");
    let mut samples = BTreeMap::new();
    let mut notifications = Notifications::start()?;
    for database in Database::all().await? {
        by_hand::create(&database.pool).await?;
        let name = database.name();
        let mut report = |what: &str, queue: &str, cost: Cost| {
            if !is_json {
                let (per_second, each) = (cost.per_second(), cost.each() / 1000);
                println!("{name}, {queue}, {what}: {per_second} per second, {each} µs each");
            }
            let key = format!("{what}.{name}.{queue}");
            samples.insert(format!("per_second.{key}"), vec![cost.per_second()]);
            samples.insert(format!("ns.{key}"), vec![cost.each()]);
        };
        for workers in WORKERS {
            let received = notifications.take(COUNT).await?;
            let handle = format!("handle.{workers}");
            let insert = Cost::of(by_hand::receive(&database, &received)).await?;
            let work = Cost::of(by_hand::work(&database, workers)).await?;
            report(&handle, "by_hand", work);
            let inbox = queued::inbox(&database);
            let stored = Cost::of(queued::receive(&inbox, &received)).await?;
            let handled = Cost::of(queued::work(&inbox, workers)).await?;
            report(&handle, "inbox", handled);
            if workers == 8 {
                report("receive", "by_hand", insert);
                report("receive", "inbox", stored);
            }
        }
        database.fill(STORED).await?;
        let received = notifications.take(COUNT).await?;
        let inbox = queued::inbox(&database);
        let stored = Cost::of(queued::receive(&inbox, &received)).await?;
        let handled = Cost::of(queued::work(&inbox, 8)).await?;
        report("receive.full", "inbox", stored);
        report("handle.8.full", "inbox", handled);
    }
    if is_json {
        println!("{}", json::to_string(&samples));
    }
    Ok(())
}
