//! One run: processes that are killed, and the state that they leave.

use super::child::PROCESS;
use super::merchant::KEY;
use super::plan::Progress;
use super::{settle, truth};
use crate::clock::Clock;
use crate::database::{Books, Database};
use crate::processes::Processes;
use crate::random::Random;
use crate::run::{seed, setting};
use durianpay_client::ApiKey;
use durianpay_client::api::{ListPayments, PaymentStatus};
use durianpay_simulator::Simulator;
use std::path::Path;
use std::time::Duration;
use tokio::time::sleep;

/// The number of kills of the short form.
const KILLS: usize = 25;

/// The number of new items for each kill.
const ITEMS: usize = 2;

/// The percentage of requests that meet a fault.
const FAULTS: u8 = 25;

pub(crate) async fn run(folder: &Path, database: &Database) {
    let seed = seed();
    let kills = setting("SOAK_KILLS").map_or(KILLS, |kills| usize::try_from(kills).unwrap());
    println!("SOAK_SEED={seed} SOAK_KILLS={kills}");
    let clock = Clock::in_folder(folder);
    let books = Books::open(&database.address(), clock.clone());
    books.migrate().await;
    let simulator = Simulator::builder().api_key(ApiKey::new(KEY).unwrap());
    let simulator = simulator.start().await.unwrap();
    let balance = truth::balance(&simulator).await;
    simulator.faults().random(seed, FAULTS);

    let items = torment(folder, database, &simulator, &clock, (seed, kills)).await;
    let complaint = std::fs::read_to_string(folder.join("complaint"));
    assert!(complaint.is_err(), "{complaint:?}");
    let recovered = settle::recover(&simulator, &books).await;
    truth::nothing_is_doubled(&simulator, seed, items).await;
    let entries = settle::complete(&simulator, &books, seed, items).await;
    truth::nothing_is_lost(&simulator, &entries, balance).await;
    let requests = simulator.requests().len();
    println!(
        "{items} items, {kills} kills, {requests} requests, {recovered} passes, {} calls, {} for a \
         person: each was carried out once",
        entries.len(),
        truth::for_a_person(&entries),
    );
}

/// Lets the plan grow while processes are killed. Returns the number of its items.
async fn torment(
    folder: &Path,
    database: &Database,
    simulator: &Simulator,
    clock: &Clock,
    (seed, kills): (u64, usize),
) -> usize {
    let mut random = Random::new(seed);
    let progress = Progress::in_folder(folder);
    let mut items = ITEMS;
    progress.set(seed, items);
    let api = simulator.base_url().to_owned();
    let mut processes = Processes::start(PROCESS, database.address(), api, folder.to_owned());
    for kill in 0..kills {
        // Now and then long enough for the processes to take over from those that were killed.
        let longest = if random.percent(15) { 1500 } else { 150 };
        sleep(Duration::from_millis(random.next() % longest)).await;
        pay(simulator, &mut random).await;
        if random.percent(30) {
            // Time that passes: the server's clock moves on while no process looks at it.
            processes.kill_all();
            sleep(Duration::from_millis(50)).await;
            let minutes = [1, 4, 6, 11, 70][random.below(5)];
            let minute = Duration::from_secs(60);
            simulator.advance(minute * minutes).await.unwrap();
            clock.jump(i64::try_from(random.below(7200)).unwrap() - 3600);
            processes.start_all();
            sleep(Duration::from_millis(150)).await;
        } else {
            processes.kill_one(&mut random);
        }
        if let Database::Postgres(server) = database
            && kill % 25 == 12
        {
            server.restart();
        }
        items += ITEMS;
        progress.set(seed, items);
    }
    sleep(Duration::from_millis(200)).await;
    processes.kill_all();
    sleep(Duration::from_millis(50)).await;
    items
}

/// Customers pay some of the last payments, or fail to.
async fn pay(simulator: &Simulator, random: &mut Random) {
    let query = ListPayments::new().limit(20);
    // The faults are also those of this client.
    let Ok(page) = simulator.client().payments().list_with(query).await else {
        return;
    };
    for payment in page.payments.iter().flatten() {
        if payment.status == PaymentStatus::Processing && random.percent(30) {
            // It may have ended meanwhile.
            let _ended = if random.percent(80) {
                simulator.pay(&payment.id).await
            } else {
                simulator.fail(&payment.id).await
            };
        }
    }
}
