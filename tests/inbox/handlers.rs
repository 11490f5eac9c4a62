//! The handler: tried again, given up, in order, one at a time for each object.

use crate::support::{HOUR, SECOND, Shop};
use durianpay_client::webhook::Expectation;
use durianpay_client::webhook::inbox::{
    Delivery, HandlerError, Inbox, JobKind, JobStatus, Schedule, Store, Worker,
};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use tokio::sync::oneshot;
use tokio::time::{Instant, sleep};

/// A shop in which an order is paid and its webhooks are stored.
async fn paid() -> Shop {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop
}

/// Confirms all events, so that only tasks are left, none of which has been tried: no request
/// is made any more.
pub(crate) async fn confirm_only(shop: &Shop) {
    let ignore = |_: Delivery| std::future::ready(Ok(()));
    shop.worker().run_pending(ignore).await.unwrap();
    let tasks = shop.jobs(Some(JobKind::Task), None).await;
    let ids = tasks.iter().map(|task| task.id).collect();
    shop.store.replay(ids).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_failing_handler_is_retried_on_its_schedule() {
    let shop = paid().await;
    let failures = (0..3).map(|_| HandlerError::from("no stock"));
    shop.books.lock().unwrap().failures.extend(failures);
    let schedule = Schedule::new(2 * SECOND, 5 * SECOND, 10);
    let worker = shop.worker().task_schedule(schedule);
    let mut waits = Vec::new();
    loop {
        worker.run_pending(shop.handler()).await.unwrap();
        let Some(wait) = shop.next_due().await else {
            break;
        };
        waits.push(wait.as_secs());
        tokio::time::advance(wait).await;
    }
    assert_eq!(waits, [2, 4, 5]);
    let handled = shop.handled();
    let attempts: Vec<u32> = handled.iter().map(Delivery::attempt).collect();
    assert_eq!(attempts, [1, 2, 3, 4]);
    // One idempotency key, whatever the attempt.
    let keys: BTreeSet<&str> = handled.iter().map(Delivery::key).collect();
    assert_eq!(keys.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_always_fails_makes_a_dead_job() {
    let shop = paid().await;
    let failures = (0..100).map(|_| HandlerError::from("no stock"));
    shop.books.lock().unwrap().failures.extend(failures);
    let begun = Instant::now();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"; 20]);
    assert!(begun.elapsed() > 4 * HOUR && begun.elapsed() < 6 * HOUR);
    let dead = shop.reasons(JobStatus::Dead).await;
    assert_eq!(dead, [("order_paid".to_owned(), "no stock".to_owned())]);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_gives_up_runs_again_only_on_replay() {
    let shop = paid().await;
    let gives_up = HandlerError::give_up(std::io::Error::other("no such product"));
    shop.books.lock().unwrap().failures.push_back(gives_up);
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
    let dead = shop.jobs(None, Some(JobStatus::Dead)).await;
    assert_eq!((dead.len(), &*dead[0].reason), (1, "no such product"));

    assert_eq!(shop.store.replay(vec![dead[0].id]).await.unwrap(), 1);
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "order_paid"]);
    assert_eq!(shop.handled()[1].attempt(), 1);
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
}

#[tokio::test(start_paused = true)]
async fn a_panicking_handler_is_retried_alone() {
    let shop = paid().await;
    let other = shop.order().await;
    let other = shop.charge(&other).await;
    shop.simulator.pay(&other).await.unwrap();
    let panics = Arc::new(AtomicU32::new(1));
    let inner = shop.handler();
    let handler = move |delivery: Delivery| {
        if panics
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| {
                left.checked_sub(1)
            })
            .is_ok()
        {
            // As a panic does, without its words.
            std::panic::resume_unwind(Box::new(()));
        }
        inner(delivery)
    };
    let handler = Arc::new(handler);
    let worker = shop.worker();
    for _ in 0..2 {
        let handler = Arc::clone(&handler);
        worker
            .run_pending(move |delivery| handler(delivery))
            .await
            .unwrap();
        let pending = shop.reasons(JobStatus::Pending).await;
        if let [(_, reason)] = &*pending {
            assert_eq!(reason, "the handler panicked");
        }
        tokio::time::advance(3 * SECOND).await;
    }
    assert_eq!(shop.names(), ["order_paid", "order_paid"]);
    let attempts: BTreeSet<u32> = shop.handled().iter().map(Delivery::attempt).collect();
    assert_eq!(attempts, BTreeSet::from([1, 2]));
}

/// What runs at the same time, by object.
#[derive(Default)]
struct Running {
    now: BTreeMap<String, u32>,
    /// The number of the task of each delivery that began, by object.
    order: BTreeMap<String, Vec<i64>>,
    most_of_one: u32,
    most_of_all: u32,
}

impl Running {
    fn begin(&mut self, object: &str, task: i64) {
        let of_one = self.now.entry(object.to_owned()).or_default();
        *of_one += 1;
        self.most_of_one = self.most_of_one.max(*of_one);
        self.order.entry(object.to_owned()).or_default().push(task);
        self.most_of_all = self.most_of_all.max(self.now.values().sum());
    }
}

#[tokio::test(start_paused = true)]
async fn several_workers_handle_tasks_of_one_object_in_order() {
    let shop = Shop::open().await;
    let mut orders = Vec::new();
    for _ in 0..6 {
        orders.push(shop.order().await);
    }
    shop.work().await;
    for order in &orders {
        let payments = [
            shop.charge(order).await,
            shop.charge(order).await,
            shop.charge(order).await,
        ];
        shop.simulator.fail(&payments[0]).await.unwrap();
        shop.simulator.pay(&payments[1]).await.unwrap();
        shop.simulator.pay(&payments[2]).await.unwrap();
    }
    confirm_only(&shop).await;
    let running = Arc::new(Mutex::new(Running::default()));
    let books = Arc::clone(&shop.books);
    let (workers, inbox, client) = (3, shop.inbox.clone(), shop.client.clone());
    let handler = {
        let running = Arc::clone(&running);
        move |delivery: Delivery| {
            let (running, books) = (Arc::clone(&running), Arc::clone(&books));
            async move {
                let object = delivery.key().split('/').nth(2).unwrap().to_owned();
                running.lock().unwrap().begin(&object, delivery.task().id);
                tokio::task::yield_now().await;
                tokio::task::yield_now().await;
                *running.lock().unwrap().now.get_mut(&object).unwrap() -= 1;
                books.lock().unwrap().handled.push(delivery);
                Ok(())
            }
        }
    };
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..workers {
        let worker = shop
            .worker_for(inbox.clone(), client.clone())
            .concurrency(8);
        let handler = handler.clone();
        tasks.spawn(async move {
            let _: Infallible = worker.run(handler).await;
        });
    }
    while !shop
        .jobs(Some(JobKind::Task), Some(JobStatus::Pending))
        .await
        .is_empty()
        || !shop
            .jobs(Some(JobKind::Task), Some(JobStatus::Running))
            .await
            .is_empty()
    {
        tokio::task::yield_now().await;
        tokio::time::advance(SECOND / 10).await;
    }
    tasks.abort_all();
    let running = running.lock().unwrap();
    assert_eq!(running.most_of_one, 1);
    assert!(
        running.most_of_all > 1,
        "orders are handled beside one another"
    );
    assert_eq!(running.order.len(), 6);
    for (object, order) in &running.order {
        assert!(order.is_sorted(), "{object}: {order:?}");
        assert_eq!(order.len(), 4, "{object}: created, ended, paid, overpaid");
    }
}

#[tokio::test(start_paused = true)]
async fn a_dead_task_does_not_block_later_tasks_of_its_object() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    let second = shop.charge(&order).await;
    let gives_up = HandlerError::give_up("no such product");
    shop.books.lock().unwrap().failures.push_back(gives_up);
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    shop.simulator.pay(&second).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid", "overpaid"]);
}

/// Runs a worker until the test says so, with a handler that waits until the test says so.
struct Slow {
    release: oneshot::Sender<()>,
    shutdown: oneshot::Sender<()>,
    worker: tokio::task::JoinHandle<Result<(), oneshot::error::RecvError>>,
    ended: Arc<AtomicU32>,
}

async fn slow(shop: &Shop, worker: Worker) -> Slow {
    let (release, released) = oneshot::channel::<()>();
    let (shutdown, stopped) = oneshot::channel::<()>();
    let (begun, begins) = oneshot::channel::<()>();
    let state = Arc::new(Mutex::new((Some(begun), Some(released))));
    let ended = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&ended);
    let handler = move |_: Delivery| {
        let (state, count) = (Arc::clone(&state), Arc::clone(&count));
        async move {
            let released = {
                let mut state = state.lock().unwrap();
                state.0.take().map(|begun| begun.send(()));
                state.1.take()
            };
            if let Some(released) = released {
                let _ = released.await;
            }
            count.fetch_add(1, Ordering::SeqCst);
            Ok(())
        }
    };
    confirm_only(shop).await;
    let worker = tokio::spawn(async move { worker.run_until(stopped, handler).await });
    // The task is due at once.
    begins.await.unwrap();
    Slow {
        release,
        shutdown,
        worker,
        ended,
    }
}

#[tokio::test(start_paused = true)]
async fn a_shutdown_waits_for_the_running_handler() {
    let shop = paid().await;
    let slow = slow(&shop, shop.worker()).await;
    slow.shutdown.send(()).unwrap();
    tokio::task::yield_now().await;
    shop.claim("late.event", "nothing").await;
    for _ in 0..10 {
        tokio::time::advance(SECOND).await;
        tokio::task::yield_now().await;
    }
    assert!(!slow.worker.is_finished());
    slow.release.send(()).unwrap();
    slow.worker.await.unwrap().unwrap();
    assert_eq!(slow.ended.load(Ordering::SeqCst), 1);
    let pending = shop.jobs(None, Some(JobStatus::Pending)).await;
    assert_eq!(pending.len(), 1, "{pending:?}");
    assert_eq!((&*pending[0].name, pending[0].attempts), ("late.event", 0));
    assert_eq!(shop.jobs(None, Some(JobStatus::Running)).await, []);
}

#[tokio::test(start_paused = true)]
async fn a_shutdown_drops_the_handler_after_its_grace_and_another_worker_takes_over() {
    let shop = paid().await;
    let slow = slow(&shop, shop.worker().grace(5 * SECOND)).await;
    slow.shutdown.send(()).unwrap();
    let begun = Instant::now();
    while !slow.worker.is_finished() {
        tokio::time::advance(SECOND / 4).await;
    }
    assert!(
        (5 * SECOND..7 * SECOND).contains(&begun.elapsed()),
        "{:?}",
        begun.elapsed()
    );
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
    assert!(slow.release.is_closed(), "the handler is dropped");
    assert_eq!(slow.ended.load(Ordering::SeqCst), 0);
    assert_eq!(shop.jobs(None, Some(JobStatus::Running)).await.len(), 1);

    let (worker, handler) = (shop.worker(), shop.handler());
    let other = tokio::spawn(async move { worker.run(handler).await });
    while shop.handled().is_empty() {
        tokio::time::advance(SECOND).await;
        tokio::task::yield_now().await;
    }
    other.abort();
    assert_eq!(shop.handled()[0].attempt(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_pending_run_ends_when_nothing_is_due() {
    let shop = paid().await;
    shop.set("ord_nobody", Expectation::NotOurs);
    shop.claim("payment.completed", "pay_nobody").await;
    shop.work().await;
    // One event waits for its next attempt.
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(shop.jobs(None, Some(JobStatus::Pending)).await.len(), 1);
    shop.work().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn a_delivery_can_sleep_on_the_worker_clock() {
    let shop = paid().await;
    confirm_only(&shop).await;
    let Shop {
        inbox,
        client,
        books,
        ..
    } = &shop;
    let worker = shop.worker_for(Inbox::clone(inbox), client.clone());
    let books = Arc::clone(books);
    let handler = move |delivery| {
        let books = Arc::clone(&books);
        async move {
            sleep(SECOND).await;
            books.lock().unwrap().handled.push(delivery);
            Ok(())
        }
    };
    let run = tokio::spawn(async move { worker.run_pending(handler).await });
    while !run.is_finished() {
        tokio::time::advance(SECOND / 2).await;
    }
    run.await.unwrap().unwrap();
    assert_eq!(shop.names(), ["order_paid"]);
}
