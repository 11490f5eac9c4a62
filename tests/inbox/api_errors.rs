//! The API fails while an event is confirmed: nothing is delivered, and it is asked again.

use crate::support::{Frozen, HOUR, MINUTE, SECOND, Shop, lookup};
use durianpay_client::api::endpoint;
use durianpay_client::webhook::inbox::{Inbox, Incoming, JobStatus, MemoryStore, Store, Worker};
use durianpay_client::webhook::{Expectation, Expected, Verifier};
use durianpay_client::{ApiKey, Client};
use durianpay_simulator::{Effect, Fault};
use durianpay_test_support::scripted_server::{self, Server, Step};
use std::sync::Arc;

#[tokio::test(start_paused = true)]
async fn an_api_that_fails_for_a_while_delays_the_delivery() {
    for fault in [
        Fault::ServerError(Effect::NotApplied),
        Fault::Reset(Effect::NotApplied),
        Fault::Close(Effect::NotApplied),
        Fault::CutBody,
        Fault::Unavailable,
        Fault::TooManyRequests {
            retry_after: SECOND,
        },
    ] {
        let shop = Shop::open().await;
        let (_, payment) = shop.sale().await;
        shop.simulator.pay(&payment).await.unwrap();
        for _ in 0..9 {
            shop.simulator.faults().next(fault);
        }
        shop.work().await;
        assert_eq!(shop.names(), [""; 0], "{fault:?}");
        shop.work_for(HOUR).await;
        assert_eq!(shop.names(), ["order_paid"], "{fault:?}");
        assert_eq!(shop.simulator.faults().waiting(), 0, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn refunds_that_cannot_be_read_delay_the_delivery() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    for _ in 0..6 {
        let faults = shop.simulator.faults();
        faults.next_of(&endpoint::REFUNDS_BY_PAYMENT, Fault::Unavailable);
    }
    shop.work().await;
    assert_eq!(shop.names(), [""; 0]);
    let reasons = shop.reasons(JobStatus::Pending).await;
    let begin = "the refunds of the payment are not known: ";
    assert!(
        reasons.iter().any(|(_, reason)| reason.starts_with(begin)),
        "{reasons:?}"
    );
    shop.work_for(MINUTE).await;
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn each_attempt_is_one_request_outside_the_retry_budget() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    shop.simulator.faults().clear();
    for _ in 0..60 {
        shop.simulator.faults().next(Fault::Unavailable);
    }
    let before = shop.calls();
    shop.work_for(20 * SECOND).await;
    let attempts: u32 = shop
        .jobs(None, None)
        .await
        .iter()
        .map(|job| job.attempts)
        .sum();
    assert_eq!(shop.calls() - before, usize::try_from(attempts).unwrap());
    // A call of the shop still has all of its attempts.
    shop.simulator
        .faults()
        .clear()
        .next(Fault::Unavailable)
        .next(Fault::Unavailable);
    let before = shop.calls();
    let call = shop.client.clone();
    let read = tokio::spawn(async move { call.payments().get(&payment).await });
    while !read.is_finished() {
        tokio::time::advance(SECOND).await;
    }
    assert!(read.await.unwrap().is_ok());
    assert_eq!(shop.calls() - before, 3);
}

#[tokio::test(start_paused = true)]
async fn a_rejected_key_delays_the_delivery_until_it_is_valid() {
    let shop = Shop::open().await;
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    let other = Client::builder(ApiKey::new("dp_test_revoked").unwrap())
        .base_url(shop.simulator.base_url())
        .build()
        .unwrap();
    let worker = shop.worker_for(shop.inbox.clone(), other);
    for _ in 0..12 {
        worker.run_pending(shop.handler()).await.unwrap();
        tokio::time::advance(MINUTE).await;
    }
    assert_eq!(shop.names(), [""; 0]);
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
    let pending = shop.jobs(None, Some(JobStatus::Pending)).await;
    assert!(pending.iter().any(|job| job.attempts > 8), "{pending:?}");
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"]);
}

/// The answer about an id that the API does not know.
const UNKNOWN: &str = r#"{"error": "no", "error_code": "DPAY_INVALID_PAYMENT_ID"}"#;

/// Lets an API give this answer, and then the right one.
async fn confirmed_after(wrong: Step) -> (Vec<String>, Vec<&'static str>) {
    let _clock = Frozen::clock();
    let asked = std::sync::atomic::AtomicU32::new(0);
    let server = Server::start(move |request| {
        if request.target.contains("refunds") {
            return vec![scripted_server::json(200, r#"{"data": []}"#)];
        }
        match asked.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
            0 => vec![wrong.clone()],
            _ => vec![scripted_server::json(
                200,
                r#"{"id": "pay_1", "order_id": "ord_1", "amount": "10000", "status": "completed"}"#,
            )],
        }
    })
    .await;
    let client = Client::builder(ApiKey::new("dp_test_demo").unwrap())
        .base_url(server.base_url())
        .attempt_timeout(30 * SECOND)
        .build()
        .unwrap();
    let store = MemoryStore::default();
    let inbox = Inbox::new(store.clone(), Verifier::new([]));
    inbox
        .receive(Incoming::new(
            crate::support::claim("payment.completed", "pay_1").as_bytes(),
        ))
        .await
        .unwrap();
    let books = Arc::<std::sync::Mutex<crate::support::Books>>::default();
    let expected = Expectation::Order(Expected::new("ord_1", 10_000));
    books
        .lock()
        .unwrap()
        .expectations
        .insert("ord_1".to_owned(), expected);
    let worker = Worker::new(inbox, client, lookup(Arc::clone(&books)));
    let mut reasons = Vec::new();
    for _ in 0..3 {
        let log = Arc::clone(&books);
        let (worker, count) = (worker.clone(), server.log().requests.len());
        let run = tokio::spawn(async move {
            let handler = move |delivery| {
                log.lock().unwrap().handled.push(delivery);
                std::future::ready(Ok(()))
            };
            worker.run_pending(handler).await.unwrap();
        });
        if reasons.is_empty() {
            server.until(|log| log.requests.len() > count).await;
            // In time for an answer, and too late for none.
            for _ in 0..1000 {
                tokio::task::yield_now().await;
            }
            tokio::time::advance(31 * SECOND).await;
        }
        run.await.unwrap();
        let jobs = store
            .list(durianpay_client::webhook::inbox::Filter::default())
            .await
            .unwrap();
        reasons.extend(jobs.into_iter().map(|job| job.reason));
        tokio::time::advance(MINUTE + 3 * SECOND).await;
    }
    let books = books.lock().unwrap();
    let names = books
        .handled
        .iter()
        .map(|delivery| delivery.occurrence().name());
    (reasons, names.collect())
}

#[tokio::test(start_paused = true)]
async fn an_unusable_response_confirms_nothing_and_is_retried() {
    for (wrong, part) in [
        (Step::Stall, "no complete response within 30s"),
        (Step::Reset, "the connection broke"),
        (scripted_server::json(500, "{}"), "status 500"),
        // The payment is there a moment later.
        (
            scripted_server::json(404, UNKNOWN),
            "the API does not know the object",
        ),
        (
            scripted_server::json(400, UNKNOWN),
            "the API does not know the object",
        ),
        (scripted_server::json(200, "{}"), "field `id` is missing"),
        (scripted_server::json(200, "null"), "found null"),
        (scripted_server::json(200, "<html>"), "not JSON"),
        (
            scripted_server::json(
                200,
                r#"{"id": "pay_1", "order_id": "ord_1", "amount": "", "status": "completed"}"#,
            ),
            "at `$.amount`",
        ),
        (
            scripted_server::json(
                200,
                r#"{"id": "pay_2", "order_id": "ord_1", "amount": "10000", "status": "completed"}"#,
            ),
            "another object",
        ),
    ] {
        let (reasons, names) = confirmed_after(wrong).await;
        assert!(reasons[0].contains(part), "{part}: {reasons:?}");
        assert_eq!(names, ["order_paid"], "{part}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_failing_api_does_not_make_a_payment_unknown() {
    for is_signed in [true, false] {
        let shop = if is_signed {
            Shop::open().await
        } else {
            Shop::deaf().await
        };
        let (_, payment) = shop.sale().await;
        shop.simulator.pay(&payment).await.unwrap();
        if !is_signed {
            shop.claim("payment.completed", &payment).await;
        }
        for _ in 0..200 {
            let failure = Fault::ServerError(Effect::NotApplied);
            shop.simulator.faults().next(failure);
        }
        shop.work_for(HOUR).await;
        let pending = shop.jobs(None, Some(JobStatus::Pending)).await;
        assert!(pending.iter().all(|job| job.attempts > 8), "{pending:?}");
        shop.simulator.faults().clear();
        shop.work_to_the_end().await;
        assert_eq!(shop.names(), ["order_paid"]);
    }
}

/// Returns the occurrences of a payment that the API states to be live or not.
async fn handed_over(key: &str, is_live: bool) -> Vec<&'static str> {
    let _clock = Frozen::clock();
    let payment = format!(
        r#"{{"id": "pay_1", "order_id": "ord_1", "amount": "10000", "status": "completed", "is_live": {is_live}}}"#
    );
    let server = Server::start(move |request| {
        let is_list = request.target.contains("refunds");
        let body = if is_list { r#"{"data": []}"# } else { &payment };
        vec![scripted_server::json(200, body)]
    })
    .await;
    let client = Client::builder(ApiKey::new(key).unwrap())
        .base_url(server.base_url())
        .build()
        .unwrap();
    let inbox = Inbox::new(MemoryStore::default(), Verifier::new([]));
    let body = crate::support::claim("payment.completed", "pay_1");
    inbox.receive(Incoming::new(body.as_bytes())).await.unwrap();
    let books = Arc::<std::sync::Mutex<crate::support::Books>>::default();
    let expected = Expectation::Order(Expected::new("ord_1", 10_000));
    let of_order = ("ord_1".to_owned(), expected);
    books.lock().unwrap().expectations.extend([of_order]);
    let worker = Worker::new(inbox, client, lookup(Arc::clone(&books)));
    let log = Arc::clone(&books);
    let handler = move |delivery| {
        log.lock().unwrap().handled.push(delivery);
        std::future::ready(Ok(()))
    };
    worker.run_pending(handler).await.unwrap();
    let books = books.lock().unwrap();
    let deliveries = books.handled.iter();
    deliveries
        .map(|delivery| delivery.occurrence().name())
        .collect()
}

#[tokio::test(start_paused = true)]
async fn a_payment_counts_only_in_the_environment_of_the_key() {
    assert_eq!(handed_over("dp_live_demo", true).await, ["order_paid"]);
    assert_eq!(handed_over("dp_test_demo", false).await, ["order_paid"]);
    for (key, is_live) in [("dp_live_demo", false), ("dp_test_demo", true)] {
        assert_eq!(
            handed_over(key, is_live).await,
            ["paid_differently"],
            "{key}"
        );
    }
}
