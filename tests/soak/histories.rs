//! Random histories in one process: the worker is dropped at random moments.

use crate::child::{self, handle};
use crate::clock::Clock;
use crate::database::{Books, Database};
use crate::history::History;
use crate::random::Random;
use crate::run::{drain, seed, setting};
use crate::{books, processes};
use durianpay_client::ApiKey;
use durianpay_client::webhook::inbox::Worker;
use durianpay_simulator::Simulator;
use std::path::Path;
use std::time::Duration;
use tokio::task::JoinHandle;

/// The number of histories of the short form.
const HISTORIES: u64 = 4;

/// The number of steps of a history.
const STEPS: usize = 40;

pub(crate) async fn run() {
    let seed = seed();
    let count = setting("SOAK_HISTORIES").unwrap_or(HISTORIES);
    println!("SOAK_SEED={seed} SOAK_HISTORIES={count}");
    for number in 0..count {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        history(folder.path(), seed.wrapping_add(number)).await;
    }
}

async fn history(folder: &Path, seed: u64) {
    let shop = Books::open(
        &Database::sqlite(folder).address(),
        Clock::in_folder(folder),
    );
    shop.migrate().await;
    let key = ApiKey::new("dp_test_soak").unwrap();
    let inbox = child::inbox(&shop, key.clone());
    let url = processes::serve(inbox.clone()).await;
    let simulator = Simulator::builder().api_key(key).webhook_url(&url);
    let simulator = simulator.start().await.unwrap();
    let worker = child::worker(&shop, simulator.client(), inbox);
    let mut history = History::new(&simulator, shop.clone(), seed);
    let mut random = Random::new(seed);
    let mut running = start(&worker, &shop, folder, random.next());
    for _ in 0..STEPS {
        history.step().await;
        if random.percent(30) {
            tokio::time::sleep(Duration::from_millis(random.next() % 30)).await;
            running.abort();
            running = start(&worker, &shop, folder, random.next());
        }
    }
    history.finish().await;
    running.abort();
    drain(&worker, &shop, folder).await;
    println!("history {seed}: {} orders", history.sales.len());
    books::check(&shop, folder, &history.sales).await;
}

/// Starts the worker, whose handler fails now and then.
fn start(worker: &Worker, shop: &Books, folder: &Path, seed: u64) -> JoinHandle<()> {
    let (worker, shop, folder) = (worker.clone(), shop.clone(), folder.to_owned());
    let random = std::sync::Mutex::new(Random::new(seed));
    tokio::spawn(async move {
        let handler = move |delivery| {
            let fails = random.lock().unwrap().percent(10);
            handle(shop.clone(), folder.clone(), delivery, fails)
        };
        worker.run(handler).await;
    })
}
