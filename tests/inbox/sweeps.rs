//! A sweep finds the payments and orders whose webhooks never came.

use crate::support::{MINUTE, Shop, claim};
use durianpay_client::api::{Order, PaymentId, endpoint};
use durianpay_client::webhook::inbox::{JobStatus, SweepError};
use durianpay_client::webhook::{Expectation, Expected};
use durianpay_simulator::Fault;
use std::collections::BTreeSet;
use std::time::Duration;

/// A shop that got no webhook of these sales, all of which are paid.
async fn missed(sales: usize) -> (Shop, Vec<(Order, PaymentId)>) {
    let shop = Shop::deaf().await;
    let mut found = Vec::new();
    for _ in 0..sales {
        let (order, payment) = shop.sale().await;
        shop.simulator.pay(&payment).await.unwrap();
        found.push((order, payment));
    }
    (shop, found)
}

fn delivered(shop: &Shop) -> BTreeSet<String> {
    let handled = shop.handled();
    let keys = handled.iter().map(|delivery| delivery.key().to_owned());
    keys.collect()
}

#[tokio::test(start_paused = true)]
async fn missed_webhooks_are_found_and_delivered_once() {
    let (shop, _) = missed(5).await;
    let since = shop.simulator.now();
    let worker = shop.worker();
    let swept = worker.sweep(since, 100).await.unwrap();
    assert!(swept.is_finished);
    // Each payment and each order.
    assert_eq!((swept.found, swept.pages), (10, 4));
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"; 5]);
    // All is known now.
    let again = worker.sweep(since, 100).await.unwrap();
    assert_eq!((again.found, again.is_finished), (0, true));
    // However late it is swept again, nothing is asked but the lists.
    tokio::time::advance(10 * MINUTE).await;
    let before = shop.calls();
    worker.sweep(since, 100).await.unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.calls() - before, 4);
    assert_eq!(shop.names(), ["order_paid"; 5]);
}

#[tokio::test(start_paused = true)]
async fn a_sweep_finds_only_payments_that_ended() {
    let shop = Shop::deaf().await;
    let order = shop.order().await;
    let payments = [
        shop.charge(&order).await,
        shop.charge(&order).await,
        shop.charge(&order).await,
    ];
    shop.simulator.fail(&payments[0]).await.unwrap();
    shop.simulator.expire(&payments[1]).await.unwrap();
    let swept = shop
        .worker()
        .sweep(shop.simulator.now(), 100)
        .await
        .unwrap();
    assert_eq!(swept.found, 2);
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["payment_ended", "payment_ended"]);
}

#[tokio::test(start_paused = true)]
async fn an_interrupted_sweep_is_continued() {
    let (shop, sales) = missed(105).await;
    let since = shop.simulator.now();
    let mut found = 0;
    let mut pages = 0;
    loop {
        // By another worker each time, as after a restart.
        let swept = shop.worker().sweep(since, 1).await.unwrap();
        assert_eq!(swept.pages, 1);
        pages += 1;
        found += swept.found;
        if swept.is_finished {
            break;
        }
        assert!(pages < 10, "it does not go on");
    }
    // Two pages and an empty one, of payments and of orders.
    assert_eq!((pages, found), (6, 210));
    // Objects that a sweep has found are confirmed without a rate limit, since they are not a claim.
    shop.work_to_the_end().await;
    assert_eq!(shop.names().len(), sales.len());
    assert_eq!(delivered(&shop).len(), sales.len());
    // The next one begins at the start.
    let next = shop.worker().sweep(since, 1).await.unwrap();
    assert_eq!((next.is_finished, next.found), (false, 0));
}

#[tokio::test(start_paused = true)]
async fn a_failed_sweep_is_continued_where_it_failed() {
    let (shop, _) = missed(3).await;
    let since = shop.simulator.now();
    let worker = shop.worker();
    for _ in 0..3 {
        shop.simulator
            .faults()
            .next_of(&endpoint::ORDERS_LIST, Fault::Unavailable);
    }
    let sweep = worker.clone();
    let failed = tokio::spawn(async move { sweep.sweep(since, 100).await });
    while !failed.is_finished() {
        tokio::task::yield_now().await;
        tokio::time::advance(Duration::from_millis(10)).await;
    }
    let error = failed.await.unwrap().unwrap_err();
    assert!(matches!(error, SweepError::Api(_)), "{error}");
    let lists = |path: &str| {
        let requests = shop.simulator.requests();
        requests
            .iter()
            .filter(|request| request.path == path)
            .count()
    };
    let payments = lists("/payments");
    let swept = worker.sweep(since, 100).await.unwrap();
    assert!(swept.is_finished);
    assert_eq!(
        lists("/payments"),
        payments,
        "the payments are not read again"
    );
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_paid"; 3]);
}

#[tokio::test(start_paused = true)]
async fn concurrent_sweeps_and_webhooks_duplicate_no_effect() {
    let shop = Shop::open().await;
    let mut sales = Vec::new();
    for _ in 0..12 {
        sales.push(shop.sale().await);
    }
    let since = shop.simulator.now();
    for (number, (_, payment)) in sales.iter().enumerate() {
        shop.simulator.pay(payment).await.unwrap();
        if number % 3 == 0 {
            shop.work().await;
        }
    }
    let sweepers = (0..3).map(|_| {
        let worker = shop.worker();
        tokio::spawn(async move {
            for _ in 0..4 {
                worker.sweep(since, 2).await.unwrap();
            }
        })
    });
    let workers = (0..2).map(|_| {
        let (worker, handler) = (shop.worker(), shop.handler());
        tokio::spawn(async move { worker.run_pending(handler).await.unwrap() })
    });
    for task in sweepers.chain(workers).collect::<Vec<_>>() {
        task.await.unwrap();
    }
    shop.work_to_the_end().await;
    assert_eq!(shop.names().len(), 12, "{:?}", shop.names());
    assert_eq!(delivered(&shop).len(), 12);
    assert_eq!(shop.jobs(None, Some(JobStatus::Dead)).await, []);
}

#[tokio::test(start_paused = true)]
async fn orders_of_another_system_are_swept_without_effect() {
    let (shop, sales) = missed(2).await;
    shop.set(sales[0].0.id.as_str(), Expectation::NotOurs);
    let since = shop.simulator.now();
    for _ in 0..3 {
        shop.worker().sweep(since, 100).await.unwrap();
        shop.work_to_the_end().await;
    }
    assert_eq!(shop.names(), ["order_paid"]);
}

#[tokio::test(start_paused = true)]
async fn a_sweep_finds_only_events_without_a_webhook() {
    let shop = Shop::deaf().await;
    let since = shop.simulator.now();
    let (foreign, payment) = shop.sale().await;
    shop.set(foreign.id.as_str(), Expectation::NotOurs);
    shop.simulator.pay(&payment).await.unwrap();
    shop.claim("payment.completed", &payment).await;
    let (different, payment) = shop.sale().await;
    shop.expect(&different, Expected::new(&different.id, 99));
    shop.simulator.pay(&payment).await.unwrap();
    shop.claim("order.completed", &different.id).await;
    shop.work().await;
    assert_eq!(shop.names(), ["paid_differently"]);
    let swept = shop.worker().sweep(since, 100).await.unwrap();
    assert_eq!(swept.found, 0);
    let order = shop.order().await;
    shop.claim("order.created", &order.id).await;
    shop.work().await;
    let payment = shop.charge(&order).await;
    shop.simulator.pay(&payment).await.unwrap();
    let swept = shop.worker().sweep(since, 100).await.unwrap();
    assert_eq!(swept.found, 2);
    shop.work().await;
    let names = ["paid_differently", "order_created", "order_paid"];
    assert_eq!(shop.names(), names);
}

#[tokio::test(start_paused = true)]
async fn an_unfinished_sweep_does_not_hide_older_events() {
    let (shop, _) = missed(2).await;
    let now = shop.simulator.now().unix_seconds();
    let time =
        |seconds: i64| durianpay_client::Timestamp::from_unix_seconds(now + seconds).unwrap();
    // Two days from now: nothing was created since, and it is not finished.
    let swept = shop.worker().sweep(time(3 * 86_400), 1).await.unwrap();
    assert_eq!((swept.found, swept.is_finished), (0, false));
    let swept = shop.worker().sweep(time(0), 100).await.unwrap();
    assert_eq!((swept.found, swept.is_finished), (4, true));
}

#[tokio::test(start_paused = true)]
async fn a_worker_sweeps_automatically_if_configured() {
    let (shop, _) = missed(2).await;
    let day = Duration::from_secs(24 * 60 * 60);
    let worker = shop.worker().sweep_every(10 * MINUTE, day);
    let handler = shop.handler();
    let run = tokio::spawn(async move { worker.run(handler).await });
    while shop.names().len() < 2 {
        tokio::task::yield_now().await;
    }
    let lists = || {
        let requests = shop.simulator.requests();
        let lists = requests
            .iter()
            .filter(|request| request.path == "/payments");
        lists.count()
    };
    let first = lists();
    assert_eq!(first, 2, "a page and an empty one");
    let (_, payment) = shop.sale().await;
    shop.simulator.pay(&payment).await.unwrap();
    for _ in 0..9 {
        tokio::time::advance(MINUTE).await;
        for _ in 0..200 {
            tokio::task::yield_now().await;
        }
    }
    assert_eq!(lists(), first, "not before its interval");
    tokio::time::advance(MINUTE + MINUTE / 60).await;
    while shop.names().len() < 3 {
        tokio::task::yield_now().await;
    }
    run.abort();
    assert_eq!(shop.names(), ["order_paid"; 3]);
}

#[tokio::test(start_paused = true)]
async fn a_refund_before_a_sweep_is_not_delivered() {
    let (shop, sales) = missed(1).await;
    shop.refund(&sales[0].1, 10_000).await;
    shop.worker()
        .sweep(shop.simulator.now(), 100)
        .await
        .unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_refunded"]);
    // A late webhook changes nothing.
    shop.receive(claim("payment.completed", sales[0].1.as_str()))
        .await
        .unwrap();
    shop.work_to_the_end().await;
    assert_eq!(shop.names(), ["order_refunded"]);
}

#[tokio::test(start_paused = true)]
async fn a_sweep_begins_one_day_earlier_for_time_zones() {
    let (shop, _) = missed(1).await;
    let noon = "2026-03-01T12:00:00Z".parse().unwrap();
    shop.worker().sweep(noon, 100).await.unwrap();
    let requests = shop.simulator.requests();
    let lists = requests
        .iter()
        .filter_map(|request| request.query.as_deref());
    let from: BTreeSet<&str> = lists
        .flat_map(|query| query.split('&'))
        .filter(|part| part.starts_with("from="))
        .collect();
    assert_eq!(from, BTreeSet::from(["from=2026-02-28"]));
}
