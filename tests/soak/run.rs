//! One run: a history, and kills meanwhile.

use crate::child::{self, LEASE};
use crate::clock::Clock;
use crate::database::{Books, Database};
use crate::history::History;
use crate::processes::{Processes, open_door};
use crate::random::Random;
use crate::{books, child::handle};
use durianpay_client::webhook::inbox::{JobStatus, Store, Worker};
use durianpay_client::{ApiKey, Timestamp};
use durianpay_simulator::Simulator;
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

/// The number of kills of the short form.
const KILLS: usize = 15;

/// How long the rest may take after the last kill.
const PATIENCE: Duration = Duration::from_secs(120);

/// A second of the shop's clock is a day in a jump.
const DAY: i64 = 24 * 60 * 60;

pub(crate) fn setting(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// The seed of this run: given, or by chance.
pub(crate) fn seed() -> u64 {
    let now = SystemTime::now();
    let fresh = now.duration_since(SystemTime::UNIX_EPOCH).unwrap();
    setting("SOAK_SEED").unwrap_or(u64::from(fresh.subsec_nanos()))
}

pub(crate) async fn run(folder: &Path, database: Database) {
    let fresh = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap();
    let seed = setting("SOAK_SEED").unwrap_or(u64::from(fresh.subsec_nanos()));
    let kills = setting("SOAK_KILLS").map_or(KILLS, |kills| usize::try_from(kills).unwrap());
    println!("SOAK_SEED={seed} SOAK_KILLS={kills}");

    let clock = Clock::in_folder(folder);
    let shop = Books::open(&database.address(), clock.clone());
    shop.migrate().await;
    let key = ApiKey::new("dp_test_soak").unwrap();
    let door = open_door(folder.to_owned(), seed).await;
    let simulator = Simulator::builder().api_key(key.clone()).webhook_url(&door);
    let simulator = simulator.start().await.unwrap();
    let api = simulator.base_url().to_owned();
    let mut processes =
        Processes::start(child::PROCESS, database.address(), api, folder.to_owned());
    let mut history = History::new(&simulator, shop.clone(), seed);

    torment(&mut history, &mut processes, &database, &clock, kills).await;
    history.finish().await;
    processes.kill_all();

    let worker = child::worker(&shop, simulator.client(), child::inbox(&shop, key));
    drain(&worker, &shop, folder).await;
    books::check(&shop, folder, &history.sales).await;
    let requests = simulator.requests().len();
    println!(
        "{} orders, {requests} requests, {kills} kills: the books are right",
        history.sales.len()
    );
}

/// Lets the history go on while processes are killed, and worse.
async fn torment(
    history: &mut History<'_>,
    processes: &mut Processes,
    database: &Database,
    clock: &Clock,
    kills: usize,
) {
    let mut random = Random::new(history.random.next());
    for kill in 0..kills {
        for _ in 0..=random.below(4) {
            history.step().await;
        }
        tokio::time::sleep(Duration::from_millis(random.next() % 120)).await;
        processes.kill_one(&mut random);
        if random.percent(20) {
            let days = i64::try_from(random.below(3)).unwrap() - 1;
            clock.jump(days * DAY);
        }
        match database {
            Database::Sqlite(path) if kill % 10 == 4 => fill_disk(processes, path).await,
            Database::Postgres(server) if kill % 25 == 12 => server.restart(),
            _ => {}
        }
    }
    clock.jump(0);
}

/// Lets no file grow for a moment.
async fn fill_disk(processes: &Processes, database: &str) {
    let size = std::fs::metadata(database).map_or(0, |metadata| metadata.len());
    processes.limit_files(size.max(4096));
    tokio::time::sleep(Duration::from_millis(100)).await;
    processes.limit_files(0);
}

/// Works until nothing waits any more, with a sweep for webhooks that never came.
pub(crate) async fn drain(worker: &Worker, shop: &Books, folder: &Path) {
    let (books, files) = (shop.clone(), folder.to_owned());
    let handler = move |delivery| handle(books.clone(), files.clone(), delivery, false);
    let background = worker.clone();
    let running = tokio::spawn(async move { background.run(handler).await });
    let store = shop.store();
    let begun = Instant::now();
    loop {
        let since = Timestamp::from_unix_seconds(0).unwrap();
        let swept = worker.sweep(since, 1000).await.unwrap();
        tokio::time::sleep(LEASE * 2).await;
        let open = open_jobs(&*store).await;
        if swept.found == 0 && open == 0 {
            break;
        }
        assert!(
            begun.elapsed() < PATIENCE,
            "{open} jobs wait, {} were missed",
            swept.found
        );
    }
    running.abort();
}

async fn open_jobs(store: &dyn Store) -> u64 {
    let counts = store.counts().await.unwrap();
    let is_open = |status| matches!(status, JobStatus::Pending | JobStatus::Running);
    let open = counts.iter().filter(|(_, status, _)| is_open(*status));
    open.map(|(_, _, count)| count).sum()
}
