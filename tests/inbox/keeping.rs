//! The stored data, its retention, and its display for operators.

use crate::support::{HOUR, MINUTE, SECOND, Shop, claim};
use crate::watched_store::WatchedStore;
use durianpay_client::webhook::inbox::{
    Delivery, Filter, HandlerError, Inbox, Incoming, JobKind, JobStatus, Limits, Receipt, Seal,
    SealError, Store, Worker,
};
use durianpay_client::webhook::{Expectation, ResponseError, Verifier};
use durianpay_client::{ApiKey, Client};
use durianpay_simulator::Simulator;
use std::future::ready;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test(start_paused = true)]
async fn pruning_never_repeats_an_effect() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    let since = shop.simulator.now();
    shop.simulator.pay(&payment).await.unwrap();
    shop.receive(r#"{"event":"loyalty.earned","data":{"points":1}}"#)
        .await
        .unwrap();
    shop.work_to_the_end().await;
    let before = shop.names();
    assert_eq!(before.len(), 2, "{before:?}");
    assert_eq!(shop.store.prune(30 * DAY).await.unwrap(), 0);

    tokio::time::advance(31 * DAY).await;
    // Three webhooks, the unknown one, and the contents of two tasks.
    assert_eq!(shop.store.prune(30 * DAY).await.unwrap(), 6);
    assert_eq!(shop.jobs(Some(JobKind::Event), None).await, []);
    for job in shop.jobs(None, None).await {
        let (_, content) = shop.store.job(job.id).await.unwrap().unwrap();
        assert_eq!(content, b"", "{job:?}");
    }
    assert_eq!(shop.store.prune(30 * DAY).await.unwrap(), 0);

    // All of it comes again, in each way.
    for delivery in shop.simulator.deliveries() {
        assert_eq!(shop.receive(&delivery.body).await.unwrap(), Receipt::Stored);
    }
    shop.receive(r#"{"event":"loyalty.earned","data":{"points":1}}"#)
        .await
        .unwrap();
    shop.claim("order.completed", &order.id).await;
    shop.worker().sweep(since, 100).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), before);
}

#[tokio::test(start_paused = true)]
async fn pruning_keeps_pending_and_dead_jobs() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    let gives_up = HandlerError::give_up("no such product");
    shop.books.lock().unwrap().failures.push_back(gives_up);
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    let pending = shop.unknown_order(|order| order).await;
    tokio::time::advance(31 * DAY).await;
    shop.store.prune(DAY).await.unwrap();
    let left = shop.jobs(None, None).await;
    let states: Vec<_> = left.iter().map(|job| (&*job.name, job.status)).collect();
    let expected = [
        ("order_paid", JobStatus::Dead),
        ("order.created", JobStatus::Pending),
    ];
    assert_eq!(states, expected);
    assert!(left[1].object.contains(pending.id.as_str()));
    // A dead task that is replayed after a month still has its content.
    shop.store.replay(vec![left[0].id]).await.unwrap();
    shop.work().await;
    assert_eq!(shop.names(), ["order_paid", "order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn a_replayed_pruned_task_is_dead_and_delivers_nothing() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    tokio::time::advance(2 * DAY).await;
    shop.store.prune(DAY).await.unwrap();
    let task = &shop.jobs(Some(JobKind::Task), None).await[0];
    shop.store.replay(vec![task.id]).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
    let dead = shop.reasons(JobStatus::Dead).await;
    assert_eq!(
        dead,
        [(
            "order_paid".to_owned(),
            "the content of the task was pruned".to_owned()
        )]
    );
}

/// Not a cipher: its output is unreadable, and can be distinguished from other data.
#[derive(Clone)]
struct Inverted(Arc<AtomicBool>);

impl Seal for Inverted {
    fn seal(&self, content: Vec<u8>) -> Result<Vec<u8>, SealError> {
        if self.0.load(Ordering::SeqCst) {
            return Err("the key is not there".into());
        }
        let sealed = content.into_iter().map(|byte| !byte);
        Ok([vec![b'!'], sealed.collect()].concat())
    }

    fn open(&self, stored: Vec<u8>) -> Result<Vec<u8>, SealError> {
        if self.0.load(Ordering::SeqCst) {
            return Err("the key is not there".into());
        }
        let sealed = stored.strip_prefix(b"!").ok_or("it is not sealed")?;
        Ok(sealed.iter().map(|byte| !byte).collect())
    }
}

#[tokio::test(start_paused = true)]
async fn sealed_content_is_unreadable_and_still_handled() {
    let broken = Arc::new(AtomicBool::new(false));
    let seal = Inverted(Arc::clone(&broken));
    let shop = Shop::open_with(Simulator::builder(), |inbox| inbox.seal(seal)).await;
    let order = shop
        .order_like(|order| order.order_ref_id("canary-ref"))
        .await;
    let payment = shop.charge(&order).await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.receive(r#"{"event":"loyalty.earned","data":{"name":"canary"}}"#)
        .await
        .unwrap();
    // While the key is gone, nothing is lost.
    broken.store(true, Ordering::SeqCst);
    let body = claim("payment.completed", "pay_1");
    let error = shop.receive(&body).await.unwrap_err();
    assert_eq!(error.status_code(), 503);
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), [""; 0]);
    broken.store(false, Ordering::SeqCst);
    shop.work_to_the_end().await;
    let mut names = shop.names();
    names.sort_unstable();
    assert_eq!(names, ["order_paid", "unconfirmed"]);
    // Asking for an object stores no content of anybody.
    let jobs = shop.jobs(None, None).await;
    assert!(jobs.len() > 4);
    for job in jobs {
        let (_, content) = shop.store.job(job.id).await.unwrap().unwrap();
        let text = String::from_utf8_lossy(&content);
        for readable in ["canary", "10000", "event", "order_id", "ord_", "pay_"] {
            assert!(!text.contains(readable), "{readable} in {text}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn objects_are_queried_with_a_seal() {
    let seal = Inverted(Arc::default());
    let shop = Shop::open_with(Simulator::builder(), |inbox| inbox.seal(seal)).await;
    shop.simulator
        .set_webhook_url("http://127.0.0.1:9/nobody")
        .unwrap();
    let (_, payment) = shop.sale().await;
    let since = shop.simulator.now();
    shop.simulator.pay(&payment).await.unwrap();
    shop.worker().sweep(since, 100).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn the_metrics_of_an_inbox_match_the_events() {
    let shop = Shop::deaf().await;
    let (order, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let receive = async |body: &str| drop(shop.receive(body).await);
    receive(&claim("payment.completed", payment.as_str())).await;
    receive(&claim("payment.completed", payment.as_str())).await;
    receive(&claim("order.completed", order.id.as_str())).await;
    receive("no webhook").await;
    receive(r#"{"event":"canary","data":{}}"#).await;
    shop.books.lock().unwrap().failures.extend([
        HandlerError::from("no stock"),
        HandlerError::give_up("no such product"),
    ]);
    shop.work_to_the_end().await;
    let found = shop.inbox.metrics();
    assert_eq!(found.stored, 3, "{found:?}");
    assert_eq!(found.known, 1, "{found:?}");
    assert_eq!(found.rejected, 1, "{found:?}");
    assert_eq!(found.confirmed, 3, "{found:?}");
    assert_eq!((found.limited, found.store_failures), (0, 0), "{found:?}");
    // Two tasks: one handled, one dead; and one attempt that failed between.
    assert_eq!(found.handled + found.dead, 2, "{found:?}");
    assert_eq!(
        (found.retried, found.taken_over, found.leases_lost),
        (1, 0, 0),
        "{found:?}"
    );
    let mut counts = shop.store.counts().await.unwrap();
    counts.sort_by_key(|(kind, status, _)| (kind.as_str(), status.as_str()));
    let expected = [
        (JobKind::Event, JobStatus::Done, 3),
        (JobKind::Task, JobStatus::Dead, 1),
        (JobKind::Task, JobStatus::Done, 1),
    ];
    assert_eq!(counts, expected);
}

#[tokio::test(start_paused = true)]
async fn an_operator_filters_jobs_by_kind_status_object_and_age() {
    let shop = Shop::open().await;
    let (order, payment) = shop.sale().await;
    let gives_up = HandlerError::give_up("no such product");
    shop.books.lock().unwrap().failures.push_back(gives_up);
    shop.simulator.pay(&payment).await.unwrap();
    shop.work_to_the_end().await;
    let list = async |filter: Filter| {
        let jobs = shop.store.list(filter).await.unwrap();
        jobs.into_iter().map(|job| job.name).collect::<Vec<_>>()
    };
    let all = Filter::default();
    assert_eq!(
        list(all.clone()).await,
        [
            "order_paid",
            "order.completed",
            "payment.completed",
            "order.created"
        ]
    );
    let dead = Filter {
        status: Some(JobStatus::Dead),
        ..all.clone()
    };
    assert_eq!(list(dead).await, ["order_paid"]);
    let object = Some(format!("payments/{payment}"));
    assert_eq!(
        list(Filter {
            object,
            ..all.clone()
        })
        .await,
        ["payment.completed"]
    );
    let object = Some(format!("orders/{}", order.id));
    let tasks = Filter {
        object,
        kind: Some(JobKind::Task),
        ..all.clone()
    };
    assert_eq!(list(tasks).await, ["order_paid"]);
    let page = Filter {
        limit: Some(1),
        before: Some(3),
        ..all.clone()
    };
    assert_eq!(list(page).await, ["payment.completed"]);
    let hour = Filter {
        claimed_before: Some(HOUR),
        ..all
    };
    assert_eq!(list(hour.clone()).await, [""; 0]);
    tokio::time::advance(HOUR + SECOND).await;
    assert_eq!(list(hour).await.len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_sale_takes_a_fixed_number_of_operations() {
    let shop = Shop::deaf().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let store = WatchedStore::default();
    let verifier = Verifier::new([shop.simulator.api_key().clone()]);
    let inbox = Inbox::new(store.clone(), verifier);
    let body = claim("payment.completed", payment.as_str());
    inbox.receive(Incoming::new(body.as_bytes())).await.unwrap();
    let calls = shop.calls();
    let worker = shop.worker_for(inbox, shop.client.clone());
    worker.run_pending(shop.handler()).await.unwrap();
    assert_eq!(shop.names(), ["order_paid"]);
    for (operation, expected) in [("insert", 1), ("record", 1), ("apply", 1), ("finish", 1)] {
        assert_eq!(store.count(operation), expected, "{operation}");
    }
    // The rest are claims: two that found a job, and those that found none.
    assert_eq!(store.total(), 4 + store.count("claim"));
    assert_eq!(shop.calls() - calls, 2, "the payment and its refunds");
}

#[tokio::test(start_paused = true)]
async fn the_record_of_an_order_comes_with_its_event() {
    let shop = Shop::deaf().await;
    let (order, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let store = WatchedStore::default();
    let verifier = Verifier::new([shop.simulator.api_key().clone()]);
    let inbox = Inbox::new(store.clone(), verifier);
    let worker = shop.worker_for(inbox.clone(), shop.client.clone());
    for event in ["order.completed", "order.updated"] {
        let body = claim(event, order.id.as_str());
        inbox.receive(Incoming::new(body.as_bytes())).await.unwrap();
        worker.run_pending(shop.handler()).await.unwrap();
    }
    assert_eq!(shop.names(), ["order_paid"]);
    assert_eq!((store.count("record"), store.count("apply")), (0, 2));
}

#[tokio::test(start_paused = true)]
async fn a_busy_worker_claims_several_jobs_at_once() {
    let store = WatchedStore::hesitant();
    let verifier = Verifier::new([]);
    let mut limits = Limits::default();
    limits.stored_per_object = u32::MAX;
    limits.per_second = u32::MAX;
    let inbox = Inbox::new(store.clone(), verifier).limits(limits);
    for number in 0..80 {
        let body = claim("unknown.event", &format!("id_{number}"));
        inbox.receive(Incoming::new(body.as_bytes())).await.unwrap();
    }
    // Handlers end one after the other, and one of them only at the end.
    let ended = Arc::new(AtomicU32::new(0));
    let handler = {
        let ended = Arc::clone(&ended);
        move |_delivery: Delivery| {
            let number = ended.fetch_add(1, Ordering::Relaxed);
            async move {
                let wait = if number == 0 { 10_000 } else { number % 8 };
                tokio::time::sleep(Duration::from_millis(wait.into())).await;
                Ok(())
            }
        }
    };
    let client = Client::new(ApiKey::new("dp_test_demo").unwrap()).unwrap();
    let lookup = |_| ready(Ok(Expectation::NotOurs));
    let worker = Worker::new(inbox, client, lookup).concurrency(8);
    worker.run_pending(handler).await.unwrap();
    assert_eq!(ended.load(Ordering::Relaxed), 80);
    let claims = store.count("claim");
    assert!(claims <= 80, "{claims} claims for 160 jobs");
}
