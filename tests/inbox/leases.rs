//! Leases: kept while a handler runs, taken over when its worker has died, and bound to no
//! clock of a machine.

use crate::handlers::confirm_only;
use crate::support::{HOUR, MINUTE, SECOND, Shop};
use crate::watched_store::WatchedStore;
use durianpay_client::webhook::Verifier;
use durianpay_client::webhook::inbox::{
    Claim, Delivery, Finish, HandlerError, Inbox, JobKind, JobStatus, Store,
};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

/// The actions of a handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Began(u32),
    Ended(u32),
    Dropped(u32),
}

type Marks = Arc<Mutex<Vec<Mark>>>;

/// Marks that a handler was dropped before its end.
struct Guard(Marks, u32, bool);

impl Drop for Guard {
    fn drop(&mut self) {
        let mark = if self.2 {
            Mark::Ended(self.1)
        } else {
            Mark::Dropped(self.1)
        };
        self.0.lock().unwrap().push(mark);
    }
}

/// A handler whose attempts take these times.
fn taking(
    marks: &Marks,
    times: &[Duration],
) -> impl Fn(Delivery) -> std::pin::Pin<Box<dyn Future<Output = Result<(), HandlerError>> + Send>>
+ Clone
+ Send
+ Sync
+ 'static {
    let marks = Arc::clone(marks);
    let times = Arc::new(Mutex::new(times.iter().copied().collect::<VecDeque<_>>()));
    move |delivery| {
        let marks = Arc::clone(&marks);
        let time = times.lock().unwrap().pop_front().unwrap_or_default();
        Box::pin(async move {
            marks.lock().unwrap().push(Mark::Began(delivery.attempt()));
            let mut guard = Guard(marks, delivery.attempt(), false);
            sleep(time).await;
            guard.2 = true;
            Ok(())
        })
    }
}

/// Moves the clock in small steps.
async fn pass(time: Duration) {
    let end = Instant::now() + time;
    while Instant::now() < end {
        settle().await;
        tokio::time::advance(SECOND / 4).await;
    }
    settle().await;
}

/// Lets all tasks run as far as possible at this moment.
async fn settle() {
    for _ in 0..20 {
        tokio::task::yield_now().await;
    }
}

/// A shop with one task, its order paid and confirmed, on a store that a test can let fail.
async fn one_task() -> (Shop, WatchedStore, Inbox) {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    confirm_only(&shop).await;
    let store = WatchedStore::over(shop.store.clone());
    let verifier = Verifier::new([shop.simulator.api_key().clone()]);
    let inbox = Inbox::new(store.clone(), verifier);
    (shop, store, inbox)
}

fn spawn_worker(
    shop: &Shop,
    inbox: &Inbox,
    handler: impl durianpay_client::webhook::inbox::Handler,
) -> JoinHandle<()> {
    let worker = shop.worker_for(inbox.clone(), shop.client.clone());
    tokio::spawn(async move {
        worker.run(handler).await;
    })
}

#[tokio::test(start_paused = true)]
async fn a_slow_handler_keeps_its_lease() {
    let (shop, store, inbox) = one_task().await;
    let marks = Marks::default();
    let handler = taking(&marks, &[10 * MINUTE]);
    let workers = [
        spawn_worker(&shop, &inbox, handler.clone()),
        spawn_worker(&shop, &inbox, handler),
    ];
    pass(11 * MINUTE).await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1), Mark::Ended(1)]);
    let beats = store.count("beat");
    assert!((25..=31).contains(&beats), "three in each lease: {beats}");
    assert_eq!(inbox.metrics().taken_over, 0);
    assert_eq!(shop.jobs(None, Some(JobStatus::Running)).await, []);
    workers.iter().for_each(JoinHandle::abort);
}

#[tokio::test(start_paused = true)]
async fn a_task_of_a_dead_worker_is_taken_over_after_a_lease() {
    let (shop, _store, inbox) = one_task().await;
    let marks = Marks::default();
    let handler = taking(&marks, &[HOUR, SECOND]);
    let doomed = spawn_worker(&shop, &inbox, handler.clone());
    let other = spawn_worker(&shop, &inbox, handler);
    settle().await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1)]);
    doomed.abort();
    settle().await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1), Mark::Dropped(1)]);
    pass(59 * SECOND).await;
    assert_eq!(marks.lock().unwrap().len(), 2, "within the lease");
    pass(32 * SECOND).await;
    let expected = [
        Mark::Began(1),
        Mark::Dropped(1),
        Mark::Began(2),
        Mark::Ended(2),
    ];
    assert_eq!(*marks.lock().unwrap(), expected);
    assert_eq!(inbox.metrics().taken_over, 1);
    other.abort();
}

#[tokio::test(start_paused = true)]
async fn an_event_of_a_dead_worker_is_taken_over() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let claim = Claim {
        token: "of a worker that died".to_owned(),
        most: 10,
        max_wait: HOUR,
    };
    let claimed = shop.store.claim(claim).await.unwrap();
    assert_eq!(claimed.len(), 3);
    shop.work().await;
    assert_eq!(shop.names(), [""; 0]);
    let (worker, handler) = (shop.worker(), shop.handler());
    let run = tokio::spawn(async move { worker.run(handler).await });
    // In steps that are short beside the time limits of requests.
    for _ in 0..120 {
        settle().await;
        tokio::time::advance(SECOND).await;
    }
    while shop.names().is_empty() {
        tokio::task::yield_now().await;
    }
    run.abort();
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(shop.inbox.metrics().taken_over, 3);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_loses_its_lease_is_dropped() {
    let (shop, store, inbox) = one_task().await;
    let marks = Marks::default();
    let worker = spawn_worker(&shop, &inbox, taking(&marks, &[HOUR, SECOND]));
    settle().await;
    // Another worker has taken the task over.
    let running = store.running().await.unwrap();
    assert!(store.release(&running[0]).await.unwrap());
    pass(25 * SECOND).await;
    let marks = marks.lock().unwrap();
    assert!(marks.contains(&Mark::Dropped(1)), "{marks:?}");
    assert_eq!(inbox.metrics().leases_lost, 1);
    worker.abort();
}

#[tokio::test(start_paused = true)]
async fn a_handler_is_dropped_if_the_store_is_unreachable_for_a_lease() {
    let (shop, store, inbox) = one_task().await;
    let marks = Marks::default();
    store.fail("beat", u32::MAX);
    store.fail("running", u32::MAX);
    let worker = spawn_worker(&shop, &inbox, taking(&marks, &[HOUR]));
    pass(50 * SECOND).await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1)]);
    pass(15 * SECOND).await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1), Mark::Dropped(1)]);
    worker.abort();
}

#[tokio::test(start_paused = true)]
async fn an_occasional_failing_beat_loses_no_lease() {
    let (shop, store, inbox) = one_task().await;
    let marks = Marks::default();
    let handler = taking(&marks, &[5 * MINUTE]);
    let workers = [
        spawn_worker(&shop, &inbox, handler.clone()),
        spawn_worker(&shop, &inbox, handler),
    ];
    for _ in 0..5 {
        store.fail("beat", 1);
        pass(MINUTE).await;
    }
    pass(MINUTE).await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1), Mark::Ended(1)]);
    workers.iter().for_each(JoinHandle::abort);
}

#[tokio::test(start_paused = true)]
async fn a_pause_of_all_workers_duplicates_no_effect() {
    let (shop, _store, inbox) = one_task().await;
    let marks = Marks::default();
    let handler = taking(&marks, &[10 * MINUTE]);
    let workers = [
        spawn_worker(&shop, &inbox, handler.clone()),
        spawn_worker(&shop, &inbox, handler),
    ];
    pass(MINUTE).await;
    for _ in 0..3 {
        // As after `SIGSTOP` and `SIGCONT`, or a jump of the clock in the middle of an effect.
        tokio::time::advance(2 * MINUTE).await;
        pass(20 * SECOND).await;
    }
    pass(10 * MINUTE).await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1), Mark::Ended(1)]);
    assert_eq!(inbox.metrics().taken_over, 0);
    workers.iter().for_each(JoinHandle::abort);
}

#[tokio::test(start_paused = true)]
async fn a_worker_that_polls_rarely_still_takes_over() {
    let (shop, _store, inbox) = one_task().await;
    let marks = Marks::default();
    let handler = taking(&marks, &[HOUR, SECOND]);
    let doomed = spawn_worker(&shop, &inbox, handler.clone());
    settle().await;
    doomed.abort();
    let worker = shop.worker_for(inbox.clone(), shop.client.clone());
    let worker = worker.poll_interval(HOUR);
    let run = tokio::spawn(async move { worker.run(handler).await });
    pass(2 * MINUTE).await;
    assert_eq!(marks.lock().unwrap().last(), Some(&Mark::Ended(2)));
    run.abort();
}

#[tokio::test(start_paused = true)]
async fn a_job_scheduled_by_a_wrong_clock_is_still_run() {
    let (shop, store, _inbox) = one_task().await;
    let claim = Claim {
        token: "of a worker whose clock was a day ahead".to_owned(),
        most: 10,
        max_wait: HOUR,
    };
    let task = store.claim(claim).await.unwrap().remove(0);
    assert_eq!(task.kind, JobKind::Task);
    let finish = Finish::Retry {
        after: 24 * HOUR,
        reason: "no stock".to_owned(),
    };
    assert!(store.finish(task.id, &task.token, finish).await.unwrap());
    shop.work().await;
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!(shop.handled()[0].attempt(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_task_whose_result_is_not_stored_runs_again() {
    let (shop, store, inbox) = one_task().await;
    let marks = Marks::default();
    store.fail("finish", 1);
    let worker = spawn_worker(&shop, &inbox, taking(&marks, &[SECOND, SECOND]));
    pass(30 * SECOND).await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1), Mark::Ended(1)]);
    pass(2 * MINUTE).await;
    let expected = [
        Mark::Began(1),
        Mark::Ended(1),
        Mark::Began(2),
        Mark::Ended(2),
    ];
    assert_eq!(*marks.lock().unwrap(), expected);
    worker.abort();
}

#[tokio::test(start_paused = true)]
async fn a_failing_store_does_not_end_a_worker() {
    let (shop, store, inbox) = one_task().await;
    let marks = Marks::default();
    store.fail("claim", 30);
    let worker = spawn_worker(&shop, &inbox, taking(&marks, &[SECOND]));
    pass(20 * SECOND).await;
    assert_eq!(*marks.lock().unwrap(), []);
    assert!(store.count("claim") < 25, "it waits before it tries again");
    pass(MINUTE).await;
    assert_eq!(*marks.lock().unwrap(), [Mark::Began(1), Mark::Ended(1)]);
    worker.abort();
}
