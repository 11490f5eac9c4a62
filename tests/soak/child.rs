//! A process of the shop: a server that stores webhooks, and a worker.

use crate::clock::Clock;
use crate::database::Books;
use crate::processes::{ADDRESS, API, FOLDER, NUMBER, serve, variable};
use crate::random::Random;
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, Inbox, Limits, LookupError, OrderQuery, Schedule, Worker,
};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_client::{Amount, ApiKey, Client};
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of the process among the tests of this package.
pub(crate) const PROCESS: &str = "child::process";

/// The lease of the workers.
pub(crate) const LEASE: Duration = Duration::from_millis(400);

/// The order reference that no handler can handle.
pub(crate) const HOPELESS: i64 = 13_000;

/// A worker of the shop, of a child or of the parent.
pub(crate) fn worker(books: &Books, client: Client, inbox: Inbox) -> Worker {
    let soon = Schedule::new(
        Duration::from_millis(20),
        Duration::from_millis(400),
        100_000,
    );
    let books = books.clone();
    let lookup = move |order: OrderQuery| {
        let books = books.clone();
        async move { look_up(&books, order).await }
    };
    Worker::new(inbox, client, lookup)
        .lease(LEASE)
        .poll_interval(Duration::from_millis(30))
        .event_schedule(soon)
        .task_schedule(soon)
}

async fn look_up(books: &Books, order: OrderQuery) -> Result<Expectation, LookupError> {
    let amount = books.amount_of(order.order_id.as_str()).await?;
    Ok(match amount {
        Some(rupiah) => {
            let amount = Amount::from_rupiah(rupiah).ok_or("too much")?;
            Expectation::Order(Expected::new(order.order_id, amount))
        }
        None => Expectation::NotYet,
    })
}

/// The inbox of the shop.
pub(crate) fn inbox(books: &Books, key: ApiKey) -> Inbox {
    let mut limits = Limits::default();
    limits.per_second = 100_000;
    limits.confirmed_per_second = 100_000;
    Inbox::from_arc(books.store(), Verifier::new([key])).limits(limits)
}

/// Handles an occurrence: an effect outside, then one in the database.
pub(crate) async fn handle(
    books: Books,
    folder: PathBuf,
    delivery: Delivery,
    fails: bool,
) -> Result<(), HandlerError> {
    let (key, attempt) = (delivery.key(), delivery.attempt());
    if is_hopeless(&books, &delivery).await? {
        return Err(HandlerError::give_up("nobody can handle this order"));
    }
    write_down(&folder, &format!("{key} {attempt}"));
    if fails {
        return Err("the warehouse is closed".into());
    }
    tokio::time::sleep(Duration::from_millis(5)).await;
    books.complete(delivery.task()).await
}

async fn is_hopeless(books: &Books, delivery: &Delivery) -> Result<bool, HandlerError> {
    let object = delivery.key().strip_prefix("task/orders/");
    let Some((order, _)) = object.and_then(|object| object.split_once('/')) else {
        return Ok(false);
    };
    Ok(books.amount_of(order).await? == Some(HOPELESS))
}

/// One line, in one write, which processes that append do not mix up.
fn write_down(folder: &Path, line: &str) {
    let file = OpenOptions::new()
        .append(true)
        .create(true)
        .open(folder.join("effects"));
    file.unwrap()
        .write_all(format!("{line}\n").as_bytes())
        .unwrap();
}

/// Runs a child until it is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "started by the tests of this file, which kill it"]
async fn process() {
    let folder = PathBuf::from(variable(FOLDER));
    let books = Books::open(&variable(ADDRESS), Clock::in_folder(&folder));
    let key = ApiKey::new("dp_test_soak").unwrap();
    let client = Client::builder(key.clone())
        .base_url(variable(API))
        .build()
        .unwrap();
    let inbox = inbox(&books, key);

    let url = serve(inbox.clone()).await;
    let number = variable(NUMBER);
    let file = folder.join(format!("url-{number}"));
    std::fs::write(file.with_extension("next"), url).unwrap();
    std::fs::rename(file.with_extension("next"), file).unwrap();

    let random = std::sync::Mutex::new(Random::new(number.parse().unwrap()));
    let worker = worker(&books, client, inbox);
    let handler = move |delivery: Delivery| {
        let fails = random.lock().unwrap().percent(10);
        handle(books.clone(), folder.clone(), delivery, fails)
    };
    worker.run(handler).await;
}
